import type { Exit } from './box.ts';
import { limits } from './limits.ts';

/** What the watchdog asks about a program; undefined once it is gone, or where this system does not tell. */
export interface Vitals {
  residentBytes(): number | undefined;
  cpuMs(): number | undefined;
  /** How long it has waited for a processor. */
  waitedMs(): number | undefined;
  inodes(): number | undefined;
}

/** The limit that was broken. */
export type Broken = Pick<Exit, 'by' | 'starved'>;

const pollMs = 25;

/** Looks at a running program every 25 ms and calls `onLimit`, once, when it has used more than it may. */
export class Watchdog {
  readonly #vitals: Vitals;
  readonly #onLimit: (broken: Broken) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #startedAt = performance.now();
  readonly #cpuBefore: number;
  readonly #waitedBefore: number;
  #starting: boolean;
  #polls = 0;
  #cpuSpent = 0;
  #cpuAt = performance.now();
  #cpuSeen = 0;

  constructor(vitals: Vitals, starting: boolean, onLimit: (broken: Broken) => void) {
    this.#vitals = vitals;
    this.#starting = starting;
    this.#onLimit = onLimit;
    this.#cpuBefore = this.#cpuSeen = vitals.cpuMs() ?? 0;
    this.#waitedBefore = vitals.waitedMs() ?? 0;
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
    const all = this.#polls++ % 4 === 0;
    const broken =
      this.#memory() ?? (this.#starting ? this.#late() : undefined) ?? (all ? this.#use() : undefined);
    if (broken === undefined) return;
    this.stop();
    this.#onLimit(broken);
  }

  #memory(): Broken | undefined {
    return (this.#vitals.residentBytes() ?? 0) > limits.residentBytes ? { by: 'memory' } : undefined;
  }

  /** Time in which it waited for a processor is not the program's, up to a point at which nobody can tell any more. */
  #late(): Broken | undefined {
    const past = performance.now() - this.#startedAt;
    if (past < limits.startMs) return this.#busyStart();
    const waited = this.#vitals.waitedMs();
    if (waited === undefined) return { by: 'start-time' };
    if (past - (waited - this.#waitedBefore) > limits.startMs) return { by: 'start-time', starved: false };
    return past > limits.startMs * limits.starvation
      ? { by: 'start-time', starved: true }
      : this.#busyStart();
  }

  #busyStart(): Broken | undefined {
    const spent = (this.#vitals.cpuMs() ?? 0) - this.#cpuBefore;
    return spent > limits.startCpuMs ? { by: 'start-time', starved: false } : undefined;
  }

  #use(): Broken | undefined {
    if ((this.#vitals.inodes() ?? 0) > limits.inodes) return { by: 'disk' };
    return this.#overspent(this.#vitals.cpuMs() ?? 0) ? { by: 'cpu' } : undefined;
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
