import type { Localized, WireEvent } from '../../grader/report.ts';
import { createTap, type Tap } from '../../grader/wire/index.ts';

/** Events a second, and at once, that a person and a page can follow. */
const perSecond = 500;
const burst = 2_000;

/** After a flood nothing is told until so many may be told in one go: otherwise every other event would be a note. */
const calm = 250;

/** A tap with the number and the name that its connection has in events. */
export interface NumberedTap extends Tap {
  readonly number: number;
  readonly name: string;
}

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

  /** A tap for a new connection. Without a name it is called `client 3` by its number. */
  open(name?: string): NumberedTap {
    this.#connections += 1;
    const number = this.#connections;
    const shown = name ?? `client ${number}`;
    const emit = (event: WireEvent): void => this.#emit(event);
    return { ...createTap({ connection: number, name: shown, now: this.#now, emit }), number, name: shown };
  }

  /** Tells what happened beside the wire. */
  note(text: Localized, connection: number): void {
    this.#publish({ at: this.#now(), connection, kind: 'note', text });
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
