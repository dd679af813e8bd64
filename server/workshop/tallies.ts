import type { Report } from '../../grader/report.ts';

/** How one check of one member went. */
export interface Tally {
  /** Gradings that it failed before it first passed. */ readonly failed: number;
  readonly passed: boolean;
}

/** By id of the check. */
export type Tallies = Readonly<Record<string, Tally>>;

/**
 * What a report adds. One of a program that could not be started says nothing of any single check; nor does a check that broke
 * again after it had passed say that it is hard.
 */
export function counted(before: Tallies, report: Report): Tallies {
  if (report.problem) return before;
  const after: Record<string, Tally> = { ...before };
  for (const { id, outcome } of report.checks) {
    const { failed, passed } = before[id] ?? { failed: 0, passed: false };
    if (passed || (outcome !== 'pass' && outcome !== 'fail')) continue;
    after[id] = outcome === 'pass' ? { failed, passed: true } : { failed: failed + 1, passed: false };
  }
  return after;
}
