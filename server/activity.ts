import type { Report } from '../grader/report.ts';
import type { SolutionFile } from './api.ts';

/** What learners do, told to whoever keeps the board. Labs by slug. */
export interface Activity {
  /** On disk. */
  saved(learner: string, lab: string, revision: number, files: readonly SolutionFile[] | null): void;
  /** A program of theirs has started, or has ended. */
  running(learner: string, lab: string, alive: boolean): void;
  checking(learner: string, lab: string): void;
  /** Without a report where the grading was stopped. Resolves once what it changes is on disk. */
  checked(learner: string, lab: string, report: Report | null): Promise<void>;
}

/** For a companion with nobody to watch. */
export const unwatched: Activity = {
  saved: () => undefined,
  running: () => undefined,
  checking: () => undefined,
  checked: () => Promise.resolve(),
};

/** Tells all of them, in this order. */
export const toAll = (...hearers: readonly Activity[]): Activity => ({
  saved: (...told) => hearers.forEach((one) => one.saved(...told)),
  running: (...told) => hearers.forEach((one) => one.running(...told)),
  checking: (...told) => hearers.forEach((one) => one.checking(...told)),
  checked: async (...told) => {
    await Promise.all(hearers.map((one) => one.checked(...told)));
  },
});
