import { points } from '../../grader/render/numbers.ts';
import type { Colour } from '../../grader/render/text/paint.ts';
import { displayWidth } from '../../grader/render/text/width.ts';
import { say as sentences } from '../../grader/render/words.ts';
import type { Outcome, Report } from '../../grader/report.ts';
import { marks } from './check-line.ts';
import type { PrettyOptions } from './pretty.ts';
import { counted } from './texts.ts';

interface Part {
  readonly text: string;
  readonly colour: Colour;
}

const order = ['pass', 'fail', 'inconclusive', 'error', 'not-run'] as const satisfies readonly Outcome[];
const between = ' · ';

/** `15 of 18 points · 16 passed · 2 failed · 0.4 s`, on more than one line where it must. */
export function total(report: Report, options: PrettyOptions): string[] {
  const { columns, paint } = options;
  const lines = fold(partsOf(report, options), columns - 2);
  return lines.map((line) => line.map(({ text, colour }) => paint(colour, text)).join(between));
}

function partsOf(report: Report, { language, say }: PrettyOptions): Part[] {
  const { earned, possible } = report.points;
  const of = (outcome: Outcome) => report.checks.filter((check) => check.outcome === outcome).length;
  const counts = order
    .filter((outcome) => of(outcome) > 0)
    .map((outcome) => ({ text: say(counted[outcome](of(outcome))), colour: marks[outcome].colour }));
  return [
    { text: sentences.points[language](points(earned), points(possible)), colour: 'bold' },
    ...counts,
    { text: `${(report.durationMs / 1000).toFixed(1)} s`, colour: 'dim' },
  ];
}

const widthOf = (parts: readonly Part[]): number => displayWidth(parts.map(({ text }) => text).join(between));

const fold = (parts: readonly Part[], columns: number): Part[][] =>
  parts.reduce<Part[][]>((lines, part) => {
    const last = lines.at(-1);
    if (!last || widthOf([...last, part]) > columns) return [...lines, [part]];
    return [...lines.slice(0, -1), [...last, part]];
  }, []);
