import { drawDiagram } from '../../grader/render/index.ts';
import { explain, type Line } from '../../grader/render/explain.ts';
import { commandless, inert } from '../../grader/render/text/inert.ts';
import type { Colour } from '../../grader/render/text/paint.ts';
import { displayWidth, padEnd, wrap } from '../../grader/render/text/width.ts';
import { words } from '../../grader/render/words.ts';
import type { CheckReport } from '../../grader/report.ts';
import type { PrettyOptions } from './pretty.ts';

const indent = '    ';
const outputLines = 10;
/** In fewer columns nothing would be left of a payload. */
const narrowestDiagram = 40;
const emphasis: Partial<Record<Line['key'], Colour>> = { cause: 'bold', replay: 'cyan', rests: 'dim' };

/** Everything that helps with a check that did not pass: why, what was on the wire, what the program printed. */
export function fullDetails(check: CheckReport, options: PrettyOptions): string {
  const { language, paint, columns, color } = options;
  const width = columns - indent.length;
  const draws = check.failure && width >= narrowestDiagram;
  const diagram = draws ? drawDiagram(check, { language, color, width }) : [];
  return [
    ...labelled(explain(check, language), options),
    ...section(paint('dim', words.wire[language]), diagram),
    ...outputSection(check.output, options),
    '',
  ]
    .map((line) => (line === '' ? '\n' : `${indent}${line}\n`))
    .join('');
}

const essential: readonly Line['key'][] = ['observed', 'cause', 'why'];

/** What was seen instead and the usual mistake, and no more. */
export function shortDetails(check: CheckReport, options: PrettyOptions): string {
  const lines = explain(check, options.language).filter(({ key }) => essential.includes(key));
  return labelled(lines, options)
    .map((line) => `${indent}${line}\n`)
    .join('');
}

/** A column of labels, and beside it their texts, wrapped. A command is left whole, so that it can be copied. */
function labelled(lines: readonly Line[], { paint, columns }: PrettyOptions): string[] {
  const width = Math.max(0, ...lines.map(({ label }) => displayWidth(label))) + 2;
  return lines.flatMap(({ key, label, text }) => {
    const colour = emphasis[key];
    const parts = key === 'replay' ? [text] : wrap(text, columns - indent.length - width);
    return parts.map((part, index) => {
      const left = paint('dim', padEnd(index === 0 ? label : '', width));
      return left + (colour ? paint(colour, part) : part);
    });
  });
}

/** The last lines that the program printed, under a title. Nothing where it printed nothing. */
export const outputSection = (output: string, options: PrettyOptions): string[] =>
  section(options.paint('dim', words.output[options.language]), programOutput(output, options));

/** Each behind a bar, which also keeps a CI service from taking a line for a command of its own. */
function programOutput(output: string, { paint, columns }: PrettyOptions): string[] {
  const text = inert(output).trimEnd().replaceAll('\t', '    ');
  if (text === '') return [];
  const lines = text.split('\n').slice(-outputLines);
  return lines
    .flatMap((line) => wrapIndented(line, columns - indent.length - 2))
    .slice(-outputLines)
    .map((line) => `${paint('dim', '│')} ${commandless(line)}`);
}

/** The white space that a line of a stack trace begins with stays. */
function wrapIndented(line: string, columns: number): string[] {
  const [space = ''] = /^ {0,16}/.exec(line) ?? [];
  return wrap(line.slice(space.length), columns - space.length).map((part) => space + part);
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', title, ...lines] : [];
