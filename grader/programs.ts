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

type Variables = Readonly<Record<string, string>>;

/** What does not mark a program for the checks after it: that time went by, variables that they have as well, and what others do. */
const unmarking: ReadonlySet<Need> = new Set<Need>(['time', 'variables', 'instances', 'chance']);
/** Each takes the memory of a program. */
const mostKept = 3;

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
  /** By their variables, the one used last at the end. */
  readonly #kept = new Map<string, Running>();
  readonly #defaults: Variables;
  /** Each check is compared with all that come later; to draw its variables once is enough. */
  readonly #keys = new Map<Check, string>();

  #closed = false;

  constructor(options: ProgramsOptions) {
    this.#options = options;
    this.#defaults = defaultsOf(options.lab, options.launcher.time);
  }

  /** A program for the check: one that was kept where that will do. @throws StartFailed */
  async take(check: Check, fresh = false): Promise<Running> {
    const kept = fresh ? undefined : this.#keptFor(check);
    if (kept) this.#kept.delete(keyOf(kept.variables));
    if (kept && !kept.exit) return kept;
    if (kept) this.discard(kept);
    const starting = this.#starting.get(check) ?? this.start(this.#variables(check));
    this.#starting.delete(check);
    return starting;
  }

  /** Starts the program for `next` while `current` is tried, where one that is kept, or will be, will not do. */
  prepare(next: Check, current: Check): void {
    const willBeKept =
      this.#leaves(current) && this.#takes(next) && this.#keyOf(current) === this.#keyOf(next);
    if (willBeKept || this.#keptFor(next) || this.#starting.has(next)) return;
    const starting = this.start(this.#variables(next));
    // Whoever takes it hears why it does not run.
    starting.catch(() => undefined);
    this.#starting.set(next, starting);
  }

  #keptFor(check: Check): Running | undefined {
    return this.#takes(check) ? this.#kept.get(this.#keyOf(check)) : undefined;
  }

  /** Whether the program of a check that passed is of use to one that comes later. */
  isOfUseAfter(check: Check): boolean {
    const { checks } = this.#options;
    if (!this.#leaves(check) || this.#kept.has(this.#keyOf(check))) return false;
    const later = checks.slice(checks.indexOf(check) + 1);
    return later.some((other) => this.#takes(other) && this.#keyOf(other) === this.#keyOf(check));
  }

  /** Whether a check leaves the program as it found it, for others that have the same variables. */
  #leaves(check: Check): boolean {
    return [...needsOf(check)].every((need) => unmarking.has(need));
  }

  /**
   * Whether a program will do that another check has used. A client comes again in its own time, for which nobody waits where it
   * cannot be moved.
   */
  #takes(check: Check): boolean {
    const { lab, launcher } = this.#options;
    const isClient = lab.role === 'client';
    const { fresh = isClient } = check;
    return !fresh && !(isClient && launcher.time === 'real') && this.#leaves(check);
  }

  /** Keeps a program for the next check that has its variables. */
  keep(running: Running): void {
    running.used = true;
    const key = keyOf(running.variables);
    for (const [other, kept] of this.#kept) {
      if (other !== key && this.#kept.size < mostKept) continue;
      this.#kept.delete(other);
      this.discard(kept);
    }
    this.#kept.set(key, running);
  }

  /** Starts one and waits until it listens. @throws StartFailed */
  async start(variables: Variables = {}, chance = this.#options.seed): Promise<Running> {
    const running = await this.#begin({ ...this.#defaults, ...variables }, chance);
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

  async #begin(variables: Variables, chance: string): Promise<Running> {
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
  #variables({ variables = {} }: Check): Variables {
    if (typeof variables !== 'function') return variables;
    const { checks, seed, launcher } = this.#options;
    const first = checks.find((check) => check.variables === variables);
    return variables(new Random(`${seed}:${first?.id ?? ''}:variables`), launcher.time);
  }

  #keyOf(check: Check): string {
    const known = this.#keys.get(check);
    if (known !== undefined) return known;
    const key = keyOf({ ...this.#defaults, ...this.#variables(check) });
    this.#keys.set(check, key);
    return key;
  }
}

/** The same for the same values, whatever their order. */
const keyOf = (variables: Variables): string => JSON.stringify(Object.entries(variables).toSorted());

/** On the real clock nobody waits for half a minute: there the short values stand for the defaults. */
const defaultsOf = ({ variables, timing }: Lab, time: Report['time']): Variables =>
  Object.fromEntries(
    Object.entries(variables).map(([name, { default: usual, short }]) => [
      name,
      timing && time === 'real' ? (short ?? usual) : usual,
    ]),
  );
