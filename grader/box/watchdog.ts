import type { Exit } from './box.ts';
import { limits } from './limits.ts';

/** What the watchdog asks about a program; undefined once it is gone. */
export interface Vitals {
  residentBytes(): number | undefined;
  cpuMs(): number | undefined;
  inodes(): number | undefined;
}

const pollMs = 25;

/** Looks at a running program every 25 ms and calls `onLimit`, once, when it has used more than it may. */
export class Watchdog {
  readonly #vitals: Vitals;
  readonly #onLimit: (by: Exit['by']) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #startedAt = performance.now();
  readonly #cpuBefore: number;
  #starting: boolean;
  #polls = 0;
  #cpuSpent = 0;
  #cpuAt = performance.now();
  #cpuSeen = 0;

  constructor(vitals: Vitals, starting: boolean, onLimit: (by: Exit['by']) => void) {
    this.#vitals = vitals;
    this.#starting = starting;
    this.#onLimit = onLimit;
    this.#cpuBefore = this.#cpuSeen = vitals.cpuMs() ?? 0;
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
    const by = this.#broken(this.#polls++ % 4 === 0);
    if (by === undefined) return;
    this.stop();
    this.#onLimit(by);
  }

  #broken(all: boolean): Exit['by'] | undefined {
    if ((this.#vitals.residentBytes() ?? 0) > limits.residentBytes) return 'memory';
    if (this.#starting && performance.now() - this.#startedAt > limits.startMs) return 'start-time';
    if (!all) return undefined;
    if ((this.#vitals.inodes() ?? 0) > limits.inodes) return 'disk';
    const cpu = this.#vitals.cpuMs() ?? 0;
    if (this.#starting && cpu - this.#cpuBefore > limits.startCpuMs) return 'start-time';
    return this.#overspent(cpu) ? 'cpu' : undefined;
  }

  /** A bucket: what is used fills it, passing time empties it. */
  #overspent(cpu: number): boolean {
    const now = performance.now();
    const given = ((now - this.#cpuAt) / 1000) * limits.cpuMsPerSecond;
    this.#cpuSpent = Math.max(0, this.#cpuSpent + (cpu - this.#cpuSeen) - given);
    this.#cpuSeen = cpu;
    this.#cpuAt = now;
    return this.#cpuSpent > limits.cpuMs;
  }
}
