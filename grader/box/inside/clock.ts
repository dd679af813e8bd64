import type { Channel } from './channel.ts';
import { fakeDates } from './dates.ts';
import { isIdle } from './idle.ts';
import { fakeIdleTimeouts } from './idle-timeouts.ts';
import { DueQueue } from './queue.ts';
import { realClearTimeout, realPerformanceNow, realSetImmediate, realSetTimeout } from './real-time.ts';
import { fakeTimers } from './timers.ts';
import { countAccepted, watchTraffic } from './traffic.ts';
import type { VirtualTimer } from './virtual-timer.ts';

/** Turns of the event loop before a step, in which what peers sent is read, and answered by who lets others go first. */
const turnsBefore = 6;
/** However many connections wait to be accepted; Node's longest queue (`backlog`) is 511. */
const mostTurnsBefore = 1000;
/** Real time that one step may take before the host is told how far it came, in ms. */
const stepBudget = 50;

/**
 * Virtual time. It follows the real clock until it is frozen; from then on it moves by `step` alone, timer by timer,
 * with a turn of the event loop after each.
 */
export interface Clock {
  /** Replaces the timers and clocks that a program sees. */
  install(): void;
  freeze(): void;
  /**
   * Moves up to `ms` ahead and reports `stepped` with how far it came: it stops early once the program has sent or
   * closed something, so that its peers may answer before more time goes by. `busy` tells whether it did since the last step,
   * `idle` whether nothing but its peers and time that is moved will make it do more.
   */
  step(ms: number): void;
}

/** What timers need of the clock. */
export interface Schedule {
  /** Virtual milliseconds since the clock was installed. */
  now(): number;
  add(timer: VirtualTimer): void;
  remove(timer: VirtualTimer): void;
  /** The timer's `hasRef` has changed. */
  refChanged(timer: VirtualTimer): void;
}

export function createClock(channel: Channel): Clock {
  return new VirtualClock(channel);
}

class VirtualClock implements Clock, Schedule {
  readonly #channel: Channel;
  readonly #queue = new DueQueue<VirtualTimer>();
  /** Timers that are still to run; a prompt one is not in the queue. */
  readonly #active = new Set<VirtualTimer>();
  readonly #keepingAlive = new Set<VirtualTimer>();
  #frozen = false;
  #origin = realPerformanceNow();
  /** Where a frozen clock stands. */
  #stands = 0;
  #orders = 0;
  #following: NodeJS.Timeout | undefined;
  #traffic = (): number => 0;
  readonly #accepted = countAccepted();
  /** What it counted when the host was last told. */
  #told = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  install(): void {
    this.#origin = realPerformanceNow();
    // Its own answers to the host are no word of the program.
    this.#traffic = watchTraffic((socket) => this.#channel.owns(socket));
    fakeDates(() => this.now());
    fakeTimers(this);
    fakeIdleTimeouts(this);
  }

  freeze(): void {
    if (this.#frozen) return;
    this.#stands = Math.ceil(this.now());
    this.#frozen = true;
    realClearTimeout(this.#following);
  }

  now(): number {
    return this.#frozen ? this.#stands : realPerformanceNow() - this.#origin;
  }

  add(timer: VirtualTimer): void {
    // Whole milliseconds, so that sums of them are exact.
    timer.at = Math.floor(this.now()) + timer.delay;
    timer.order = this.#orders++;
    this.#active.add(timer);
    this.refChanged(timer);
    // Programs use the shortest timers to let others go first; on a clock that stands they would wait for ever.
    if (this.#frozen && timer.delay <= 1 && !timer.repeats) realSetImmediate(() => this.#firePrompt(timer));
    else this.#queue.add(timer);
    this.#follow();
  }

  remove(timer: VirtualTimer): void {
    this.#active.delete(timer);
    this.#queue.remove(timer);
    this.refChanged(timer);
  }

  refChanged(timer: VirtualTimer): void {
    const before = this.#keepingAlive.size;
    if (timer.hasRef() && this.#active.has(timer)) this.#keepingAlive.add(timer);
    else this.#keepingAlive.delete(timer);
    if (before > 0 !== this.#keepingAlive.size > 0) this.#channel.hold(before === 0);
  }

  step(ms: number): void {
    let turns = 0;
    let accepted = this.#accepted();
    let left = turnsBefore;
    const turn = (): void => {
      // Node accepts one connection a turn, and reads what it brought in the next.
      const now = this.#accepted();
      if (now !== accepted) left = turnsBefore;
      accepted = now;
      if (left === 0 || turns === mostTurnsBefore) {
        this.#step(ms);
        return;
      }
      left -= 1;
      turns += 1;
      realSetImmediate(turn);
    };
    turn();
  }

  #step(ms: number): void {
    const from = this.#stands;
    const target = from + ms;
    const traffic = this.#traffic();
    const started = realPerformanceNow();
    const turn = (): void => {
      const quiet = this.#traffic() === traffic;
      const next = this.#queue.first;
      const due = next !== undefined && next.at <= target ? next : undefined;
      const mayMove = quiet && realPerformanceNow() - started < stepBudget;
      if (due !== undefined && (mayMove || due.at <= this.#stands)) {
        this.#stands = Math.max(this.#stands, due.at);
        realSetImmediate(turn);
        this.#fire(due);
        return;
      }
      if (due === undefined && quiet) this.#stands = target;
      const busy = this.#traffic() !== this.#told;
      this.#told = this.#traffic();
      this.#channel.send({ kind: 'stepped', moved: this.#stands - from, busy, idle: isIdle() });
    };
    turn();
  }

  /** While the clock follows the real one, a real timer waits for the next virtual one. */
  #follow(): void {
    const next = this.#queue.first;
    if (this.#frozen || next === undefined) return;
    realClearTimeout(this.#following);
    this.#following = realSetTimeout(() => this.#runDue(), Math.max(0, next.at - this.now()));
    this.#following.unref();
  }

  #runDue(): void {
    const next = this.#queue.first;
    if (this.#frozen || next === undefined) return;
    if (next.at > this.now()) {
      this.#follow();
      return;
    }
    realSetImmediate(() => this.#runDue());
    this.#fire(next);
  }

  #firePrompt(timer: VirtualTimer): void {
    if (this.#active.has(timer)) this.#fire(timer);
  }

  #fire(timer: VirtualTimer): void {
    this.remove(timer);
    timer.run();
  }
}
