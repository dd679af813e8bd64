import { place } from '../../grader/render/explain.ts';
import { points } from '../../grader/render/numbers.ts';
import { inert } from '../../grader/render/text/inert.ts';
import { wrap } from '../../grader/render/text/width.ts';
import { say as sentences } from '../../grader/render/words.ts';
import type { Outcome, ProblemReport, Report } from '../../grader/report.ts';
import { marks } from './check-line.ts';
import type { PrettyOptions } from './pretty.ts';
import { counted, moreDetails, next } from './texts.ts';

const order = ['pass', 'fail', 'inconclusive', 'error', 'not-run'] as const satisfies readonly Outcome[];

/** The total, and what to do next. `unexplained`: not every failure was shown in full. */
export function closing(report: Report, unexplained: boolean, options: PrettyOptions): string {
  const { say, paint, again } = options;
  const problem = report.problem ? paragraph(problemText(report.problem, say), options) : [];
  const lines = [
    ...problem.map((line) => paint('red', line)),
    ...(problem.length > 0 ? [''] : []),
    total(report, options),
    ...paragraph(say(next[report.outcome]), options),
    ...(report.outcome === 'pass' ? [] : [`  ${paint('cyan', again)}`]),
    ...(unexplained ? paragraph(say(moreDetails), options) : []),
  ];
  return `\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}\n`;
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
  const where = at ? inert(place(at)) : '';
  return text.includes(where) ? text : `${where}: ${text}`;
}

const paragraph = (text: string, { columns }: PrettyOptions): string[] => wrap(text, columns - 2);
