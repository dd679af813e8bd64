import { z } from 'zod';
import { longestTitle, visible } from './titles.ts';

/**
 * Workshop mode: who may do what is in roles.ts, the routes are listed in the head of ../api.ts. Times are ISO 8601 in UTC.
 *
 * What a person is called is compared without regard to case and in one normal form (NFC), so that two members cannot look
 * like one; it is shown as text, never as markup.
 */
const personName = z.string().trim().min(1).max(40).regex(visible, 'has characters that cannot be seen');

export const roles = ['instructor', 'assistant', 'member', 'projector'] as const;
export type Role = (typeof roles)[number];

export const joinRequest = z.strictObject({
  /** As it was told: case, spaces and hyphens do not matter. */ code: z.string().min(1).max(40),
  name: personName,
});

export const workshopTitle = z
  .string()
  .trim()
  .min(1)
  .max(longestTitle)
  .regex(visible, 'has characters that cannot be seen');

export const openingRequest = z.strictObject({
  title: workshopTitle,
  /** The one that the terminal showed when the companion started. */ key: z.string().min(1).max(100),
});

export const signInRequest = z.strictObject({
  /** The key that was printed when the workshop began; it tells the role. */ key: z.string().min(1).max(100),
  name: personName.optional(),
});

export const handRequest = z.strictObject({ raised: z.boolean() });
export const pauseRequest = z.strictObject({ paused: z.boolean() });

export const messageRequest = z.strictObject({
  /** Id of a member; null for everybody. */ to: z.string().max(40).nullable(),
  text: z.string().trim().min(1).max(2000),
});

export const labAccess = z.strictObject({
  /** Members may save, run and check. */ open: z.boolean(),
  hints: z.boolean(),
  /** The reference may be looked at before a pass. */ solution: z.boolean(),
});

export const gradebookRequest = z.strictObject({
  gradebook: z.enum(['csv', 'canvas', 'moodle']),
  /** The CSV that Canvas or Moodle exported: it says who is whom there. */
  roster: z.string().max(1_000_000).exactOptional(),
  language: z.enum(['ko', 'en']).default('ko'),
});

export type GradebookRequest = z.output<typeof gradebookRequest>;

/** A gradebook, and who is not in it, by name. */
export interface Grades {
  /** CSV */ readonly text: string;
  /** Found in no line of the roster, or in several. */ readonly unmatched: readonly string[];
  /** The machine could not tell. */ readonly undecided: readonly string[];
  /** Have checked nothing. */ readonly without: readonly string[];
}

export type LabAccess = z.output<typeof labAccess>;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** What everybody may know of the workshop, and what the companion knows of whoever asks. */
export interface WorkshopView {
  readonly title: string;
  /** Everything of it is deleted so many days after the last one on which it was open. */ readonly keepDays: number;
  readonly paused: boolean;
  /** Null for who has not joined. */ readonly you: Person | null;
  /** Who is in charge, by name. */ readonly staff: readonly Omit<Person, 'id'>[];
  readonly labs: Readonly<Record<string, LabAccess>>;
  /** How to join; for staff and the projector alone. */ readonly code?: string;
  /** Where people on other machines reach this companion, ending in `/`; for the same. */ readonly address?: string;
}

export interface Ticket {
  /** Works once. */ readonly ticket: string;
  readonly expiresInMs: number;
}

export interface Message {
  /** Counts up. */ readonly id: number;
  /** Name and role of the sender at that time. */ readonly from: string;
  /** Id of a member; null for everybody. */ readonly to: string | null;
  readonly text: string;
  readonly at: string;
}

/** A check that a member does not get past. */
export interface Stuck {
  readonly check: string;
  readonly since: string;
  /** Gradings in a row that failed by it first. */ readonly times: number;
}

/** What a member has done in one lab. */
export interface LabState {
  readonly state: 'editing' | 'running' | 'checking' | 'failing' | 'passed';
  readonly attempts: number;
  readonly earned: number;
  readonly possible: number;
  /** Ids of the checks that the last grading failed. */ readonly failing: readonly string[];
  readonly stuck: Stuck | null;
  readonly savedAt: string | null;
}

/** A line of the board. For the projector `name` is empty. */
export interface BoardRow {
  readonly id: string;
  readonly name: string;
  readonly connected: boolean;
  readonly handRaisedAt: string | null;
  /** Hand raised, or the same failure three times in a row. */ readonly needsHelp: boolean;
  readonly labs: Readonly<Record<string, LabState>>;
}

export interface Board {
  readonly rows: readonly BoardRow[];
}

/** All checks together that members have passed, each member's best, at a time. */
export interface ProgressPoint {
  readonly at: string;
  readonly passed: number;
}

/** A check that somebody failed. */
export interface HardCheck {
  readonly check: string;
  /** Members who had a verdict of it. */ readonly tried: number;
  /** Of them, who failed it before they passed it, or still do. */ readonly failed: number;
  readonly passed: number;
  /** Gradings until it passed, the middle of those who passed it; null where nobody has. */
  readonly attempts: number | null;
}

export interface LabSummary {
  readonly lab: string;
  /** Members who have checked. */ readonly tried: number;
  readonly passed: number;
  /** That the lab has. */ readonly checks: number;
  readonly progress: readonly ProgressPoint[];
  /** The hardest first. */ readonly hard: readonly HardCheck[];
}

/** What a workshop has come to. For the projector the names are empty. */
export interface Summary {
  readonly title: string;
  readonly beganAt: string;
  readonly members: readonly Pick<BoardRow, 'id' | 'name' | 'labs'>[];
  readonly labs: readonly LabSummary[];
}

/** From the companion, on the live connection; one JSON object a text frame. */
export type LiveEvent =
  /** The first one, and again whenever something in it changed. */
  | { readonly type: 'workshop'; readonly workshop: WorkshopView }
  | { readonly type: 'message'; readonly message: Message }
  /** To a member: whether their own hand is raised. */
  | { readonly type: 'hand'; readonly raised: boolean }
  /** To a member: who looks at their code, by name; empty when nobody does. */
  | { readonly type: 'watched'; readonly by: readonly string[] }
  /** To staff and the projector: all rows first, then those that changed. */
  | { readonly type: 'board'; readonly rows: readonly BoardRow[] }
  | { readonly type: 'rows'; readonly rows: readonly BoardRow[]; readonly gone: readonly string[] }
  /** To staff who look at a member's lab: each save. */
  | {
      readonly type: 'code';
      readonly member: string;
      readonly lab: string;
      readonly revision: number;
      readonly files: readonly { readonly path: string; readonly text: string }[];
    };

/** To the companion, on the live connection. */
export const liveRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('look'), member: z.string().max(40), lab: z.string().max(60) }),
  z.strictObject({ type: z.literal('look-away') }),
]);

export type LiveRequest = z.output<typeof liveRequest>;
