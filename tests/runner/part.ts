import type { Localized } from '../../grader/report.ts';
import type { Need } from './needs.ts';
import type { Tally } from './tally.ts';

/** One of the things that `npm test` does; `npm test -- <name>` does it alone. */
export interface Part {
  readonly name: string;
  readonly about: Localized;
  /** Without these some of its tests skip themselves. */
  readonly needs: readonly Need[];
  /** Without this it cannot run at all. */
  readonly requires?: Need;
  /** The part that must have succeeded before. */
  readonly after?: string;
  /** How many checks it has, for when it does not run. */
  size?(): Promise<number>;
  run(): Promise<PartResult>;
}

export interface Failure {
  readonly name: string;
  /** What the test said, as it said it. */
  readonly message: string;
}

export interface PartResult {
  readonly tally: Tally;
  /** Names of tests that did not run. */
  readonly skipped?: readonly string[];
  /** What failed, where its tests tell. */
  readonly failures?: readonly Failure[];
  /** How the command ended, where its tests do not tell. */
  readonly reason?: string;
}
