import type { BoxChannel } from './channel.ts';

const answerMs = 2000;
const advanceMs = 10_000;

/** Round trips in which peers may answer what the program sent, before more virtual time goes by. */
const settleTrips = 2;

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

  advance(ms: number): Promise<void> {
    const move = this.#last.then(() => Promise.race([this.#ended, this.#move(Math.round(ms))]));
    this.#last = move.catch(() => undefined);
    return move;
  }

  async #move(ms: number): Promise<void> {
    const deadline = performance.now() + advanceMs;
    await this.#settle();
    for (let left = ms; left > 0;) {
      left -= await this.#step(left);
      if (left > 0) await this.#settle();
      if (performance.now() > deadline)
        throw new Error(`Virtual time did not get ${ms} ms ahead in ${advanceMs} ms.`);
    }
  }

  async #settle(): Promise<void> {
    for (let trip = 0; trip < settleTrips; trip += 1) await this.#step(0);
  }

  #step(ms: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`The program's event loop did not answer within ${answerMs} ms.`));
      }, answerMs);
      this.#answer = (moved) => {
        clearTimeout(timer);
        resolve(moved);
      };
      this.#channel.send({ kind: 'step', ms });
    });
  }
}
