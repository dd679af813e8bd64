import type { Program } from '../box/box.ts';
import type { LoadMeter } from '../load.ts';
import type { Report } from '../report.ts';
import type { Recorder } from '../wire/index.ts';
import type { Connection } from './connection.ts';
import type { Random } from './random.ts';

/** What every part of a check needs of the world around it. */
export interface Context {
  readonly program: Pick<
    Program,
    'connect' | 'turn' | 'isIdle' | 'atOnce' | 'exited' | 'advance' | 'stop' | 'processor'
  >;
  /** Whether its clock is moved by the check, or goes by itself. */ readonly time: Report['time'];
  readonly recorder: Recorder;
  readonly random: Random;
  readonly patience: Patience;
  /** Connections to end when the check is over. */ readonly open: Set<Connection>;
  readonly signal: AbortSignal;
}

/** Default of every wait: generous for an answer that takes less than a millisecond. */
export const defaultWaitMs = 1000;

/** However quick the program was so far, less than this part of a wait is never enough. */
const leastShare = 0.25;
/** For answers that are made where nobody sees it, in ms. */
const idleMs = 50;
/** An answer may take so many times as long as the slowest one so far. */
const slackFactor = 20;

/**
 * How long a grading waits, shared by all of its checks. Waits are long until one was in vain; from then on they are
 * measured by what the program has needed so far, so that a solution that answers nothing does not cost a second a check.
 */
export class Patience {
  readonly load: LoadMeter;
  #slowestMs = 0;
  #inVain = false;
  #hung = false;

  constructor(load: LoadMeter) {
    this.load = load;
  }

  /** A wait was in vain before. */
  get strained(): boolean {
    return this.#inVain;
  }

  /**
   * When to begin to doubt that the program is alive, how long it may then take to show it, and how much processor time it
   * may use up meanwhile.
   */
  get doubt(): { readonly afterMs: number; readonly lifeMs: number; readonly spinMs: number } {
    return this.#hung ? { afterMs: 50, lifeMs: 150, spinMs: 80 } : { afterMs: 250, lifeMs: 500, spinMs: 250 };
  }

  /**
   * After so many ms it is asked whether the program is idle, which settles that nothing will come: as soon as a wait was in vain
   * once. What Node does not tell of (compression, say) takes less.
   */
  get idleMs(): number {
    return this.#inVain ? idleMs : Infinity;
  }

  /** How long to wait where `ms` were asked for. */
  of(ms: number): number {
    if (!this.#inVain) return ms;
    return ms * Math.min(1, Math.max(leastShare, (slackFactor * this.#slowestMs) / defaultWaitMs));
  }

  answered(afterMs: number): void {
    this.#slowestMs = Math.max(this.#slowestMs, afterMs);
  }

  /** Nothing came; `hung`: and no sign of life either. */
  silent(hung: boolean): void {
    this.#inVain = true;
    this.#hung ||= hung;
  }
}
