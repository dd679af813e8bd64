import type { CheckReport, CheckSummary, Outcome } from '../../grader/report.ts';
import { points } from '../../grader/render/numbers.ts';
import { inertLine } from '../../grader/render/text/inert.ts';
import type { Colour } from '../../grader/render/text/paint.ts';
import { fit, padEnd, padStart } from '../../grader/render/text/width.ts';
import type { PrettyOptions } from './pretty.ts';

export const marks: Readonly<Record<Outcome, { readonly sign: string; readonly colour: Colour }>> = {
  pass: { sign: '✓', colour: 'green' },
  fail: { sign: '✗', colour: 'red' },
  inconclusive: { sign: '?', colour: 'yellow' },
  error: { sign: '!', colour: 'yellow' },
  'not-run': { sign: '·', colour: 'dim' },
};

const room = { mark: 4, points: 8, time: 9 };

/** `✓ Text comes back as text     2/2    12 ms` */
export function checkLine(check: CheckReport, { say, paint, columns }: PrettyOptions): string {
  const { sign, colour } = marks[check.outcome];
  const title = columns - room.mark - room.points - room.time;
  const earned = `${points(check.earned)}/${points(check.points)}`;
  const cells = [
    `  ${paint(colour, sign)} `,
    padEnd(fit(inertLine(say(check.title)), title), title),
    paint(check.outcome === 'pass' ? 'dim' : colour, padStart(earned, room.points)),
    paint('dim', padStart(`${Math.round(check.durationMs)} ms`, room.time)),
  ];
  return `${cells.join('')}\n`;
}

/** Stands on the last line, without a line feed, while the check is tried. */
export const pendingLine = (check: CheckSummary, { say, paint, columns }: PrettyOptions): string =>
  paint('dim', fit(`  … ${inertLine(say(check.title))}`, columns - 1));

/** Wipes the pending line: back to the first column, erase to the end of the line (ECMA-48, EL). */
export const wipe = '\r\u001b[K';
