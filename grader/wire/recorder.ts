import type { Localized, WireEvent } from '../report.ts';
import { createTap, type Tap, type TapOptions } from './tap.ts';

export interface RecorderOptions {
  /** Milliseconds since the recording began. Default a clock of its own. */
  readonly now?: () => number;
  /** Events kept; what comes after is not recorded. Default 20,000. */
  readonly maxEvents?: number;
  /** Called with each event that is kept, as it comes. */
  readonly hear?: (event: WireEvent) => void;
}

/** Records several connections into one transcript. */
export class Recorder {
  readonly #events: WireEvent[] = [];
  readonly #now: () => number;
  readonly #maxEvents: number;
  readonly #hear: ((event: WireEvent) => void) | undefined;
  #connections = 0;

  constructor({ now = clock(), maxEvents = 20_000, hear }: RecorderOptions = {}) {
    this.#now = now;
    this.#maxEvents = maxEvents;
    this.#hear = hear;
  }

  get transcript(): readonly WireEvent[] {
    return this.#events;
  }

  /** Index of the newest event; -1 before the first. */
  get last(): number {
    return this.#events.length - 1;
  }

  /** Milliseconds since the recording began, to a thousandth. */
  get now(): number {
    return Math.round(this.#now() * 1000) / 1000;
  }

  /** Begins to record a connection; the number of connections so far, itself included, is its number. */
  connection(
    name: string,
    options: Pick<TapOptions, 'onItem' | 'whole' | 'maxLength'> = {},
  ): Tap & { readonly number: number } {
    this.#connections += 1;
    const number = this.#connections;
    const emit = (event: WireEvent): void => this.#add(event);
    return { ...createTap({ ...options, connection: number, name, now: () => this.now, emit }), number };
  }

  /** Writes down what happened beside the wire; `connection` 0 is none. */
  note(text: Localized, connection = 0): void {
    this.#add({ at: this.now, connection, kind: 'note', text });
  }

  #add(event: WireEvent): void {
    if (this.#events.length >= this.#maxEvents) return;
    this.#events.push(event);
    this.#hear?.(event);
  }
}

function clock(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}
