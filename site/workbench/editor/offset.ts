/** Offset of a line and column, both counted from 1; a place beyond the text is at its end. */
export const offsetOf = (text: string, line: number, column: number): number => {
  const before = text.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, { length }) => sum + length + 1, 0);
  return Math.min(text.length, start + column - 1);
};
