import type { Program } from '../box/box.ts';
import type { LoadMeter } from '../load.ts';
import type { Recorder } from '../wire/index.ts';
import type { Connection } from './connection.ts';
import type { Random } from './random.ts';

/** What every part of a check needs of the world around it. */
export interface Context {
  readonly program: Pick<Program, 'connect' | 'exited' | 'advance' | 'stop'>;
  readonly recorder: Recorder;
  readonly random: Random;
  readonly patience: Patience;
  /** Connections to end when the check is over. */ readonly open: Set<Connection>;
  readonly signal: AbortSignal;
}

/** How long a grading waits before it doubts that the program is alive. Shared by all checks of one grading. */
export interface Patience {
  readonly load: LoadMeter;
  /** The program did not react in an earlier check: it is given less time to show that it lives. */
  suspicious: boolean;
}

/** Default of every wait: generous for an answer that takes less than a millisecond. */
export const defaultWaitMs = 1000;
