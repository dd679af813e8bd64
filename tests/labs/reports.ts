/** What the tests of labs ask of reports. */
import type { GradeEvent, Report } from '../../grader/index.ts';

/**
 * Nobody can judge from outside whether chance is secure, unless a box makes what is not secure repeat itself: these checks
 * say so, with a command, and every other is tried.
 */
export const onlyInBoxes: readonly string[] = ['secure-source'];

export async function reportOf(grading: AsyncIterable<GradeEvent>): Promise<Report> {
  for await (const event of grading) if (event.type === 'finished') return event.report;
  throw new Error('The grading ended without a report.');
}

/** Of the checks with this outcome, or of all. */
export const idsOf = ({ checks }: Report, outcome?: string): string[] =>
  checks.filter((check) => outcome === undefined || check.outcome === outcome).map(({ id }) => id);

/** What is not a pass, with what was seen: so that a red test says why. */
export const complaints = (report: Report | undefined): string[] =>
  (report?.checks ?? [])
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ id, failure, problem }) => `${id}: ${(failure?.observed ?? problem?.message)?.en ?? ''}`);
