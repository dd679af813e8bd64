import type { ProblemReport, WireEvent } from '../../../grader/report.ts';
import type { LineChange } from './session.ts';

/** Something that a client did or saw. */
export type LogEntry = { readonly id: number; /** Epoch, ms. */ readonly at: number } & LogEvent;

export type LogEvent =
  | { readonly kind: 'connecting'; readonly client: number; readonly path: string }
  | { readonly kind: 'open'; readonly client: number; readonly protocol: string }
  | {
      readonly kind: 'message';
      readonly client: number;
      readonly from: 'client' | 'server';
      readonly type: 'text' | 'binary';
      /** Bytes. */ readonly size: number;
      /** The text, or the bytes in hex; cut when long. */ readonly shown: string;
    }
  | {
      readonly kind: 'closed';
      readonly client: number;
      /** The browser's: 1006 where no close frame came. */ readonly code: number;
      readonly reason: string;
      /** It never was open. */ readonly refused: boolean;
    }
  /** An event of an event stream. */
  | {
      readonly kind: 'event';
      readonly client: number;
      readonly name: string;
      /** Its `lastEventId`: what the browser will send when it comes back. */ readonly lastId: string;
      readonly data: string;
    }
  /** The line of an event stream was lost; the browser connects again by itself. */
  | { readonly kind: 'retrying'; readonly client: number }
  /** The line ended without a word about how. */
  | { readonly kind: 'ended'; readonly client: number }
  /** What a client of the companion's sent or got. */
  | { readonly kind: 'wire'; readonly client: number; readonly event: WireEvent }
  /** What was done to the line of a client. */
  | { readonly kind: 'line'; readonly client: number; readonly what: LineChange }
  | { readonly kind: 'request'; readonly method: string; readonly path: string }
  | {
      readonly kind: 'answer';
      readonly path: string;
      readonly status: number;
      readonly type: string;
      readonly body: string;
    }
  | { readonly kind: 'no-answer'; readonly path: string }
  /** The companion refused, and said why. */
  | { readonly kind: 'refusal'; readonly client: number; readonly problem: ProblemReport };

/** Without what the log adds. */
export type Note = (event: LogEvent) => void;
