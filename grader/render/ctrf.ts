import type { CheckReport, Language, Outcome, Report } from '../report.ts';
import { headline } from './explain.ts';
import type { Format } from './format.ts';
import { plainExplanation } from './plain.ts';
import { tail } from './text/cap.ts';
import { inert, inertLine } from './text/inert.ts';
import { jsonText } from './text/json.ts';

/** Common Test Report Format 1.0.0 (https://ctrf.io). Times are whole milliseconds. */
export const ctrf: Format = {
  name: 'ctrf',
  extension: 'json',
  mimeType: 'application/json',
  render: (report, { language }) =>
    `${jsonText(
      {
        reportFormat: 'CTRF',
        specVersion: '1.0.0',
        timestamp: report.startedAt,
        generatedBy: `wirebook ${report.wirebook}`,
        results: {
          tool: { name: 'wirebook', version: report.wirebook },
          summary: summary(report),
          tests: report.checks.map((check) => test(check, report, language)),
          extra: circumstances(report, language),
        },
      },
      2,
    )}\n`,
};

const statuses = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'other',
  error: 'other',
  'not-run': 'skipped',
} as const satisfies Record<Outcome, string>;

function summary({ checks, startedAt, durationMs }: Report) {
  const of = (status: string) => checks.filter(({ outcome }) => statuses[outcome] === status).length;
  const start = Date.parse(startedAt);
  return {
    tests: checks.length,
    passed: of('passed'),
    failed: of('failed'),
    skipped: of('skipped'),
    pending: 0,
    other: of('other'),
    suites: 1,
    start,
    stop: start + Math.round(durationMs),
    duration: Math.round(durationMs),
  };
}

function test(check: CheckReport, { lab, problem }: Report, language: Language) {
  const message = headline(check, language) || (problem ? inert(problem.message[language]) : '');
  const trace = plainExplanation(check, language);
  return {
    testId: `${lab.slug}/${check.id}`,
    name: inertLine(check.title[language]),
    status: statuses[check.outcome],
    rawStatus: check.outcome,
    duration: Math.round(check.durationMs),
    suite: [lab.slug],
    type: 'integration',
    retries: check.attempts - 1,
    ...(check.outcome === 'pass' ? {} : { message, trace }),
    ...(check.output === '' ? {} : { stdout: inert(tail(check.output, 4000)).split('\n') }),
    extra: {
      points: check.points,
      earned: check.earned,
      rests: check.rests,
      replay: inertLine(check.replay),
    },
  };
}

const circumstances = (report: Report, language: Language) => ({
  lab: { ...report.lab, title: report.lab.title[language] },
  solution: { ...report.solution, name: inertLine(report.solution.name) },
  points: report.points,
  outcome: report.outcome,
  seed: report.seed,
  isolation: report.isolation,
  missing: report.missing,
  time: report.time,
});
