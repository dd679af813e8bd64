import { expect, test } from 'vitest';
import { unified } from '../../site/workbench/history/unified.ts';

const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`);
const text = (...parts: (string | readonly string[])[]): string => parts.flat().join('\n');

/** As `diff -u` writes it. */
const signs = { same: ' ', removed: '-', added: '+' } as const;
const shown = (before: string, after: string): string[] =>
  unified(before, after).map((row) =>
    row.kind === 'skipped' ? `@ ${row.count}` : `${signs[row.kind]}${row.line} ${row.text}`,
  );

test('a changed line is removed and added, with three lines around it and the rest counted', () => {
  const before = text(lines(1, 20));
  const after = text(lines(1, 9), 'new', lines(11, 20));
  expect(shown(before, after)).toEqual([
    '@ 6',
    ' 7 line 7',
    ' 8 line 8',
    ' 9 line 9',
    '-10 line 10',
    '+10 new',
    ' 11 line 11',
    ' 12 line 12',
    ' 13 line 13',
    '@ 7',
  ]);
});

test('lines are numbered as the text numbers them that has them', () => {
  expect(shown(text('a', 'b', 'c'), text('a', 'x', 'y', 'c'))).toEqual([
    ' 1 a',
    '-2 b',
    '+2 x',
    '+3 y',
    ' 4 c',
  ]);
});

test('what was only added or only removed at an end is found', () => {
  expect(shown(text('a'), text('a', 'b'))).toEqual([' 1 a', '+2 b']);
  expect(shown(text('a', 'b'), text('b'))).toEqual(['-1 a', ' 1 b']);
});

test('two texts that are the same have no lines to show', () => {
  expect(shown(text(lines(1, 5)), text(lines(1, 5)))).toEqual(['@ 5']);
});
