import type { TimerOptions } from 'node:timers';
import type { Schedule } from './clock.ts';
import { VirtualTimer } from './virtual-timer.ts';

/** `node:timers/promises` on virtual time. */
export interface TimersPromises {
  readonly setTimeout: <T>(delay?: number, value?: T, options?: TimerOptions) => Promise<T | undefined>;
  readonly setInterval: <T>(
    delay?: number,
    value?: T,
    options?: TimerOptions,
  ) => AsyncGenerator<T | undefined>;
  readonly wait: (delay?: number, options?: TimerOptions) => Promise<void>;
}

export function fakePromises(schedule: Schedule): TimersPromises {
  const after = <T>(delay?: number, value?: T, options: TimerOptions = {}): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      const { signal, ref = true } = options;
      if (signal?.aborted) {
        reject(aborted(signal));
        return;
      }
      const timer = new VirtualTimer(schedule, () => done(resolve), delay, false);
      const onAbort = (): void => {
        timer.close();
        if (signal) reject(aborted(signal));
      };
      const done = (settle: (value?: T) => void): void => {
        signal?.removeEventListener('abort', onAbort);
        settle(value);
      };
      if (!ref) timer.unref();
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  return {
    setTimeout: after,
    setInterval: (delay, value, options) => every(schedule, delay, value, options),
    wait: async (delay, options) => {
      await after(delay, undefined, options);
    },
  };
}

/** Ticks that come while the loop body is busy are kept and given out one by one, as Node does. */
async function* every<T>(schedule: Schedule, delay?: number, value?: T, options: TimerOptions = {}) {
  const { signal, ref = true } = options;
  if (signal?.aborted) throw aborted(signal);
  let waiting = 0;
  let wake: (() => void) | undefined;
  const onTick = (): void => {
    waiting += 1;
    wake?.();
  };
  const timer = new VirtualTimer(schedule, onTick, delay, true);
  const onAbort = (): void => {
    timer.close();
    wake?.();
  };
  if (!ref) timer.unref();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      if (waiting === 0 && !signal?.aborted) await new Promise<void>((resolve) => (wake = resolve));
      for (; waiting > 0; waiting -= 1) yield value;
      if (signal?.aborted) throw aborted(signal);
    }
  } finally {
    timer.close();
    signal?.removeEventListener('abort', onAbort);
  }
}

function aborted(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}
