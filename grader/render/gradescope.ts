import type { CheckReport, Language, Report } from '../report.ts';
import type { Format } from './format.ts';
import { plainExplanation } from './plain.ts';
import { inert, inertLine } from './text/inert.ts';
import { jsonText } from './text/json.ts';
import { outcomes, say } from './words.ts';

/**
 * Gradescope's `results.json` (https://gradescope-autograders.readthedocs.io/en/latest/specs/). All tests are
 * visible: one that is hidden would hide the total too. What was not run is left out, so that it costs nothing.
 */
export const gradescope: Format = {
  name: 'gradescope',
  extension: 'json',
  mimeType: 'application/json',
  render: (report, { language }) =>
    `${jsonText(
      {
        output: overview(report, language),
        output_format: 'text',
        test_output_format: 'text',
        execution_time: report.durationMs / 1000,
        visibility: 'visible',
        extra_data: { seed: report.seed, isolation: report.isolation, wirebook: report.wirebook },
        tests: report.checks
          .filter(({ outcome }) => outcome !== 'not-run')
          .map((check) => test(check, language)),
      },
      2,
    )}\n`,
};

function overview({ checks, problem }: Report, language: Language): string {
  const passed = checks.filter(({ outcome }) => outcome === 'pass').length;
  const undecided = checks.filter(({ outcome }) => outcome === 'inconclusive' || outcome === 'error').length;
  return [
    ...(problem ? [inert(problem.message[language])] : []),
    say.passed[language](passed, checks.length),
    ...(undecided > 0 ? [say.undecided[language](undecided)] : []),
  ].join('\n');
}

/** Gradescope knows passed and failed alone: that there was no verdict is said in the name. */
function test(check: CheckReport, language: Language) {
  const { outcome } = check;
  const said = outcome === 'pass' || outcome === 'fail' ? '' : ` (${outcomes[outcome][language]})`;
  return {
    name: inertLine(check.title[language]) + said,
    score: check.earned,
    max_score: check.points,
    status: outcome === 'pass' ? 'passed' : 'failed',
    output: plainExplanation(check, language),
    visibility: 'visible',
    extra_data: { id: check.id, outcome },
  };
}
