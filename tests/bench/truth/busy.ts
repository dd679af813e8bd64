import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Keeps every core busy until the returned function is called. */
export function keepBusy(): () => Promise<void> {
  const endless = () => new Worker('for (;;);', { eval: true });
  const workers = Array.from({ length: availableParallelism() }, endless);
  return async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
}
