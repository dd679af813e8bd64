import { availableParallelism, freemem } from 'node:os';

/** What one companion, and one learner on it, may use at a time. */
export interface Limits {
  /** Gradings that run at the same time in any case; the others wait in line. */ readonly gradingsAtOnce: number;
  /** So many at most while the cores idle: a solution that does not answer is waited for, and takes no processor. */
  readonly gradingsAtMost: number;
  /** Gradings of one learner, waiting ones included. */ readonly gradingsPerLearner: number;
  /** Programs kept alive, of all learners. */ readonly runs: number;
  readonly runsPerLearner: number;
  /** Of those, programs of the lessons' demos. */ readonly demosPerLearner: number;
  /** Open connections to one program. */ readonly connectionsPerRun: number;
  /** A run that nobody uses ends after so long. */ readonly runIdleMs: number;
  /** A program has so long until the head of its answer. */ readonly answerMs: number;
  /** Gradings that one learner may start in a minute; the same of runs, and of demos. */ readonly startsPerMinute: number;
  /** Every other API request of one learner in a minute. */ readonly requestsPerMinute: number;
  /** The same of all at one address who have not joined: a room may share one, and is refused without work. */
  readonly requestsPerAddress: number;
}

export const defaultLimits: Limits = {
  gradingsAtOnce: availableParallelism(),
  gradingsAtMost: Math.min(12 * availableParallelism(), 96),
  gradingsPerLearner: 4,
  runs: 64,
  runsPerLearner: 8,
  demosPerLearner: 6,
  connectionsPerRun: 1024,
  runIdleMs: 10 * 60_000,
  answerMs: 60_000,
  startsPerMinute: 120,
  requestsPerMinute: 1200,
  requestsPerAddress: 12_000,
};

/** A companion begins with 170 MB and has 400 in a full room; a reference that idles takes 15 beside others, rooms are not idle. */
const companionMb = 600;
const programMb = 60;

/** What a machine needs in MB to hold a workshop in which so many programs live at a time. */
export const neededMb = (programs: number): number => companionMb + programs * programMb;

/** Programs that may live at a time where so much memory is free: a machine that swaps serves nobody. */
export const programsIn = (freeMb: number): number =>
  Math.max(8, Math.floor((freeMb - companionMb) / programMb));

/** Of a workshop: as many programs as this machine has room for at this moment. */
export const roomLimits = (): Pick<Limits, 'runs'> => ({ runs: programsIn(freemem() / 2 ** 20) });
