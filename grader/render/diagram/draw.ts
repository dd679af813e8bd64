import type { CheckReport, WireEvent } from '../../report.ts';
import type { RenderOptions } from '../format.ts';
import { inertLine } from '../text/inert.ts';
import { paintIf, type Paint } from '../text/paint.ts';
import { displayWidth, fit, padEnd, padStart } from '../text/width.ts';
import { describe } from '../wire.ts';
import { say, words } from '../words.ts';
import { ascii, unicode, type Glyphs } from './glyphs.ts';
import { layOut, type Layout } from './layout.ts';
import { rowsOf, type Row } from './rows.ts';

/** What drawing a row needs to know. */
interface Pen {
  readonly options: RenderOptions;
  readonly layout: Layout;
  readonly glyphs: Glyphs;
  readonly paint: Paint;
  /** Place in the transcript that the drawing has come to: which lanes are open. */
  readonly at: number;
}

/**
 * Draws a check's transcript as a sequence diagram: a lane per connection on the left, the server on the right,
 * an arrow per event with what it carried, the one that broke the promise heavy and marked, the missing one dashed.
 * No line is wider than `width`; Hangul counts double. Nothing is drawn where nothing was seen.
 */
export function drawDiagram(check: CheckReport, options: RenderOptions): string[] {
  const rows = rowsOf(check, options.language);
  if (rows.length === 0) return [];
  const pen: Omit<Pen, 'at'> = {
    options,
    layout: layOut(check.transcript, rows, options),
    glyphs: options.ascii ? ascii : unicode,
    paint: paintIf(options.color ?? false),
  };
  let at = 0;
  const lines = rows.flatMap((row) => {
    at = row.kind === 'event' ? row.index : at;
    return drawRow(row, { ...pen, at });
  });
  return [header(pen), ...lines].map((line) => line.trimEnd());
}

function header({ layout, options, paint, glyphs }: Omit<Pen, 'at'>): string {
  const names = layout.heads
    .map(({ name, room }) => padEnd(fit(name, room - 1, glyphs.ellipsis), room))
    .join('');
  const server = words.server[options.language];
  const before = layout.server - Math.floor(displayWidth(server) / 2);
  const gutter = `  ${padStart('ms', layout.time)}  `;
  return gutter + paint('bold', padEnd(names, before) + server);
}

function drawRow(row: Row, pen: Pen): string[] {
  switch (row.kind) {
    case 'missing':
      return [missingRow(row, pen)];
    case 'gap':
      return [quietRow(` ${say.leftOut[pen.options.language](row.count)}`, pen, pen.glyphs.gap)];
    case 'event':
      return row.event.kind === 'note'
        ? [quietRow(` ${describe(row.event, pen.options.language).what}`, pen, undefined, row.event.at)]
        : [arrowRow(row.event, row.marked, pen), ...(row.marked ? headerLines(row.event, pen) : [])];
  }
}

type Seen = Exclude<WireEvent, { kind: 'note' }>;

function arrowRow(event: Seen, marked: boolean, pen: Pen): string {
  const { glyphs, layout } = pen;
  const fromServer = event.kind !== 'open' && event.from === 'server';
  const line = marked ? glyphs.heavy : glyphs.line;
  const start = layout.columnOf(event.connection);
  const cells = bars(pen);
  for (let column = start + 1; column < cells.length; column++)
    cells[column] = cells[column] === ' ' ? line : glyphs.cross;
  cells[start] = fromServer ? glyphs.bar : glyphs.start;
  if (fromServer) cells[start + 1] = glyphs.left;
  const text = label(event, pen);
  const dashes = line.repeat(layout.room - displayWidth(text) - (fromServer ? 0 : 1));
  const middle = cells.join('') + text + dashes + (fromServer ? '' : glyphs.right);
  return finish(middle, fromServer ? glyphs.end : glyphs.bar, pen, { at: event.at, marked });
}

/** ` text 5 B  "hello" `, cut to leave room for an arrow. */
function label(event: Seen, { layout, options, glyphs }: Pen): string {
  const room = layout.room - 4;
  const whose = layout.prefixOf(event.connection);
  const { ellipsis } = glyphs;
  const { what } = describe(event, options.language);
  const left = room - displayWidth(whose + what) - 2;
  const { payload } = describe(event, options.language, { columns: Math.max(0, left), ellipsis });
  const text = payload === undefined || left < 6 ? whose + what : `${whose}${what}  ${payload}`;
  return ` ${fit(text, room, ellipsis)} `;
}

function missingRow({ text, connection }: Extract<Row, { kind: 'missing' }>, pen: Pen): string {
  const { glyphs, layout } = pen;
  const shown = ` ${fit(text, layout.room - 4, glyphs.ellipsis)} `;
  const cells = bars(pen);
  const start = connection === undefined ? cells.length - 2 : layout.columnOf(connection);
  for (let column = start + 1; column < cells.length; column++)
    cells[column] = cells[column] === ' ' ? glyphs.dash : glyphs.cross;
  const dashes = glyphs.dash.repeat(layout.room - displayWidth(shown));
  return finish(cells.join('') + shown + dashes, glyphs.bar, pen, { marked: true });
}

/** A line of text between the lanes and the server. */
function quietRow(text: string, pen: Pen, sign = ' ', at?: number): string {
  const { glyphs, layout } = pen;
  const cells = bars(pen);
  cells[cells.length - 1] = sign;
  const shown = padEnd(fit(text, layout.room, glyphs.ellipsis), layout.room);
  return finish(cells.join('') + shown, glyphs.bar, pen, at === undefined ? {} : { at });
}

/** The headers of an HTTP head that broke the promise: which one it was only they show. */
function headerLines(event: Seen, pen: Pen): string[] {
  if (event.kind !== 'head') return [];
  return event.headers
    .slice(0, 12)
    .map(([name, value]) => quietRow(`   ${inertLine(`${name}: ${value}`)}`, pen));
}

/** The lanes that are open at this point, and blanks between. */
function bars({ layout, glyphs, at }: Pen): string[] {
  const cells = Array.from<string>({ length: layout.segment }).fill(' ');
  for (const column of layout.openAt(at)) cells[column] = glyphs.bar;
  return cells;
}

function finish(middle: string, end: string, pen: Pen, row: { at?: number; marked?: boolean }): string {
  const { paint, glyphs, layout } = pen;
  const time = padStart(row.at === undefined ? '' : layout.clock(row.at), layout.time);
  const marked = row.marked ?? false;
  const gutter = `${marked ? paint('red', glyphs.mark) : ' '} ${paint('dim', time)}  `;
  return gutter + (marked ? paint('red', middle) : middle) + end;
}
