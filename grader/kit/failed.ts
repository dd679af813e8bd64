import type { Failure, Localized } from '../report.ts';

/** What a check knows of its failure; the promise is added from the check. */
export interface FailureDetail extends Omit<Failure, 'promised'> {
  /** Nobody answers any more: the program may have ended, which says more than what is missing. */
  readonly gone?: boolean;
  /** The program neither answered nor gave another sign of life. */
  readonly hung?: boolean;
}

/** The solution broke the promise of a check. */
export class Failed extends Error {
  readonly detail: FailureDetail;

  constructor(detail: FailureDetail) {
    super(`expected ${detail.expected.en}, observed ${detail.observed.en}`);
    this.name = 'Failed';
    this.detail = detail;
  }
}

/** We cannot tell: this machine was too busy, or something of ours is missing. Not the solution's fault. */
export class Inconclusive extends Error {
  readonly say: Localized;

  constructor(say: Localized) {
    super(say.en);
    this.name = 'Inconclusive';
    this.say = say;
  }
}

/** A usual mistake and what to do about it, given where what was seen fits. */
export interface Cause<Seen> {
  when(seen: Seen): boolean;
  readonly say: Localized;
}

/** Options of everything that a check waits for. */
export interface Expectation<Seen = unknown> {
  /** The usual mistake behind a failure here, whatever was seen. */
  readonly cause?: Localized;
  /** Usual mistakes by what was seen instead; `undefined` is silence. The first that fits is told. */
  readonly causes?: readonly Cause<Seen | undefined>[];
  /** How long to wait in milliseconds: where time is part of the promise. Default 1000, or less where nothing else came. */
  readonly within?: number;
}

/** The cause that a check names, else the one that is known in general. */
export function causeOf<Seen>(
  { cause, causes }: Expectation<Seen>,
  seen: Seen | undefined,
  general?: Localized,
): { cause?: Localized } {
  const found = causes?.find((each) => each.when(seen))?.say ?? cause ?? general;
  return found ? { cause: found } : {};
}
