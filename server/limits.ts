import { availableParallelism } from 'node:os';

/** What one companion, and one learner on it, may use at a time. */
export interface Limits {
  /** Gradings that run at the same time; the others wait in line. */ readonly gradingsAtOnce: number;
  /** Gradings of one learner, waiting ones included. */ readonly gradingsPerLearner: number;
  /** Programs kept alive, of all learners. */ readonly runs: number;
  readonly runsPerLearner: number;
  /** Of those, programs of the lessons' demos. */ readonly demosPerLearner: number;
  /** Open connections to one program. */ readonly connectionsPerRun: number;
  /** A run that nobody uses ends after so long. */ readonly runIdleMs: number;
  /** A program has so long until the head of its answer. */ readonly answerMs: number;
  /** Gradings and runs that one learner may start in a minute. */ readonly startsPerMinute: number;
  /** Every other API request of one learner in a minute. */ readonly requestsPerMinute: number;
}

export const defaultLimits: Limits = {
  gradingsAtOnce: availableParallelism(),
  gradingsPerLearner: 4,
  runs: 64,
  runsPerLearner: 8,
  demosPerLearner: 6,
  connectionsPerRun: 1024,
  runIdleMs: 10 * 60_000,
  answerMs: 60_000,
  startsPerMinute: 120,
  requestsPerMinute: 1200,
};
