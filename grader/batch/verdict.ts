import { createHash } from 'node:crypto';
import type { Problem } from '../problem.ts';
import type { CheckReport, CheckSummary, GradeEvent, Outcome, Report } from '../report.ts';
import { problems } from './problems.ts';
import type { Solution } from './read.ts';
import { reasonOf } from './submissions.ts';

/** What is the same in all reports of a batch, known before the first solution runs. */
export interface Circumstances extends Pick<
  Report,
  'wirebook' | 'lab' | 'isolation' | 'missing' | 'time' | 'seed'
> {
  readonly checks: readonly CheckSummary[];
}

/** Faults that say nothing about the solution: there is no verdict, and the next run tries again. */
const ours = new Set([
  'submission-unreadable',
  'submission-changed',
  'submission-timeout',
  'submission-grader-failed',
]);

/** The report of a submission that cannot be graded: every check fails, or has no verdict, for one reason. */
export function reportOfBroken(
  problem: Problem,
  submission: string,
  { checks, ...circumstances }: Circumstances,
  files: Solution['files'] = [],
): Report {
  const outcome: Outcome = ours.has(problem.code) ? 'error' : 'fail';
  return {
    formatVersion: 1,
    ...circumstances,
    solution: { name: submission, files: files.map(({ path, text }) => ({ path, sha256: sha256(text) })) },
    startedAt: new Date().toISOString(),
    durationMs: 0,
    outcome,
    points: { earned: 0, possible: checks.reduce((sum, { points }) => sum + points, 0) },
    problem: problem.report(),
    checks: checks.map((check): CheckReport => ({ ...check, outcome, ...untried })),
  };
}

const untried = { earned: 0, durationMs: 0, attempts: 0, transcript: [], output: '', replay: '' };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export type Grade = (solution: Solution, seed: string, signal: AbortSignal) => AsyncIterable<GradeEvent>;

/** Grades to the end. Throws a Problem where the grader fails or does not come to an end in time. */
export async function gradeWhole(
  grade: Grade,
  solution: Solution,
  seed: string,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Report> {
  signal.throwIfAborted();
  const path = solution.name;
  // Not AbortSignal.timeout: its timer would hold on to what a grading left behind long after its end.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  const stop = () => late.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const event of grade(solution, seed, late.signal))
      if (event.type === 'finished' && !late.signal.aborted) return event.report;
  } catch (error) {
    if (!late.signal.aborted) throw problems('submission-grader-failed', { path, reason: reasonOf(error) });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  throw late.signal.aborted
    ? problems('submission-timeout', { path, seconds: String(timeoutMs / 1000) })
    : problems('submission-grader-failed', { path, reason: 'no report' });
}
