import type { CheckReport, CheckSummary, GradeEvent, Report } from '../report.ts';

const summary = ({ id, title, points, rests }: CheckReport): CheckSummary => ({ id, title, points, rests });

/** The events that led to a report, as far as it tells: an inconclusive try left only its number. */
export function eventsOf(report: Report): GradeEvent[] {
  const { lab, seed, isolation, missing, checks } = report;
  return [
    { type: 'started', lab, seed, isolation, missing, checks: checks.map(summary) },
    ...checks.flatMap((check): GradeEvent[] => [
      { type: 'check-started', id: check.id, attempt: check.attempts },
      { type: 'check-finished', check },
    ]),
    { type: 'finished', report },
  ];
}
