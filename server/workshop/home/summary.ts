import type { Tried } from '../../state/workshops.ts';
import type { BoardRow, HardCheck, LabSummary, ProgressPoint, Summary } from '../api.ts';
import type { Tallies } from '../tallies.ts';

interface Parts {
  readonly title: string;
  readonly beganAt: string;
  readonly rows: readonly BoardRow[];
  /** By lab, one of each member who has had a verdict there. */ readonly tallies: ReadonlyMap<
    string,
    readonly Tallies[]
  >;
  /** The oldest first. */ readonly tried: readonly Tried[];
}

/** So many points are enough for a picture. */
const mostPoints = 120;

/** What a workshop has come to, for whoever taught it. */
export function summaryOf({ title, beganAt, rows, tallies, tried }: Parts): Summary {
  const slugs = [...new Set(rows.flatMap(({ labs }) => Object.keys(labs)))].sort();
  const labs = slugs.map((lab): LabSummary => {
    const states = rows.flatMap((row) => row.labs[lab] ?? []);
    return {
      lab,
      tried: states.filter(({ attempts }) => attempts > 0).length,
      passed: states.filter(({ state }) => state === 'passed').length,
      checks: Math.max(0, ...tried.filter((one) => one.lab === lab).map((one) => one.checks)),
      progress: progressOf(tried.filter((one) => one.lab === lab)),
      hard: hardOf(tallies.get(lab) ?? []),
    };
  });
  return { title, beganAt, members: rows.map(({ id, name, labs: own }) => ({ id, name, labs: own })), labs };
}

/** Checks passed by all together, each member's best, whenever that grew. */
function progressOf(tried: readonly Tried[]): ProgressPoint[] {
  const best = new Map<string, number>();
  let sum = 0;
  const points: ProgressPoint[] = [];
  for (const { learner, at, passed } of tried) {
    const before = best.get(learner) ?? 0;
    if (passed <= before) continue;
    best.set(learner, passed);
    sum += passed - before;
    points.push({ at, passed: sum });
  }
  const step = Math.ceil(points.length / mostPoints);
  return points.filter((_, index) => index === points.length - 1 || index % step === 0);
}

/** Checks that somebody failed, those first that most failed. */
function hardOf(all: readonly Tallies[]): HardCheck[] {
  const checks = [...new Set(all.flatMap((one) => Object.keys(one)))];
  const hard = checks.map((check): HardCheck => {
    const own = all.flatMap((one) => one[check] ?? []);
    const until = own.filter(({ passed }) => passed).map(({ failed }) => failed + 1);
    return {
      check,
      tried: own.length,
      failed: own.filter(({ failed }) => failed > 0).length,
      passed: until.length,
      attempts: median(until),
    };
  });
  return hard
    .filter(({ failed }) => failed > 0)
    .sort((one, other) => other.failed / other.tried - one.failed / one.tried || other.failed - one.failed);
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
