import { type Exit, ProgramEnded } from './box/box.ts';
import { explainEnd } from './ending.ts';
import { Entrance } from './entrance.ts';
import type { Check } from './kit/check.ts';
import { needsOf } from './kit/check.ts';
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

/**
 * The programs of one grading. A program on which a check passed is used for the next, which saves the start; a failure
 * counts only on a program that no other check has used.
 */
export class Programs {
  readonly #launcher: Launcher;
  readonly #lab: Lab;
  readonly #seed: string;
  readonly #all = new Set<Running>();
  #spare: Running | undefined;

  /** Chance that programs can be given begins from `seed`. */
  constructor(launcher: Launcher, lab: Lab, seed: string) {
    this.#launcher = launcher;
    this.#seed = seed;
    this.#lab = lab;
  }

  /** A program for the check: the spare one where that will do. @throws StartFailed */
  async take(check: Check, seed: string, fresh = false): Promise<Running> {
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare && !spare.exit && !fresh && this.sharable(check)) return spare;
    if (spare) await this.discard(spare);
    return this.start(this.#variables(check, seed));
  }

  /** Endings leave marks on a program, and variables belong to a check. That time went by is no mark. */
  sharable(check: Check): boolean {
    return (
      !check.fresh && this.#lab.role === 'server' && [...needsOf(check)].every((need) => need === 'time')
    );
  }

  /** Keeps a program for the next check. */
  keep(running: Running): void {
    running.used = true;
    this.#spare = running;
  }

  /** Starts one and waits until it listens. @throws StartFailed */
  async start(variables: Readonly<Record<string, string>> = {}, chance = this.#seed): Promise<Running> {
    const defaults = defaultsOf(this.#lab, this.#launcher.time);
    const running = await this.#begin({ ...defaults, ...variables }, chance);
    this.#all.add(running);
    try {
      await running.program.listening;
      return running;
    } catch (error) {
      await this.discard(running);
      if (error instanceof ProgramEnded) throw new StartFailed(error, running.outputSince());
      throw error;
    }
  }

  async #begin(variables: Readonly<Record<string, string>>, chance: string): Promise<Running> {
    const entrance = this.#lab.role === 'client' ? new Entrance() : undefined;
    await entrance?.open();
    try {
      const lent = entrance?.lent;
      const program = await this.#launcher.start({
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

  async discard(running: Running): Promise<void> {
    this.#all.delete(running);
    await running.dispose();
  }

  /** Ends every program. */
  async close(): Promise<void> {
    this.#spare = undefined;
    await Promise.all([...this.#all].map((running) => this.discard(running)));
  }

  #variables({ id, variables = {} }: Check, seed: string): Readonly<Record<string, string>> {
    if (typeof variables !== 'function') return variables;
    return variables(new Random(`${seed}:${id}:variables`), this.#launcher.time);
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
