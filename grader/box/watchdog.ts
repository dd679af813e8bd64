import type { Exit } from './box.ts';
import type { Limits } from './limits.ts';

/** What the watchdog asks about a program. */
export interface Vitals {
  use(): Use;
  /** Files in its private file system. */
  inodes(): number | undefined;
}

/** What a program uses; undefined once it is gone, or where this system does not tell. */
export interface Use {
  readonly residentBytes: number | undefined;
  /** Processor time, in ms. */ readonly cpuMs: number | undefined;
  /** How long it has waited for a processor, in ms. */ readonly waitedMs: number | undefined;
}

/** The limit that was broken. */
export type Broken = Pick<Exit, 'by' | 'starved'>;

const pollMs = 25;

/** Looks at a running program every 25 ms and calls `onLimit`, once, when it has used more than it may. */
export class Watchdog {
  readonly #vitals: Vitals;
  readonly #limits: Limits;
  readonly #onLimit: (broken: Broken) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #startedAt = performance.now();
  readonly #before: Use;
  #starting: boolean;
  #polls = 0;
  #cpuSpent = 0;
  #cpuAt = performance.now();
  #cpuSeen: number;

  constructor(vitals: Vitals, limits: Limits, starting: boolean, onLimit: (broken: Broken) => void) {
    this.#vitals = vitals;
    this.#limits = limits;
    this.#starting = starting;
    this.#onLimit = onLimit;
    this.#before = vitals.use();
    this.#cpuSeen = this.#before.cpuMs ?? 0;
    this.#timer = setInterval(() => this.#poll(), pollMs);
    this.#timer.unref();
  }

  /** The program listens: the limits on its start no longer hold. */
  started(): void {
    this.#starting = false;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #poll(): void {
    const use = this.#vitals.use();
    const broken = this.#overMemory(use) ?? this.#lateStart(use) ?? this.#overTime(use) ?? this.#overFiles();
    if (broken === undefined) return;
    this.stop();
    this.#onLimit(broken);
  }

  #overMemory({ residentBytes = 0 }: Use): Broken | undefined {
    return residentBytes > this.#limits.residentBytes ? { by: 'memory' } : undefined;
  }

  /** Time in which it waited for a processor is not the program's, up to a point at which nobody can tell any more. */
  #lateStart({ cpuMs = 0, waitedMs }: Use): Broken | undefined {
    const { startMs, startCpuMs, starvation } = this.#limits;
    if (!this.#starting) return undefined;
    if (cpuMs - (this.#before.cpuMs ?? 0) > startCpuMs) return { by: 'start-time', starved: false };
    const past = performance.now() - this.#startedAt;
    if (past < startMs) return undefined;
    if (waitedMs === undefined) return { by: 'start-time' };
    if (past - (waitedMs - (this.#before.waitedMs ?? 0)) > startMs)
      return { by: 'start-time', starved: false };
    return past > startMs * starvation ? { by: 'start-time', starved: true } : undefined;
  }

  /** A bucket: what is used fills it, passing time empties it. */
  #overTime({ cpuMs = this.#cpuSeen }: Use): Broken | undefined {
    const now = performance.now();
    const given = ((now - this.#cpuAt) / 1000) * this.#limits.cpuMsPerSecond;
    this.#cpuSpent = Math.max(0, this.#cpuSpent + (cpuMs - this.#cpuSeen) - given);
    this.#cpuSeen = cpuMs;
    this.#cpuAt = now;
    return this.#cpuSpent > this.#limits.cpuMs ? { by: 'cpu' } : undefined;
  }

  /** Looked at less often: it costs a call into the box's file system. */
  #overFiles(): Broken | undefined {
    this.#polls += 1;
    const files = this.#polls % 4 === 0 ? (this.#vitals.inodes() ?? 0) : 0;
    return files > this.#limits.inodes ? { by: 'disk' } : undefined;
  }
}
