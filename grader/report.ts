/**
 * What a grading says: events while it runs, a report at the end. Types alone, without imports at run time,
 * so that the site may use them too. Everything here is JSON: it is written to disk, streamed and kept.
 */

export type Language = 'ko' | 'en';

/** A text that a person reads, in every language of the workbook. */
export type Localized = Readonly<Record<Language, string>>;

/**
 * What became of a check. `fail` alone costs points; `inconclusive` means that we could not tell (overload);
 * `error` is a fault on our side. `not-run` is a check that this way of grading cannot try.
 */
export type Outcome = 'pass' | 'fail' | 'inconclusive' | 'error' | 'not-run';

/** How much keeps a program away from this machine; SECURITY.md says what each level covers. */
export type Isolation = 'full' | 'partial' | 'none';

/** A fault that a person can meet, with its stable code (docs/errors.md) and what to do next. */
export interface ProblemReport {
  readonly code: string;
  readonly message: Localized;
  /** Where in the solution, when that is known; line and column count from 1. */
  readonly at?: { readonly file: string; readonly line?: number; readonly column?: number };
}

/** One thing seen on the wire. `at` is in milliseconds since the check (or the run) began. */
export type WireEvent = { readonly at: number; readonly connection: number } & (
  | {
      readonly kind: 'open';
      /** What the connection is called in diagrams: `alice`, `client 2`. */ readonly name: string;
    }
  | {
      readonly kind: 'head';
      readonly from: Side;
      /** `GET /ws HTTP/1.1` or `HTTP/1.1 101 Switching Protocols`. */ readonly start: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
    }
  | { readonly kind: 'body'; readonly from: Side; readonly payload: Payload }
  | {
      readonly kind: 'frame';
      readonly from: Side;
      readonly fin: boolean;
      /** RSV1-3 as a number, RSV1 the highest bit (RFC 6455 section 5.2). */ readonly rsv: number;
      readonly opcode: number;
      readonly masked: boolean;
      readonly payload: Payload;
      /** Of a close frame that carries one (RFC 6455 section 7.4). */ readonly closeCode?: number;
    }
  | {
      readonly kind: 'bytes';
      readonly from: Side;
      /** Bytes that are neither a frame nor HTTP, sent or received raw. */ readonly payload: Payload;
    }
  | { readonly kind: 'end'; readonly from: Side; readonly how: 'fin' | 'reset' }
  | {
      readonly kind: 'note';
      /** Something that happened beside the wire: time advanced, SIGTERM sent. */ readonly text: Localized;
    }
);

export type Side = 'client' | 'server';

/** The bytes of a payload, unmasked. `shown` holds at most the first 256 of them. */
export interface Payload {
  /** Full length in bytes. */ readonly length: number;
  /** The first bytes, base64. */ readonly shown: string;
  /** The same bytes as text, where the message is text. */ readonly text?: string;
}

export type Transcript = readonly WireEvent[];

/** Why a check failed, in words that a learner can act on. */
export interface Failure {
  /** What the lab promises, from the check. */ readonly promised: Localized;
  readonly expected: Localized;
  readonly observed: Localized;
  /** The usual mistake behind it and what to do, where one is known. */ readonly cause?: Localized;
  /** Index into the transcript of the event that broke the promise. */ readonly event?: number;
  /** After which event of the transcript something was missing. */ readonly missingAfter?: number;
  /** The learner's line that threw, where the program crashed meanwhile. */ readonly at?: ProblemReport['at'];
}

export interface CheckSummary {
  readonly id: string;
  readonly title: Localized;
  readonly points: number;
  /** What the promise rests on: `RFC 6455 section 5.6` or a heading of the brief. */ readonly rests: string;
}

export interface CheckReport extends CheckSummary {
  readonly outcome: Outcome;
  /** Points given: `points` for a pass, else 0. */ readonly earned: number;
  readonly durationMs: number;
  /** How often it was tried: more than once where nobody could tell, or where a busy machine may have been to blame. */ readonly attempts: number;
  /** Of a `fail`. */ readonly failure?: Failure;
  /** Of `inconclusive`, `error` and `not-run`: why. */ readonly problem?: ProblemReport;
  readonly transcript: Transcript;
  /** What the program printed during the check, at most 16 KiB. */ readonly output: string;
  /** The command that tries this check again with the same chance. */ readonly replay: string;
}

export interface Report {
  readonly formatVersion: 1;
  readonly wirebook: string;
  readonly lab: { readonly slug: string; readonly number: string; readonly title: Localized };
  readonly solution: {
    readonly name: string;
    readonly files: readonly { readonly path: string; readonly sha256: string }[];
  };
  /** ISO 8601, UTC. */ readonly startedAt: string;
  readonly durationMs: number;
  /** All chance of this grading comes from it: names, texts, nonces. */ readonly seed: string;
  readonly isolation: Isolation;
  /** The layers of the box that were missing, by name; empty at `full`. */ readonly missing: readonly string[];
  /** `virtual` when the box's clock was advanced by the grader. */ readonly time: 'virtual' | 'real';
  /** The worst of all checks: error, then inconclusive, then fail, then pass. */ readonly outcome: Outcome;
  /** `possible` are those of all checks that were run: what this way of grading cannot try costs nobody points. */
  readonly points: { readonly earned: number; readonly possible: number };
  /** Why the solution could not even be started; then every check is a `fail`. */ readonly problem?: ProblemReport;
  readonly checks: readonly CheckReport[];
}

/** What `grade` yields, in this order: started, then per check check-started and check-finished, then finished. */
export type GradeEvent =
  | {
      readonly type: 'started';
      readonly lab: Report['lab'];
      readonly seed: string;
      readonly isolation: Isolation;
      readonly missing: readonly string[];
      readonly checks: readonly CheckSummary[];
    }
  | { readonly type: 'check-started'; readonly id: string; readonly attempt: number }
  | { readonly type: 'check-finished'; readonly check: CheckReport }
  | { readonly type: 'finished'; readonly report: Report };
