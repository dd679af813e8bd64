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
interface Shares {
  readonly lag: number;
  readonly stalled: number;
}

const overloaded: Shares = { lag: 0.25, stalled: 0.75 };
/** More work would come near to that. */
const crowded: Shares = { lag: 0.1, stalled: 0.5 };
/** So much delays a message now and then, not everything. */
const strained: Shares = { lag: 0.05, stalled: 0.2 };

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
    return this.#sharesSince(mark).lag > overloaded.lag;
  }

  /** True where that is so, or somebody waited for a processor for most of the time: nobody can be blamed for being late. */
  overloadedSince(mark: Mark): boolean {
    return isMore(this.#sharesSince(mark), overloaded);
  }

  /** True where this machine had so much else to do that somebody may have been late once without being to blame. */
  strainedSince(mark: Mark): boolean {
    return isMore(this.#sharesSince(mark), strained);
  }

  /** True where this machine should not be given more to do, or verdicts would soon be in doubt. */
  crowdedSince(mark: Mark): boolean {
    return isMore(this.#sharesSince(mark), crowded);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #sharesSince(mark: Mark): Shares {
    const now = this.mark();
    const gone = Math.max(1, now.at - mark.at);
    return { lag: (now.lagMs - mark.lagMs) / gone, stalled: (now.stalledMs - mark.stalledMs) / gone };
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

const isMore = (some: Shares, than: Shares): boolean => some.lag > than.lag || some.stalled > than.stalled;

/** Time in which at least one task of this machine waited for a processor, since it was started; 0 where nobody counts. */
function stalledMs(): number {
  try {
    const total = /^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1];
    return Number(total ?? 0) / 1000;
  } catch {
    return 0;
  }
}
