import type { Report } from '../../grader/report.ts';
import type { LabState } from './api.ts';

export const nothingYet: LabState = {
  state: 'editing',
  attempts: 0,
  earned: 0,
  possible: 0,
  failing: [],
  stuck: null,
  savedAt: null,
};

/** What a report makes of what was known before. Who passed once stays passed, whatever they try afterwards. */
export function afterReport(before: LabState, report: Report, at: string): LabState {
  const failing = report.checks.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
  const passed = before.state === 'passed' || report.outcome === 'pass';
  return {
    ...before,
    state: passed ? 'passed' : 'failing',
    attempts: before.attempts + 1,
    earned: Math.max(before.earned, report.points.earned),
    possible: report.points.possible,
    failing,
    stuck: passed ? null : stuckAt(before.stuck, failing[0], at),
  };
}

/** The first check that fails is the one that a learner works at. */
function stuckAt(before: LabState['stuck'], check: string | undefined, at: string): LabState['stuck'] {
  if (check === undefined) return null;
  if (before?.check !== check) return { check, since: at, times: 1 };
  return { ...before, times: before.times + 1 };
}

/** Gradings in a row that fail by the same check until somebody should come by. */
const timesUntilHelp = 3;

export const stuckForLong = ({ stuck }: LabState): boolean => (stuck?.times ?? 0) >= timesUntilHelp;
