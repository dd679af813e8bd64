import { commandless } from './inert.ts';

/**
 * Columns on a terminal, by Unicode Standard Annex 11: East Asian Wide and Fullwidth characters take two, as do the
 * pictures that terminals draw; marks and format characters none. By grapheme, so that a family emoji is one picture.
 */
const wide =
  /[\u{1100}-\u{115f}\u{231a}\u{231b}\u{2329}\u{232a}\u{2630}-\u{2637}\u{268a}-\u{268f}\u{2e80}-\u{303e}\u{3041}-\u{3247}\u{3250}-\u{4dbf}\u{4dc0}-\u{a4cf}\u{a960}-\u{a97c}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe10}-\u{fe19}\u{fe30}-\u{fe6b}\u{ff01}-\u{ff60}\u{ffe0}-\u{ffe6}\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\u{fe0f}/u;
const none = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u{1160}-\u{11ff}]+$/u;
const ascii = /^[\x20-\x7e]*$/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const columnsOf = (grapheme: string): number => (none.test(grapheme) ? 0 : wide.test(grapheme) ? 2 : 1);

/** How many columns a text without escape sequences takes. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += columnsOf(segment);
  return width;
}

/** With spaces on the right, so that it takes at least `columns`. */
export const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - displayWidth(text)));

export const padStart = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;

/** Cut to at most `columns`, with an ellipsis where something is missing. */
export function fit(text: string, columns: number, ellipsis = '…'): string {
  if (displayWidth(text) <= columns) return text;
  return columns <= ellipsis.length
    ? ellipsis.slice(0, Math.max(0, columns))
    : take(text, columns - ellipsis.length) + ellipsis;
}

function take(text: string, columns: number): string {
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += columnsOf(segment);
    if (width > columns) break;
    kept += segment;
  }
  return kept;
}

/**
 * Lines of at most `columns`, broken at spaces; a word that is longer is broken where it must. A break makes the
 * beginning of a line, where a CI service looks for its commands: those are made inert again.
 */
export const wrap = (text: string, columns: number): string[] =>
  text
    .split('\n')
    .flatMap((line) => wrapLine(line, Math.max(1, columns)))
    .map(commandless);

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap((long) => pieces(long, columns))) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (current !== '' && displayWidth(joined) > columns) {
      lines.push(current);
      current = word;
    } else current = joined;
  }
  return [...lines, current];
}

function pieces(word: string, columns: number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (displayWidth(rest) > columns) {
    // A column too narrow for a wide character gets it all the same.
    const part = take(rest, columns) || take(rest, 2) || rest;
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return [...parts, rest];
}
