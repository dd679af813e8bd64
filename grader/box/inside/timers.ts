import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Schedule } from './clock.ts';
import { fakePromises } from './timers-promises.ts';
import { VirtualTimer } from './virtual-timer.ts';

type Callback = (...args: unknown[]) => void;

/** Replaces `setTimeout`, `setInterval`, their promises and `AbortSignal.timeout`, wherever a program may get them from. */
export function fakeTimers(schedule: Schedule): void {
  const byId = new Map<number, WeakRef<VirtualTimer>>();
  const { setTimeout: realTimeout, clearTimeout: realClear } = timers;

  const make = (repeats: boolean) =>
    function (callback: Callback, delay?: unknown, ...args: unknown[]): unknown {
      // Node says what is wrong with it.
      if (typeof callback !== 'function') return realTimeout(callback);
      return new VirtualTimer(schedule, () => callback(...args), delay, repeats);
    };
  const clear = (timer: unknown): void => {
    const found =
      typeof timer === 'number' || typeof timer === 'string' ? byId.get(Number(timer))?.deref() : timer;
    if (found instanceof VirtualTimer) found.close();
    else if (typeof found === 'object') realClear(found as NodeJS.Timeout);
  };
  rememberIds(byId);

  const promises = fakePromises(schedule);
  const setTimeout = Object.assign(make(false), { [promisify.custom]: promises.setTimeout });
  const fakes = { setTimeout, setInterval: make(true), clearTimeout: clear, clearInterval: clear };
  Object.assign(timers, fakes);
  Object.assign(globalThis, fakes);
  Object.assign(timersPromises, { setTimeout: promises.setTimeout, setInterval: promises.setInterval });
  Object.defineProperty(timersPromises.scheduler, 'wait', { value: promises.wait });
  AbortSignal.timeout = fakeAbort(schedule);
  syncBuiltinESMExports();
}

/** As in Node, a timer can be cleared by its number only once somebody has asked for the number. */
function rememberIds(byId: Map<number, WeakRef<VirtualTimer>>): void {
  const proto = VirtualTimer.prototype;
  const toPrimitive = proto[Symbol.toPrimitive];
  proto[Symbol.toPrimitive] = function (this: VirtualTimer) {
    byId.set(this.id, new WeakRef(this));
    return toPrimitive.call(this);
  };
}

function fakeAbort(schedule: Schedule): typeof AbortSignal.timeout {
  const real = AbortSignal.timeout.bind(AbortSignal);
  return (ms) => {
    if (!Number.isInteger(ms) || ms < 0) return real(ms);
    const controller = new AbortController();
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    new VirtualTimer(schedule, () => controller.abort(reason), ms, false).unref();
    return controller.signal;
  };
}
