import { setImmediate } from 'node:timers/promises';
import type { BoxChannel } from './channel.ts';

const answerMs = 2000;
const advanceMs = 10_000;

/**
 * Round trips in a row without a word of the program before more virtual time goes by: by then what either side said has been
 * heard and answered. A program that never stops talking is not waited for any longer than `mostTrips`.
 */
const quietTrips = 3;
const mostTrips = 20;
/**
 * Turns of our own event loop after each. What a client lab says goes through as many: accepted by the socket that is lent to
 * it, passed on, accepted by the lab's server, and read by both.
 */
const turns = 5;

interface Stepped {
  readonly moved: number;
  /** It has sent or closed something since the last step. */ readonly busy: boolean;
  /** It has nothing left to do by itself. */ readonly idle: boolean;
}

const nothing = (): void => undefined;

/** The host's side of a program's event loop and of its virtual clock. Calls are queued: time moves for one at a time. */
export class EventLoop {
  readonly #channel: BoxChannel;
  readonly #ended: Promise<never>;
  #last: Promise<void> = Promise.resolve();
  #answer: (stepped: Stepped) => void = () => undefined;

  /** `ended` rejects when the program has ended. */
  constructor(channel: BoxChannel, ended: Promise<never>) {
    this.#channel = channel;
    this.#ended = ended;
  }

  /** The program says how much further its clock came. */
  stepped(stepped: Stepped): void {
    this.#answer(stepped);
  }

  /** Moves by `ms`, or until `enough`, which is asked whenever the program has sent or closed something. */
  advance(ms: number, enough = (): boolean => false): Promise<number> {
    return this.#next(() => this.#move(Math.round(ms), enough));
  }

  /** The program has read what it was sent before, and what it said to that at once has been heard. */
  async turn(): Promise<void> {
    await this.#next(() => this.#trip());
  }

  /** The same; resolves with whether the program has nothing left to do, as far as Node tells. */
  async turnedIdle(): Promise<boolean> {
    return (await this.#next(() => this.#trip())).idle;
  }

  #next<T>(call: () => Promise<T>): Promise<T> {
    const done = this.#last.then(call);
    this.#last = done.then(nothing, nothing);
    return done;
  }

  async #move(ms: number, enough: () => boolean): Promise<number> {
    const deadline = performance.now() + advanceMs;
    let moved = 0;
    await this.#settle();
    while (moved < ms && !enough()) {
      moved += (await this.#step(ms - moved)).moved;
      // Who ends when all of the time has gone by was not late.
      await this.#settle().catch((error: unknown) => {
        if (moved < ms) throw error;
      });
      if (performance.now() > deadline)
        throw new Error(`Virtual time did not get ${ms} ms ahead in ${advanceMs} ms.`);
    }
    return moved;
  }

  async #settle(): Promise<void> {
    for (let trip = 0, quiet = 0; trip < mostTrips && quiet < quietTrips; trip += 1)
      quiet = (await this.#trip()).busy ? 0 : quiet + 1;
  }

  async #trip(): Promise<Stepped> {
    const stepped = await this.#step(0);
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    return stepped;
  }

  #step(ms: number): Promise<Stepped> {
    const { promise, resolve, reject } = Promise.withResolvers<Stepped>();
    const late = new Error(`The program's event loop did not answer within ${answerMs} ms.`);
    const timer = setTimeout(reject, answerMs, late);
    this.#answer = resolve;
    this.#channel.send({ kind: 'step', ms });
    return Promise.race([this.#ended, promise]).finally(() => clearTimeout(timer));
  }
}
