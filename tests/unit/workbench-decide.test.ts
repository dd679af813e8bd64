import { expect, test } from 'vitest';
import type { SavedSolution } from '../../server/api.ts';
import { decide } from '../../site/workbench/solution/decide.ts';

const saved = (text: string, revision: number): SavedSolution => ({
  files: [{ path: 'solution.ts', text }],
  revision,
  savedAt: '2026-01-01T00:00:00.000Z',
});
const draft = (text: string, revision: number, dirty: boolean) => ({
  path: 'solution.ts',
  text,
  revision,
  dirty,
});

test('without a draft the saved solution is shown', () => {
  expect(decide(undefined, saved('a', 1))).toBe('saved');
});

test('an unsaved draft on the newest revision goes on', () => {
  expect(decide(draft('b', 1, true), saved('a', 1))).toBe('draft');
});

test('an unsaved draft on an older revision is a conflict: nothing is dropped unasked', () => {
  expect(decide(draft('b', 1, true), saved('a', 2))).toBe('conflict');
});

test('the same text on both sides is no conflict, whatever the revisions say', () => {
  expect(decide(draft('a', 1, true), saved('a', 7))).toBe('saved');
});

test('a copy of what was saved gives way to what was saved since', () => {
  expect(decide(draft('a', 1, false), saved('b', 2))).toBe('saved');
});

test('a companion that knows less than it once did does not overwrite what the browser still has', () => {
  expect(decide(draft('mine', 5, false), saved('starter', 0))).toBe('conflict');
});
