import { readFileSync } from 'node:fs';

/** A moment to measure from. */
export interface Mark {
  readonly at: number;
  readonly lagMs: number;
  readonly stalledMs: number;
}

const tickMs = 20;
/** Timers are that late on an idle machine. */
const jitterMs = 4;
/** Of the time gone by: so much of it lost on our side, or so much of it with somebody waiting for a processor. */
const lagShare = 0.25;
const stalledShare = 0.75;

/**
 * Tells whether this machine was too busy to trust a clock: by the lag of our own event loop, and, on Linux, by how long
 * tasks waited for a processor (/proc/pressure/cpu).
 */
export class LoadMeter {
  readonly #timer: NodeJS.Timeout;
  #lagMs = 0;
  #due = performance.now() + tickMs;

  constructor() {
    this.#timer = setInterval(() => this.#tick(), tickMs);
    this.#timer.unref();
  }

  mark(): Mark {
    return { at: performance.now(), lagMs: this.#lagMs + this.#late(), stalledMs: stalledMs() };
  }

  /** True where our own event loop lost so much of the time since the mark that we may have missed something. */
  laggedSince(mark: Mark): boolean {
    const now = this.mark();
    return (now.lagMs - mark.lagMs) / Math.max(1, now.at - mark.at) > lagShare;
  }

  /** True where that is so, or somebody waited for a processor for most of the time: nobody can be blamed for being late. */
  overloadedSince(mark: Mark): boolean {
    const now = this.mark();
    const stalled = (now.stalledMs - mark.stalledMs) / Math.max(1, now.at - mark.at);
    return stalled > stalledShare || this.laggedSince(mark);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    this.#lagMs += this.#late();
    this.#due = performance.now() + tickMs;
  }

  /** By how much the next tick is overdue. */
  #late(): number {
    const late = performance.now() - this.#due;
    return late > jitterMs ? late : 0;
  }
}

/** Time in which at least one task of this machine waited for a processor, since it was started; 0 where nobody counts. */
function stalledMs(): number {
  try {
    const total = /^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1];
    return Number(total ?? 0) / 1000;
  } catch {
    return 0;
  }
}
