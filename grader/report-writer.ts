import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Check } from './kit/check.ts';
import { problems } from './problems.ts';
import type { Lab } from './lab.ts';
import type { CheckReport, CheckSummary, GradeEvent, Outcome, ProblemReport, Report } from './report.ts';
import type { Solution } from './stage/index.ts';
import type { Tried } from './tries.ts';

export type Circumstances = Pick<Report, 'isolation' | 'missing' | 'time'>;

export interface ReportWriterOptions extends Circumstances {
  readonly lab: Lab;
  readonly solution: Solution;
  readonly seed: string;
  /** Arguments of `wirebook grade` that name what is graded. Default the solution's files. */
  readonly named?: readonly string[];
}

/** Collects what became of the checks and writes the report in the end. */
export class ReportWriter {
  readonly #options: ReportWriterOptions;
  readonly #checks: CheckReport[] = [];
  readonly #startedAt = new Date();
  readonly #began = performance.now();

  constructor(options: ReportWriterOptions) {
    this.#options = options;
  }

  /** Adds a check to the report; the event tells of it. */
  finished(check: CheckReport): GradeEvent {
    this.#checks.push(check);
    return { type: 'check-finished', check };
  }

  replay({ id }: Pick<Check, 'id'>): string {
    const { lab, solution, seed, named } = this.#options;
    const what = (named ?? solution.files.map(({ path }) => path)).map(quoted).join(' ');
    return `npx wirebook grade ${lab.slug} ${what} --only ${id} --seed ${quoted(seed)}`;
  }

  /** @param problem why the solution could not even be started */
  report(problem?: ProblemReport): Report {
    const { lab, solution, seed, isolation, missing, time } = this.#options;
    const checks = this.#checks;
    return {
      formatVersion: 1,
      wirebook: version,
      lab: labOf(lab),
      solution: { name: nameOf(solution), files: solution.files.map(hashed) },
      startedAt: this.#startedAt.toISOString(),
      durationMs: rounded(performance.now() - this.#began),
      seed,
      isolation,
      missing,
      time,
      outcome: worstOf(checks),
      points: {
        earned: checks.reduce((sum, { earned }) => sum + earned, 0),
        possible: checks.reduce((sum, { outcome, points }) => sum + (outcome === 'not-run' ? 0 : points), 0),
      },
      ...(problem && { problem }),
      checks,
    };
  }
}

/** The version of this checkout. */
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export const labOf = ({ slug, number, title }: Lab): Report['lab'] => ({ slug, number, title });

export const summaryOf = ({ id, title, points, rests }: Check): CheckSummary => ({
  id,
  title,
  points,
  rests,
});

/** A check that was tried. */
export const checkReport = (
  check: Check,
  tried: Tried & { attempts: number },
  replay: string,
): CheckReport => ({
  ...summaryOf(check),
  outcome: tried.outcome,
  earned: tried.outcome === 'pass' ? check.points : 0,
  durationMs: rounded(tried.durationMs),
  attempts: tried.attempts,
  ...(tried.failure && { failure: tried.failure }),
  ...(tried.problem && { problem: tried.problem }),
  transcript: tried.transcript,
  output: tried.output,
  replay,
});

/** A check that nothing was tried for. */
export const untried = (check: Check, outcome: Outcome, replay: string): CheckReport => ({
  ...summaryOf(check),
  outcome,
  earned: 0,
  durationMs: 0,
  attempts: 0,
  transcript: [],
  output: '',
  replay,
});

/** A check that there was no time left for: the solution's fault, unless the machine was too `busy` to tell who took the time. */
export function outOfTime(
  check: Check,
  replay: string,
  { totalMs, busy }: { readonly totalMs: number; readonly busy: boolean },
): CheckReport {
  if (busy)
    return { ...untried(check, 'inconclusive', replay), problem: problems('machine-overloaded').report() };
  const { localized } = problems('grading-too-long', { seconds: String(totalMs / 1000) });
  const failure = { promised: check.promise, expected: check.promise, observed: localized };
  return { ...untried(check, 'fail', replay), failure };
}

const worstFirst: readonly Outcome[] = ['error', 'inconclusive', 'fail', 'pass', 'not-run'];

const worstOf = (checks: readonly CheckReport[]): Outcome =>
  worstFirst.find((outcome) => checks.some((check) => check.outcome === outcome)) ?? 'pass';

const nameOf = ({ name, files }: Solution): string => name ?? files[0]?.path ?? '';

const hashed = ({ path, text }: Solution['files'][number]) => ({
  path,
  sha256: createHash('sha256').update(text).digest('hex'),
});

/** To a thousandth. */
const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;

/** As a shell reads it back. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
