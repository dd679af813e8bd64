/** What a diagram is drawn with. */
export interface Glyphs {
  readonly bar: string;
  readonly cross: string;
  readonly start: string;
  readonly end: string;
  readonly line: string;
  readonly heavy: string;
  readonly dash: string;
  readonly right: string;
  readonly left: string;
  readonly mark: string;
  readonly gap: string;
  readonly ellipsis: string;
}

export const unicode: Glyphs = {
  bar: '│',
  cross: '┼',
  start: '├',
  end: '┤',
  line: '─',
  heavy: '━',
  dash: '╌',
  right: '▶',
  left: '◀',
  mark: '✗',
  gap: '⋮',
  ellipsis: '…',
};

export const ascii: Glyphs = {
  bar: '|',
  cross: '+',
  start: '+',
  end: '+',
  line: '-',
  heavy: '=',
  dash: '.',
  right: '>',
  left: '<',
  mark: 'x',
  gap: ':',
  ellipsis: '...',
};
