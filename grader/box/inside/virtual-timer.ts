import { AsyncResource } from 'node:async_hooks';
import type { Schedule } from './clock.ts';

/** Longest delay that a timer can have (a signed 32-bit integer); for longer ones Node takes 1 ms. */
const longest = 2 ** 31 - 1;

const nextId = (
  (id) => () =>
    id++
)(1);

/** What `setTimeout` and `setInterval` return under virtual time: a `NodeJS.Timeout` in all that programs can see. */
export class VirtualTimer extends AsyncResource {
  /** When it is due, in virtual milliseconds, and its place among those due with it; kept by the schedule. */
  at = 0;
  order = 0;
  readonly delay: number;
  readonly repeats: boolean;
  readonly id = nextId();
  readonly #schedule: Schedule;
  readonly #callback: () => void;
  #ref = true;
  #cleared = false;

  constructor(schedule: Schedule, callback: () => void, delay: unknown, repeats: boolean) {
    super('Timeout');
    this.#schedule = schedule;
    this.#callback = callback;
    this.delay = delayOf(delay);
    this.repeats = repeats;
    schedule.add(this);
  }

  /** Called by the schedule when it is due. */
  run(): void {
    // A callback that throws may be survived; an interval then goes on.
    try {
      this.runInAsyncScope(this.#callback);
    } finally {
      if (this.repeats && !this.#cleared) this.#schedule.add(this);
    }
  }

  hasRef(): boolean {
    return this.#ref;
  }

  ref(): this {
    this.#ref = true;
    this.#schedule.refChanged(this);
    return this;
  }

  unref(): this {
    this.#ref = false;
    this.#schedule.refChanged(this);
    return this;
  }

  /** Starts the delay anew, also after the timer has fired; a cleared one stays cleared. */
  refresh(): this {
    if (this.#cleared) return this;
    this.#schedule.remove(this);
    this.#schedule.add(this);
    return this;
  }

  close(): this {
    this.#cleared = true;
    this.#schedule.remove(this);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

function delayOf(delay: unknown): number {
  const ms = Number(delay);
  return ms >= 1 && ms <= longest ? Math.trunc(ms) : 1;
}
