import { type Exit, ProgramEnded } from './box/box.ts';
import { explainEnd } from './ending.ts';
import { Entrance } from './entrance.ts';
import { type Check, type Need, needsOf } from './kit/check.ts';
import { Random } from './kit/random.ts';
import type { Lab } from './lab.ts';
import type { Launcher } from './launcher.ts';
import type { Problem } from './problem.ts';
import type { Report } from './report.ts';
import { Running } from './running.ts';

/** The program did not come to listen, and why. */
export class StartFailed extends Error {
  readonly problem: Problem;
  readonly output: string;
  /** It ran out of time, which may be for want of a processor. */ readonly late: boolean;

  constructor(exit: Exit, output: string) {
    const problem = explainEnd(exit, output);
    super(problem.message);
    this.problem = problem;
    this.output = output;
    this.late = exit.by === 'start-time' && exit.starved !== false;
  }
}

export interface ProgramsOptions {
  readonly launcher: Launcher;
  readonly lab: Lab;
  /** All of the lab, in its order, also those that are not tried. */ readonly checks: readonly Check[];
  /** Variables are drawn from it, and chance that programs can be given begins from it. */
  readonly seed: string;
}

type Variables = Check['variables'];

/** What does not mark a program for the checks after it: that time went by, and variables that they have as well. */
const unmarking: ReadonlySet<Need> = new Set<Need>(['time', 'variables']);

/**
 * The programs of one grading. A program on which a check passed is used for the next that has the same variables, which
 * saves the start; a failure counts only on a program that no other check has used.
 */
export class Programs {
  readonly #options: ProgramsOptions;
  readonly #all = new Set<Running>();
  /** Those that were started before their check is tried. */
  readonly #starting = new Map<Check, Promise<Running>>();
  readonly #leaving = new Set<Promise<void>>();
  /** One with the defaults and one with variables of its own at most. */
  readonly #kept = new Map<Variables, Running>();

  #closed = false;

  constructor(options: ProgramsOptions) {
    this.#options = options;
  }

  /** A program for the check: one that was kept where that will do. @throws StartFailed */
  async take(check: Check, fresh = false): Promise<Running> {
    const kept = fresh ? undefined : this.#keptFor(check);
    if (kept) this.#kept.delete(check.variables);
    if (kept && !kept.exit) return kept;
    if (kept) this.discard(kept);
    const starting = this.#starting.get(check) ?? this.start(this.#variables(check));
    this.#starting.delete(check);
    return starting;
  }

  /** Starts the program for `next` while `current` is tried, where one that is kept, or will be, will not do. */
  prepare(next: Check, current: Check): void {
    const willBeKept = this.sharable(current) && this.sharable(next) && current.variables === next.variables;
    if (willBeKept || this.#keptFor(next) || this.#starting.has(next)) return;
    const starting = this.start(this.#variables(next));
    // Whoever takes it hears why it does not run.
    starting.catch(() => undefined);
    this.#starting.set(next, starting);
  }

  #keptFor(check: Check): Running | undefined {
    return this.sharable(check) ? this.#kept.get(check.variables) : undefined;
  }

  /** Whether a check leaves the program as it found it, for others that have the same variables. */
  sharable(check: Check): boolean {
    const { role } = this.#options.lab;
    return !check.fresh && role === 'server' && [...needsOf(check)].every((need) => unmarking.has(need));
  }

  /** Keeps a program that was started with `variables` for the next check that has them. */
  keep(running: Running, variables?: Variables): void {
    running.used = true;
    for (const [others, kept] of this.#kept) {
      if (others === variables || (others && variables)) this.#forget(others, kept);
    }
    this.#kept.set(variables, running);
  }

  #forget(variables: Variables, kept: Running): void {
    this.#kept.delete(variables);
    this.discard(kept);
  }

  /** Starts one and waits until it listens. @throws StartFailed */
  async start(
    variables: Readonly<Record<string, string>> = {},
    chance = this.#options.seed,
  ): Promise<Running> {
    const defaults = defaultsOf(this.#options.lab, this.#options.launcher.time);
    const running = await this.#begin({ ...defaults, ...variables }, chance);
    this.#all.add(running);
    if (this.#closed) this.discard(running);
    try {
      await running.program.listening;
      return running;
    } catch (error) {
      this.discard(running);
      if (error instanceof ProgramEnded) throw new StartFailed(error, running.outputSince());
      throw error;
    }
  }

  async #begin(variables: Readonly<Record<string, string>>, chance: string): Promise<Running> {
    const entrance = this.#options.lab.role === 'client' ? new Entrance() : undefined;
    await entrance?.open();
    try {
      const lent = entrance?.lent;
      const program = await this.#options.launcher.start({
        ...lent,
        variables: { ...variables, ...lent?.variables },
        chance,
      });
      return new Running(program, variables, entrance);
    } catch (error) {
      entrance?.remove();
      throw error;
    }
  }

  /** Ends a program. Nobody waits for its box to be cleared away but `close`. */
  discard(running: Running): void {
    if (!this.#all.delete(running)) return;
    const gone = running.dispose();
    this.#leaving.add(gone);
    gone.then(
      () => this.#leaving.delete(gone),
      // Stays, for `close` to throw.
      () => undefined,
    );
  }

  /** Ends every program, and waits until nothing is left of any. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#kept.clear();
    for (const running of this.#all) this.discard(running);
    await Promise.allSettled(this.#starting.values());
    await Promise.all(this.#leaving);
  }

  /** Checks that have the same `variables` get the same values, whichever of them are tried: the first of the lab draws. */
  #variables({ variables = {} }: Check): Readonly<Record<string, string>> {
    if (typeof variables !== 'function') return variables;
    const { checks, seed, launcher } = this.#options;
    const first = checks.find((check) => check.variables === variables);
    return variables(new Random(`${seed}:${first?.id ?? ''}:variables`), launcher.time);
  }
}

/** On the real clock nobody waits for half a minute: there the short values stand for the defaults. */
const defaultsOf = ({ variables, timing }: Lab, time: Report['time']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, { default: usual, short }]) => [
      name,
      timing && time === 'real' ? (short ?? usual) : usual,
    ]),
  );
