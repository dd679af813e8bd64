import type { BoxChannel } from './channel.ts';

const answerMs = 2000;
const advanceMs = 10_000;

/** Round trips in which peers hear, and may answer, what the program sent, before more virtual time goes by. */
const settleTrips = 2;

const nothing = (): void => undefined;

/** The host's side of a program's virtual clock. Calls are queued: time moves for one at a time. */
export class VirtualTime {
  readonly #channel: BoxChannel;
  readonly #ended: Promise<never>;
  #last: Promise<void> = Promise.resolve();
  #answer: (moved: number) => void = () => undefined;

  /** `ended` rejects when the program has ended. */
  constructor(channel: BoxChannel, ended: Promise<never>) {
    this.#channel = channel;
    this.#ended = ended;
  }

  /** The program says that its clock came this much further. */
  stepped(moved: number): void {
    this.#answer(moved);
  }

  /** Moves by `ms`, or until `enough`, which is asked whenever the program has sent or closed something. */
  advance(ms: number, enough = (): boolean => false): Promise<number> {
    const move = this.#last.then(() => this.#move(Math.round(ms), enough));
    this.#last = move.then(nothing, nothing);
    return move;
  }

  async #move(ms: number, enough: () => boolean): Promise<number> {
    const deadline = performance.now() + advanceMs;
    let moved = 0;
    await this.#settle();
    while (moved < ms && !enough()) {
      moved += await this.#step(ms - moved);
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
    for (let trip = 0; trip < settleTrips; trip += 1) await this.#step(0);
  }

  #step(ms: number): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const late = new Error(`The program's event loop did not answer within ${answerMs} ms.`);
    const timer = setTimeout(reject, answerMs, late);
    this.#answer = resolve;
    this.#channel.send({ kind: 'step', ms });
    return Promise.race([this.#ended, promise]).finally(() => clearTimeout(timer));
  }
}
