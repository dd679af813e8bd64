import type { Outcome } from '../../grader/report.ts';
import type { Solution } from '../api.ts';

/** What a learner has tried in a lab, and whether they may look at its reference. Part of the API that server/api.ts lists. */

/** Of a report: what a list shows. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly earned: number;
  readonly possible: number;
  /** Checks passed, of `checks`. */ readonly passed: number;
  readonly checks: number;
}

/** A point to go back to. */
export interface AttemptSummary {
  /** Counts up within the lab. */ readonly number: number;
  /** ISO 8601 in UTC. */ readonly at: string;
  /** Null where the code was kept without having been checked. */ readonly verdict: Verdict | null;
  /** The one with most points, the newest of several: it is never dropped. */ readonly best: boolean;
}

export interface Attempt extends AttemptSummary, Solution {}

/** Whether the lab's reference may be looked at. */
export interface ReferenceAccess {
  readonly open: boolean;
  /** Different attempts until it opens; null where attempts do not open it: in a workshop somebody else decides. */
  readonly left: number | null;
}

/** For the checks of a lab. */
export interface Hints {
  /** For each check a heading that is its id, and a list below it: gentlest first. */ readonly html: string;
}

export interface History {
  /** Newest first. */ readonly attempts: readonly AttemptSummary[];
  readonly reference: ReferenceAccess;
}
