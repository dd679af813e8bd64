import type { WireEvent } from '../../grader/report.ts';
import { createTap, type Tap } from '../../grader/wire/index.ts';

/** Events a second, and at once, that a person and a page can follow. */
const perSecond = 500;
const burst = 2_000;

/** After a flood nothing is told until so many may be told in one go: otherwise every other event would be a note. */
const calm = 250;

/**
 * What is seen on all connections of a run. A program that floods its clients must not flood the page that watches
 * it: above the rate events are left out, and a note says how many.
 */
export class WireFeed {
  readonly #publish: (event: WireEvent) => void;
  readonly #now: () => number;
  #connections = 0;
  #allowance = burst;
  #countedAt = 0;
  #leftOut = 0;

  constructor(publish: (event: WireEvent) => void, now: () => number) {
    this.#publish = publish;
    this.#now = now;
  }

  /** A tap for a new connection. */
  open(): Tap {
    this.#connections += 1;
    const connection = this.#connections;
    const name = `client ${connection}`;
    return createTap({ connection, name, now: this.#now, emit: (event) => this.#emit(event) });
  }

  #emit(event: WireEvent): void {
    this.#allowance = Math.min(burst, this.#allowance + ((event.at - this.#countedAt) * perSecond) / 1000);
    this.#countedAt = event.at;
    const needed = this.#leftOut > 0 ? calm : 1;
    // How a connection begins and ends is always told.
    if (this.#allowance < needed && event.kind !== 'open' && event.kind !== 'end') {
      this.#leftOut += 1;
      return;
    }
    this.#allowance -= 1;
    this.#tellLeftOut(event.at);
    this.#publish(event);
  }

  /** Told once the flood has calmed down, or the connection ended. */
  #tellLeftOut(at: number): void {
    if (this.#leftOut === 0) return;
    const count = this.#leftOut;
    this.#leftOut = 0;
    const text = {
      ko: `너무 빨리 오가서 ${count}개는 여기에 나오지 않습니다.`,
      en: `${count} events came too fast to be shown here.`,
    };
    this.#publish({ at, connection: 0, kind: 'note', text });
  }
}
