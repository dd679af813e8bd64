import { proc } from './proc.ts';

/** On a busy machine a process may have to wait that long for the processor on which it stops. */
const stopsMs = 100;
/** How long to leave the processor to others before it is looked again. */
const lookMs = 0.1;

const never = new Int32Array(new SharedArrayBuffer(4));

/** Calls `say` while the process is stopped. What it is sent meanwhile waits for it. */
export function whileStopped<T>(pid: number, send: (signal: NodeJS.Signals) => void, say: () => T): T {
  send('SIGSTOP');
  const until = performance.now() + stopsMs;
  while (proc.isStopped(pid) === false && performance.now() < until) Atomics.wait(never, 0, 0, lookMs);
  try {
    return say();
  } finally {
    send('SIGCONT');
  }
}
