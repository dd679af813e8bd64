import type { Entrance } from '../entrance.ts';
import type { Mark } from '../load.ts';
import type { Failure } from '../report.ts';
import { type Context, defaultWaitMs } from './context.ts';
import { Failed, Inconclusive } from './failed.ts';
import { Instance } from './instance.ts';
import { isIdle } from './life.ts';
import { advanced, Time } from './time.ts';
import type { Random } from './random.ts';
import { Reception } from './reception.ts';
import { tooBusy } from './waiting.ts';

export interface TrialParts {
  readonly context: Context;
  /** What the program was started with, defaults included. */
  readonly variables: Readonly<Record<string, string>>;
  /** Of a client lab: where the program comes to. */ readonly entrance?: Entrance | undefined;
  /** Starts one more program with the same solution; resolves once it listens. */
  readonly startAnother: (variables: Readonly<Record<string, string>>, chance?: string) => Promise<Context>;
}

// Long enough that the transcript of a wait in vain stays readable.
const longestPauseMs = 200;
/** A program and a check that share two cores with others may be late by so much without anybody's fault. */
const realSlackMs = 150;

/** What a check has in its hands: the program, clients for it, and chance. Connections end with the check. */
export class Trial extends Instance {
  /** All chance of a check comes from here, so that it can be tried again. */
  readonly random: Random;
  /** The lab's variables as the program was given them: those that `variables` of the check drew, and the defaults. */
  readonly variables: Readonly<Record<string, string>>;
  readonly #parts: TrialParts;
  readonly #reception: Reception | undefined;
  readonly #time: Time;
  readonly #began: Mark;

  constructor(parts: TrialParts) {
    super(parts.context);
    this.#parts = parts;
    this.random = parts.context.random;
    this.variables = parts.variables;
    this.#time = new Time(parts.context);
    this.#began = parts.context.patience.load.mark();
    this.#reception = parts.entrance && new Reception(parts.context, parts.entrance);
  }

  /** The check as a server: in client labs the program comes to it. */
  get server(): Reception {
    if (!this.#reception) throw new Error('Only in a client lab the checks are the server.');
    return this.#reception;
  }

  /**
   * One more instance of the same solution (needs `instances`), with `variables` over those of the check. Where chance can be
   * repeated (`chance`) it begins from the same seed as that of the others, or from `chance`.
   */
  async start(variables: Readonly<Record<string, string>> = {}, chance?: string): Promise<Instance> {
    return new Instance(await this.#parts.startAnother(variables, chance));
  }

  /** `virtual` where `advance` moves the program's clock, `real` where it waits. */
  get time(): Context['time'] {
    return this.#parts.context.time;
  }

  /** How much of the program's time has gone by since the check began, in milliseconds. */
  get now(): number {
    return this.#time.now;
  }

  /** The value in milliseconds of one of the lab's variables, as the program was given it. */
  ms(variable: string): number {
    return Number(this.variables[variable]);
  }

  /** By how much something that is due in `ms` may be late: a tenth, and on the real clock what a busy machine takes. */
  slack(ms: number): number {
    return ms / 10 + (this.time === 'real' ? realSlackMs : 0);
  }

  /**
   * Moves the program's clock by `ms`; all that falls due has run, and has been heard, when this resolves.
   * Programs whose clock cannot be moved are given that much real time.
   */
  async advance(ms: number): Promise<void> {
    this.#note(ms);
    await this.#time.pass(ms);
  }

  /** As `advance`, to the moment that `now` will call `at`; does nothing where that is past. */
  async advanceTo(at: number): Promise<void> {
    if (at > this.now) await this.advance(at - this.now);
  }

  /**
   * Moves the program's clock until `look` finds something or `mostMs` have gone, and tells how far it got, that is when it
   * happened: to the millisecond where the program did something on the wire, else to the step.
   */
  async advanceUntil<T>(
    look: () => T | undefined,
    { mostMs, stepMs = mostMs }: { readonly mostMs: number; readonly stepMs?: number },
  ): Promise<{ readonly found: T | undefined; readonly ms: number }> {
    const began = this.now;
    let found = look();
    const enough = (): boolean => (found ??= look()) !== undefined;
    for (let left = mostMs; left > 0 && !enough(); left = began + mostMs - this.now)
      await this.#time.pass(Math.min(stepMs, left), enough);
    const ms = this.now - began;
    this.#note(ms);
    return { found, ms };
  }

  #note(ms: number): void {
    this.#parts.context.recorder.note(advanced(ms, this.time));
  }

  /** Tries `attempt` again and again until it does not fail any more; fails as the last one did after `within` (1000 ms). */
  async eventually<T>(attempt: () => Promise<T>, within = defaultWaitMs): Promise<T> {
    const { signal, patience } = this.#parts.context;
    const began = performance.now();
    const deadline = began + within;
    for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        return await attempt();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof Failed)) throw error;
        if (error.detail.hung || performance.now() > deadline || (await this.#settles(began))) {
          patience.silent(false);
          throw error;
        }
        if (await this.#endsWithin(pauseMs)) throw error;
      }
    }
  }

  /** Nothing will change any more: a wait was in vain before, and the program has nothing left to do. */
  async #settles(began: number): Promise<boolean> {
    const { context } = this.#parts;
    return performance.now() - began > context.patience.idleMs && (await isIdle(context));
  }

  /** Whether the program ends in the next `ms`, which are waited for otherwise. */
  async #endsWithin(ms: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), ms);
    const ended = this.#parts.context.program.exited.then(() => true);
    return Promise.race([ended, promise]).finally(() => clearTimeout(timer));
  }

  /**
   * For what a busy machine could make pass: chance in the moments, say, on a clock that nobody can stop. `noiseMs` is how far
   * apart moments were that belonged together.
   * @throws Inconclusive where that, or the load of this machine since the check began, is more than `mostMs` can bear
   */
  expectCalm(noiseMs: number, mostMs: number): void {
    if (this.time === 'virtual') return;
    const { load } = this.#parts.context.patience;
    if (noiseMs > mostMs || load.overloadedSince(this.#began)) throw new Inconclusive(tooBusy);
  }

  /** Fails the check, for what no `expect...` can say. */
  fail(failure: Omit<Failure, 'promised'>): never {
    throw new Failed(failure);
  }

  /** Index of the newest event of the transcript, for `fail`. */
  get lastEvent(): number {
    return this.#parts.context.recorder.last;
  }
}
