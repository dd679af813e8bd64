import type { FaultWords } from './faults-ko.ts';

/** What the knobs for the network and the program say, in English. */
export const faultsEn: FaultWords = {
  title: 'Shake the network and the program',
  whom: 'Connection to shake',
  latencyMs: 'Latency (ms)',
  jitterMs: 'Jitter (ms)',
  bandwidth: 'Bandwidth (B/s)',
  cutAfterMs: 'Cut within (ms)',
  seed: 'Seed',
  apply: 'Apply',
  mend: 'Good again',
  wrong:
    'Write whole numbers from 0, or nothing: at most 10 s of latency and jitter, and 10 min until a cut.',
  applied: 'Applied. The same seed repeats the same faults.',
  mended: 'The network is good again.',
  program: 'Program',
  restart: 'Restart',
  crash: 'Kill, and start after 3 s',
  terminated: 'SIGTERM was sent. The rest is up to the program.',
  restarted: 'The program starts again under the same address.',
};
