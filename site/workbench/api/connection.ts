import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Api } from './client.ts';
import { ApiFault } from './faults.ts';

/** Whether the companion answers, found out from the requests that are made anyway. */
export interface Connection {
  readonly up: ReadonlySignal<boolean>;
  /** Makes a request and notes how it went. Rejects as the request does. */
  try<T>(request: () => Promise<T>): Promise<T>;
  /** Something noticed that nobody answers: asks until somebody does. */
  lost(): void;
  /** Resolves at once, or as soon as the companion answers again. */
  back(): Promise<void>;
  close(): void;
}

const delays = [500, 1000, 2000, 4000, 8000];

export const createConnection = (api: Api): Connection => {
  const up = signal(true);
  let waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reached = (): void => {
    clearTimeout(timer);
    up.value = true;
    const all = waiting;
    waiting = [];
    for (const resume of all) resume();
  };
  const probe = (round: number): void => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        api.status().then(reached, (fault: unknown) => {
          if (fault instanceof ApiFault && fault.unreachable) probe(round + 1);
          else reached();
        });
      },
      delays[Math.min(round, delays.length - 1)],
    );
  };
  const lost = (): void => {
    if (!up.value) return;
    up.value = false;
    probe(0);
  };
  return {
    up,
    lost,
    back: () => (up.value ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close: () => clearTimeout(timer),
    try: async (request) => {
      try {
        const answer = await request();
        if (!up.value) reached();
        return answer;
      } catch (error) {
        if (error instanceof ApiFault && error.unreachable) lost();
        throw error;
      }
    },
  };
};
