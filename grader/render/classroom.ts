import type { CheckReport, Language, Outcome, Report } from '../report.ts';
import { explanation } from './explain.ts';
import type { Format, RenderOptions } from './format.ts';
import { inert, inertLine } from './text/inert.ts';
import { jsonText } from './text/json.ts';

/**
 * What GitHub Classroom's autograding reporter reads from the step output `result`: base64 of JSON. On GitHub it
 * is put there too, not only printed.
 */
export const classroom: Format = {
  name: 'classroom',
  extension: 'txt',
  mimeType: 'text/plain',
  render: (report, options) => `${encoded(report, options)}\n`,
  appends: [
    { variable: 'GITHUB_OUTPUT', render: (report, options) => `result=${encoded(report, options)}\n` },
  ],
};

const statuses = {
  pass: 'pass',
  fail: 'fail',
  inconclusive: 'error',
  error: 'error',
  'not-run': 'error',
} as const satisfies Record<Outcome, string>;

const encoded = (report: Report, { language }: RenderOptions): string =>
  Buffer.from(jsonText(result(report, language))).toString('base64');

const result = (report: Report, language: Language) => ({
  version: 1,
  status: statuses[report.outcome],
  max_score: report.points.possible,
  tests: report.checks.map((check) => test(check, report, language)),
});

function test(check: CheckReport, { solution, problem }: Report, language: Language) {
  const why = explanation(check, language) || (problem ? inert(problem.message[language]) : '');
  return {
    name: inertLine(check.title[language]),
    status: statuses[check.outcome],
    message: check.outcome === 'pass' ? null : why,
    test_code: inertLine(check.replay),
    filename: inertLine(problem?.at?.file ?? solution.files[0]?.path ?? ''),
    line_no: problem?.at?.line ?? 0,
    execution_time: `${(check.durationMs / 1000).toFixed(3)}s`,
    score: check.earned,
  };
}
