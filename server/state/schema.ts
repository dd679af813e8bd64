import type { Generated } from 'kysely';
import type { Role } from '../workshop/api.ts';

/** The tables as the newest migration leaves them. Times are ISO 8601 in UTC, documents are JSON text. */
export interface Schema {
  readonly solutions: SolutionRow;
  readonly gradings: GradingRow;
  readonly progress: ProgressRow;
  readonly attempts: AttemptRow;
  readonly workshops: WorkshopRow;
  readonly members: MemberRow;
  readonly workshop_labs: WorkshopLabRow;
  readonly messages: MessageRow;
  readonly lab_states: LabStateRow;
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
  /** Points of a verdict; -1 where there is none. */ readonly earned: Generated<number>;
  /** `ProblemReport`, of a stopped one. */ readonly problem: string | null;
}

interface AttemptRow {
  readonly learner: string;
  /** Slug of the lab. */ readonly lab: string;
  /** Counts up within the lab. */ readonly number: number;
  readonly at: string;
  /** SHA-256 of its files: the same code is found again by it. */ readonly digest: string;
  /** Of `files`, in characters. */ readonly size: number;
  /** `SolutionFile[]` */ readonly files: string;
  /** 1 where it was checked and its program could be started. */ readonly ran: Generated<number>;
  /** Points; -1 where it was not checked. */ readonly earned: Generated<number>;
  /** `Verdict` of ../history/api.ts; null where it was not checked. */ readonly verdict: string | null;
}

interface WorkshopRow {
  readonly id: string;
  readonly title: string;
  /** What members join with. */ readonly code: string;
  /** Signs the sessions; base64url. */ readonly secret: string;
  /** SHA-256 of the keys by role, JSON: the keys themselves are nowhere. */ readonly keys: string;
  /** 0 or 1. */ readonly paused: Generated<number>;
  readonly began_at: string;
  /** When it was last open, to the day. */ readonly used_at: string;
  /** It is kept for so long afterwards. */ readonly keep_days: Generated<number>;
}

interface MemberRow {
  /** Is the `learner` of solutions and gradings. */ readonly id: string;
  readonly workshop: string;
  readonly name: string;
  /** The name in the form in which names are compared. */ readonly compared: string;
  readonly role: Role;
  readonly joined_at: string;
  readonly hand_raised_at: string | null;
}

interface WorkshopLabRow {
  readonly workshop: string;
  /** Slug. */ readonly lab: string;
  /** `LabAccess` */ readonly access: string;
}

interface MessageRow {
  readonly workshop: string;
  /** Counts up within the workshop. */ readonly id: number;
  /** Name of the sender. */ readonly sender: string;
  /** Id of a member; null for all. */ readonly receiver: string | null;
  readonly text: string;
  readonly sent_at: string;
}

interface LabStateRow {
  readonly member: string;
  /** Slug. */ readonly lab: string;
  /** `LabState` of ../workshop/api.ts */ readonly state: string;
  /** `Tallies` of ../workshop/tallies.ts */ readonly tallies: Generated<string>;
}
