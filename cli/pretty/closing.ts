import { place } from '../../grader/render/explain.ts';
import { inert } from '../../grader/render/text/inert.ts';
import { wrap } from '../../grader/render/text/width.ts';
import type { ProblemReport, Report } from '../../grader/report.ts';
import { marks } from './check-line.ts';
import { outputSection } from './details.ts';
import type { PrettyOptions } from './pretty.ts';
import { mendAndRepeat, moreDetails, next } from './texts.ts';
import { total } from './total.ts';

/** The total, and what to do next. `unexplained`: not every failure was shown in full. */
export function closing(report: Report, unexplained: boolean, options: PrettyOptions): string {
  const { say, paint, again } = options;
  const lines = [
    ...(report.problem ? notStarted(report, report.problem, options) : ['']),
    ...total(report, options),
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

function problemText({ message, at }: ProblemReport, say: PrettyOptions['say']): string {
  const text = inert(say(message));
  return at && !text.includes(inert(at.file)) ? `${inert(place(at))}: ${text}` : text;
}
