import type { CheckReport, Language, Outcome, Report } from '../report.ts';
import { explanation } from './explain.ts';
import type { Format } from './format.ts';
import { capped } from './text/cap.ts';
import { inert, inertLine } from './text/inert.ts';
import { jsonText } from './text/json.ts';
import { say } from './words.ts';

/**
 * Exercism's `results.json`, version 3 (https://exercism.org/docs/building/tooling/test-runners/interface).
 * `error` is for tests that did not run: the solution could not be started, or there is no verdict.
 */
export const exercism: Format = {
  name: 'exercism',
  extension: 'json',
  mimeType: 'application/json',
  render: (report, { language }) => {
    const message = topMessage(report, language);
    const status = message === null ? (report.outcome === 'pass' ? 'pass' : 'fail') : 'error';
    const tests = report.problem ? [] : report.checks.filter(wasRun).map((check) => test(check, language));
    return `${jsonText({ version: 3, status, message, tests }, 2)}\n`;
  },
};

const statuses = {
  pass: 'pass',
  fail: 'fail',
  inconclusive: 'error',
  error: 'error',
} as const satisfies Record<Exclude<Outcome, 'not-run'>, string>;

type Run = CheckReport & { readonly outcome: keyof typeof statuses };

const wasRun = (check: CheckReport): check is Run => check.outcome !== 'not-run';

/** Only where the tests did not run; else it has to be null. */
function topMessage({ problem, checks }: Report, language: Language): string | null {
  if (problem) {
    const where = problem.at ? `${inertLine(problem.at.file)}:${problem.at.line ?? 1}: ` : '';
    return where + inert(problem.message[language]);
  }
  const undecided = checks.filter(({ outcome }) => outcome === 'inconclusive' || outcome === 'error').length;
  return undecided > 0 ? say.undecided[language](undecided) : null;
}

/** The specification allows 500 characters of output, and wants a cut to be said. */
const outputAllowed = 500;
const cutNotice = 'Output was truncated. Please limit to 500 chars\n';

function test(check: Run, language: Language) {
  return {
    name: inertLine(check.title[language]),
    status: statuses[check.outcome],
    message: check.outcome === 'pass' ? null : explanation(check, language),
    output: printed(inert(check.output)),
    test_code: inertLine(check.replay),
  };
}

function printed(output: string): string | null {
  if (output === '') return null;
  return output.length <= outputAllowed
    ? output
    : cutNotice + capped(output, outputAllowed - cutNotice.length);
}
