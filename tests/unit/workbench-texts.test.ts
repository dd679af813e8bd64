import { expect, test } from 'vitest';
import { differenceOf } from '../../site/workbench/editor/difference.ts';
import { offsetOf } from '../../site/workbench/editor/offset.ts';
import { diffLines } from '../../site/workbench/solution/diff.ts';

test('lines that both texts have are the same, wherever they moved to', () => {
  const [one, other] = diffLines('a\nb\nc\nd', 'a\nX\nb\nd');
  expect(one.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['c']);
  expect(other.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['X']);
});

test('two texts without a line in common differ in every line', () => {
  const [one, other] = diffLines('a\nb', 'c');
  expect([...one, ...other].every(({ differs }) => differs)).toBe(true);
});

test('repeated lines are matched once each', () => {
  const [one, other] = diffLines('}\n}\n}', '}\n}');
  expect(one.filter(({ differs }) => differs)).toHaveLength(1);
  expect(other.filter(({ differs }) => differs)).toHaveLength(0);
});

test.each([
  ['abc', 'abXc'],
  ['aaa', 'aa'],
  ['', 'new'],
  ['same', 'same'],
  ['abab', 'ab'],
])('one replacement makes %o into %o', (before, after) => {
  const { start, end, inserted } = differenceOf(before, after);
  expect(before.slice(0, start) + inserted + before.slice(end)).toBe(after);
});

test('a place is found by line and column, and one beyond the text is its end', () => {
  expect(offsetOf('ab\ncd\n', 2, 2)).toBe(4);
  expect(offsetOf('ab\ncd\n', 9, 1)).toBe(6);
});
