import type { Act, RequestAct } from '../clients/act.ts';

/** Who does something: a client by its number, from 1. */
export interface ClientStep {
  readonly who: number;
  readonly act: Act;
}

export interface WaitStep {
  readonly do: 'wait';
  /** Milliseconds. */ readonly ms: number;
}

export type What = ClientStep | RequestAct | WaitStep;

/** A line of a script that does something. */
export interface Step {
  /** From 1. */ readonly line: number;
  /** As written. */ readonly source: string;
  readonly what: What;
}

/** Why a line cannot be read. */
export type Wrong =
  | 'who'
  | 'verb'
  | 'path'
  | 'json'
  | 'hex'
  | 'bytes'
  | 'pong'
  | 'close'
  | 'frame'
  | 'wait'
  | 'nothing-more'
  | 'mixed'
  | 'bare'
  | 'steps'
  | 'long';

export interface WrongLine {
  readonly line: number;
  readonly wrong: Wrong;
  /** What it is about. */ readonly word: string;
}

export interface Script {
  readonly steps: readonly Step[];
  /** Lines that cannot be read; nothing runs while there is one. */
  readonly wrong: readonly WrongLine[];
  /**
   * By their numbers, the clients that do what browsers cannot, and are the companion's: `frames` make frames by hand, `bytes`
   * have a bare connection.
   */
  readonly kinds: ReadonlyMap<number, 'frames' | 'bytes'>;
}

/** A script's bounds: it comes to an end, and fits into a link. */
export const bounds = { steps: 100, letters: 4000, clients: 20, waitMs: 60_000 } as const;
