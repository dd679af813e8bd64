/** Progress without a page: what is merged, counted, and accepted as a file. */
import { describe, expect, test } from 'vitest';
import { progress } from '../../server/api.ts';
import { isPassed, merged, newer, placeOf, pointsOf } from '../../site/progress/entries.ts';
import type { Entries } from '../../site/progress/entries.ts';
import { fileName, fileText, readFile } from '../../site/progress/file.ts';
import { answered, questionsIn } from '../../site/progress/questions.ts';
import { validEntries } from '../../site/progress/valid.ts';

const early = '2026-01-01T00:00:00.000Z';
const late = '2026-01-02T00:00:00.000Z';
const entry = (name: string, value: string, at = early): Entries => ({ [name]: { value, at } });

test('of two values the later one holds, from either side', () => {
  expect(merged(entry('read/why', '1', late), entry('read/why', '0'))).toEqual(entry('read/why', '1', late));
  expect(merged(entry('read/why', '1'), entry('read/why', '0', late))).toEqual(entry('read/why', '0', late));
  expect(newer(entry('read/why', '1'), entry('read/why', '1'))).toEqual({});
});

test('a lab is passed with all its points, and has none where the value makes no sense', () => {
  expect(isPassed(entry('lab/echo', '9/9'), 'echo')).toBe(true);
  expect(isPassed(entry('lab/echo', '8/9'), 'echo')).toBe(false);
  expect(pointsOf(entry('lab/echo', 'many'), 'echo')).toBeUndefined();
  expect(placeOf(entry('place', 'lifecycle/7'))).toEqual({ lesson: 'lifecycle', section: 7 });
  expect(placeOf(entry('place', '../7'))).toBeUndefined();
});

test('questions and right answers are read from the source of a lesson, and counted', () => {
  const questions = questionsIn(
    '<Question id="a">\n<Answer>x</Answer>\n<Answer right>y</Answer>\n</Question>\n<Question id="b"><Answer right>z</Answer><Answer>w</Answer></Question>',
  );
  expect(questions).toEqual({ a: 2, b: 1 });
  const entries = { ...entry('answer/why/a', '2'), ...entry('answer/why/b', '2') };
  expect(answered(entries, 'why', questions)).toEqual({ all: 2, answered: 2, right: 1 });
});

describe('a file', () => {
  const entries = { ...entry('read/why', '1'), ...entry('answer/why/a', '2', late) };
  const code = (text: string): string => {
    const read = readFile(text);
    return 'problem' in read ? read.problem.code : '';
  };

  test('gives back what went into it', () => {
    expect(readFile(fileText(entries, new Date()))).toEqual({ entries });
    expect(fileName(new Date(early))).toBe('wirebook-progress-2026-01-01.json');
  });
  test.each([
    ['progress-file-foreign', 'no JSON at all'],
    ['progress-file-foreign', '[]'],
    ['progress-file-foreign', '{"name":"wirebook"}'],
    ['progress-file-newer', '{"wirebook":"progress","version":2,"entries":{}}'],
    ['progress-file-damaged', '{"wirebook":"progress","version":1}'],
    ['progress-file-damaged', '{"wirebook":"progress","version":1,"entries":{"read/why":{"value":1}}}'],
    ['progress-file-damaged', fileText(entries, new Date()).replace('read/why', 'read/../why')],
    ['progress-file-damaged', fileText(entries, new Date()).replace(early, 'yesterday')],
    ['progress-file-foreign', fileText(entries, new Date()).slice(0, -10)],
  ])('%s: %s', (expected, text) => {
    expect(code(text)).toBe(expected);
  });
});

test.each([
  entry('read/why', '1'),
  entry('answer/why/a-question', '1'),
  entry('place', 'why/0'),
  entry('wrong/why', '1'),
  entry('read/why', 'x'.repeat(101)),
  entry('read/why', '1', '2026-01-01'),
  { 'read/why': { value: '1', at: early, more: 1 } },
  { 'read/a/b/c': { value: '1', at: early } },
])('the page and the companion agree on what entries are: %j', (entries) => {
  expect(validEntries(entries) !== undefined).toBe(progress.safeParse({ entries }).success);
});
