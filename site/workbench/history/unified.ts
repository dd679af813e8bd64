import { diffLines } from '../solution/diff.ts';
import type { DiffLine } from '../solution/diff.ts';

/** A line of a unified diff: of both texts, of the old one alone, of the new one alone; or lines that are left out. */
export type Row =
  | {
      readonly kind: 'same' | 'removed' | 'added';
      /** Counts from 1, in the text that has the line: the new one where both do. */ readonly line: number;
      readonly text: string;
    }
  | { readonly kind: 'skipped'; readonly count: number };

/** So many lines that both have are shown around a change. */
const around = 3;

/** What became of a text, line by line, as `diff -u` tells it. */
export const unified = (before: string, after: string): readonly Row[] => shortened(rowsOf(before, after));

const rowsOf = (before: string, after: string): Row[] => {
  const [gone, come] = diffLines(before, after);
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  const differs = (lines: readonly DiffLine[], index: number): boolean => lines[index]?.differs === true;
  while (i < gone.length || j < come.length) {
    if (differs(gone, i)) rows.push({ kind: 'removed', line: i + 1, text: gone[i++]?.text ?? '' });
    else if (differs(come, j)) rows.push({ kind: 'added', line: j + 1, text: come[j++]?.text ?? '' });
    else {
      rows.push({ kind: 'same', line: j + 1, text: come[j++]?.text ?? '' });
      i += 1;
    }
  }
  return rows;
};

/** Leaves out what both have, where it is far from every change. */
const shortened = (rows: readonly Row[]): readonly Row[] => {
  const near = new Set<number>();
  rows.forEach(({ kind }, at) => {
    if (kind !== 'same') for (let by = -around; by <= around; by += 1) near.add(at + by);
  });
  const shown: Row[] = [];
  let count = 0;
  const leaveOut = (): void => {
    if (count > 0) shown.push({ kind: 'skipped', count });
    count = 0;
  };
  rows.forEach((row, at) => {
    if (!near.has(at)) {
      count += 1;
      return;
    }
    leaveOut();
    shown.push(row);
  });
  leaveOut();
  return shown;
};
