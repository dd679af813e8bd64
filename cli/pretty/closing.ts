import { place } from '../../grader/render/explain.ts';
import { points } from '../../grader/render/numbers.ts';
import { inert } from '../../grader/render/text/inert.ts';
import { wrap } from '../../grader/render/text/width.ts';
import { say as sentences } from '../../grader/render/words.ts';
import type { Outcome, ProblemReport, Report } from '../../grader/report.ts';
import { marks } from './check-line.ts';
import type { PrettyOptions } from './pretty.ts';
import { outputSection } from './details.ts';
import { counted, mendAndRepeat, moreDetails, next } from './texts.ts';

const order = ['pass', 'fail', 'inconclusive', 'error', 'not-run'] as const satisfies readonly Outcome[];

/** The total, and what to do next. `unexplained`: not every failure was shown in full. */
export function closing(report: Report, unexplained: boolean, options: PrettyOptions): string {
  const { say, paint, again } = options;
  const lines = [
    ...(report.problem ? notStarted(report, report.problem, options) : ['']),
    total(report, options),
    ...wrap(say(report.problem ? mendAndRepeat : next[report.outcome]), options.columns - 2),
    ...(report.outcome === 'pass' ? [] : [`  ${paint('cyan', again)}`]),
    ...(unexplained ? wrap(say(moreDetails), options.columns - 2) : []),
    '',
  ];
  return lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('');
}

/** Why no check could be tried, and what the program said about it. */
function notStarted({ checks }: Report, problem: ProblemReport, options: PrettyOptions): string[] {
  const [sign, ...rest] = wrap(
    `${marks.fail.sign} ${problemText(problem, options.say)}`,
    options.columns - 4,
  );
  const output = outputSection(checks[0]?.output ?? '', options);
  const lines = [sign ?? '', ...rest.map((line) => `  ${line}`)];
  return [
    ...lines.map((line) => options.paint('red', line)),
    ...output.map((line) => (line === '' ? '' : `  ${line}`)),
    '',
  ];
}

/** `15 of 18 points · 16 passed · 2 failed · 0.4 s` */
function total(report: Report, { language, say, paint }: PrettyOptions): string {
  const { earned, possible } = report.points;
  const of = (outcome: Outcome) => report.checks.filter((check) => check.outcome === outcome).length;
  const parts = order
    .filter((outcome) => of(outcome) > 0)
    .map((outcome) => paint(marks[outcome].colour, say(counted[outcome](of(outcome)))));
  return [
    paint('bold', sentences.points[language](points(earned), points(possible))),
    ...parts,
    paint('dim', `${(report.durationMs / 1000).toFixed(1)} s`),
  ].join(' · ');
}

function problemText({ message, at }: ProblemReport, say: PrettyOptions['say']): string {
  const text = inert(say(message));
  return at && !text.includes(inert(at.file)) ? `${inert(place(at))}: ${text}` : text;
}
