import type { Signal } from '@preact/signals';

/** Waits, but not beyond the moment that it is given up. Never rejects. */
export const pause = (ms: number, given: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, given.aborted ? 0 : ms);
    function done(): void {
      clearTimeout(timer);
      given.removeEventListener('abort', done);
      resolve();
    }
    given.addEventListener('abort', done);
  });

interface Limits {
  /** Milliseconds. */ readonly ms: number;
  readonly given: AbortSignal;
}

/** Waits until a signal has such a value, within limits. Never rejects. */
export const settled = async <T>(
  what: Signal<T>,
  wanted: (value: T) => boolean,
  { ms, given }: Limits,
): Promise<void> => {
  const enough = new AbortController();
  const stop = what.subscribe((value) => {
    if (wanted(value)) enough.abort();
  });
  await pause(ms, AbortSignal.any([given, enough.signal]));
  stop();
};
