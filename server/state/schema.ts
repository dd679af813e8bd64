import type { Generated } from 'kysely';

/** The tables as the newest migration leaves them. Times are ISO 8601 in UTC, documents are JSON text. */
export interface Schema {
  readonly solutions: SolutionRow;
  readonly gradings: GradingRow;
  readonly progress: ProgressRow;
}

interface ProgressRow {
  readonly learner: string;
  /** `read/lifecycle` */ readonly name: string;
  readonly value: string;
  /** When the value was given. */ readonly at: string;
}

interface SolutionRow {
  readonly learner: string;
  /** Slug of the lab. */ readonly lab: string;
  /** Counts every change, a reset too, so that no two states of a solution share a revision. */
  readonly revision: number;
  /** `SolutionFile[]`; null after a reset to the starter. */ readonly files: string | null;
  readonly saved_at: string | null;
}

interface GradingRow {
  readonly id: string;
  readonly learner: string;
  readonly lab: string;
  readonly state: Generated<'running' | 'finished' | 'stopped'>;
  readonly started_at: string;
  readonly finished_at: string | null;
  /** How many events the stream had, the last one included. */ readonly events: number | null;
  /** `Report`, of a finished grading. */ readonly report: string | null;
  /** `ProblemReport`, of a stopped one. */ readonly problem: string | null;
}
