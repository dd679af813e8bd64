import type { Outcome, ProblemReport, Report } from '../report.ts';

/** What a batch keeps of a report: enough for a gradebook and a summary, small enough for thousands. */
export interface Row {
  readonly submission: string;
  readonly outcome: Outcome;
  readonly earned: number;
  readonly possible: number;
  /** Points and outcome per check, by its id, in the lab's order. */
  readonly checks: Readonly<Record<string, { readonly outcome: Outcome; readonly earned: number }>>;
  /** What was wrong with the submission as a whole. */
  readonly problem?: ProblemReport;
  /** The submission with the same content that came first. */
  readonly sameAs?: string;
}

export function rowOf(report: Report, submission: string, sameAs?: string): Row {
  const { outcome, points, checks, problem } = report;
  return {
    submission,
    outcome,
    earned: points.earned,
    possible: points.possible,
    checks: Object.fromEntries(
      checks.map((check) => [check.id, { outcome: check.outcome, earned: check.earned }]),
    ),
    ...(problem && { problem }),
    ...(sameAs !== undefined && { sameAs }),
  };
}

/** Whether there is a verdict; without one a row is tried again, and has no place in a gradebook. */
export const isDecided = ({ outcome }: { readonly outcome: Outcome }): boolean =>
  outcome === 'pass' || outcome === 'fail';

export interface Summary {
  readonly submissions: number;
  /** How many came to each outcome; those without a verdict have no part in the points. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly possible: number;
  readonly medianEarned: number | null;
  readonly checks: readonly { readonly id: string; readonly outcomes: Readonly<Record<Outcome, number>> }[];
  /** Names of submissions with equal content, in groups of two or more. */
  readonly same: readonly (readonly string[])[];
  /** Submissions that could not even be started, and why. */
  readonly broken: readonly { readonly submission: string; readonly problem: ProblemReport }[];
}

export function summarize(rows: readonly Row[], checks: readonly string[]): Summary {
  return {
    submissions: rows.length,
    outcomes: count(rows.map(({ outcome }) => outcome)),
    possible: Math.max(0, ...rows.map(({ possible }) => possible)),
    medianEarned: median(rows.filter(isDecided).map(({ earned }) => earned)),
    checks: checks.map((id) => ({
      id,
      outcomes: count(rows.flatMap((row) => row.checks[id]?.outcome ?? [])),
    })),
    same: groups(rows),
    broken: rows.flatMap(({ submission, problem }) =>
      problem === undefined ? [] : [{ submission, problem }],
    ),
  };
}

function count(outcomes: readonly Outcome[]): Record<Outcome, number> {
  const counted = { pass: 0, fail: 0, inconclusive: 0, error: 0, 'not-run': 0 };
  for (const outcome of outcomes) counted[outcome]++;
  return counted;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function groups(rows: readonly Row[]): string[][] {
  const byFirst = new Map<string, string[]>();
  for (const { submission, sameAs } of rows) {
    if (sameAs === undefined) continue;
    byFirst.set(sameAs, [...(byFirst.get(sameAs) ?? [sameAs]), submission]);
  }
  return [...byFirst.values()];
}
