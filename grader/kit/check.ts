import type { Localized } from '../report.ts';
import type { Trial } from './trial.ts';

/**
 * What a check cannot do without beside connections: `stop` ends or restarts the program, `instances` starts more of
 * them, `variables` sets variables, `time` is a clock that can be moved or, in its place, the lab's short variables, `chance`
 * is a `Math.random()` that begins from a seed. Where a way of grading lacks it the check is not run.
 */
export type Need = 'stop' | 'instances' | 'variables' | 'time' | 'chance';

export interface CheckDefinition {
  /** A few words, as in a list: what is tried. */
  readonly title: Localized;
  /** What the lab promises, one full sentence. */
  readonly promise: Localized;
  /** What the promise rests on: `RFC 6455 section 5.6` or a heading of the brief. */
  readonly rests: string;
  readonly points: number;
  readonly needs?: readonly Need[];
  /**
   * The lab's variables where they differ from the defaults; a function draws them anew for every grading, and keeps those
   * that are times short where `time` is `real`. Checks with the same values share programs; those that name one and the same
   * function get the same.
   */
  readonly variables?:
    | Readonly<Record<string, string>>
    | ((random: Trial['random'], time: Trial['time']) => Readonly<Record<string, string>>);
  /**
   * Never try it on a program that another check has used. Default false; true in client labs, whose programs are what they
   * went through. With false, a client's first arrival there may be one of many: it has come again after its connections ended.
   */
  readonly fresh?: boolean;
  /** Longest time it may take as a whole, in milliseconds. Default 10 000. */
  readonly budgetMs?: number;
  /** Tries the promise over the wire; a promise that is broken throws through `expect...` or `t.fail`. */
  readonly try: (t: Trial) => Promise<void>;
}

export interface Check extends CheckDefinition {
  /** Names the check in reports, hints and `wrong/`: `binary-comes-back`. */ readonly id: string;
}

/** Defines one check; `checks.ts` of a lab exports an array of them as its default, in the order of the brief. */
export const check = (id: string, definition: CheckDefinition): Check => ({ id, ...definition });

/** What the check needs, said or implied. */
export const needsOf = ({ needs = [], variables, fresh = false }: Check): ReadonlySet<Need> =>
  new Set<Need>([
    ...needs,
    ...(variables ? (['variables'] as const) : []),
    // A program that no other check has used is one that was started for it.
    ...(fresh ? (['stop'] as const) : []),
  ]);
