import { expect, test } from 'vitest';
import { Output } from '../../site/workbench/run/output.ts';

const textOf = (output: Output): string[] => output.lines.map(({ text }) => text);

test('a line that comes in pieces is one line', () => {
  const output = new Output();
  for (const piece of ['lis', 'tening', '\nnext', '\n']) output.append('stdout', piece);
  expect(textOf(output)).toEqual(['listening', 'next']);
});

test('what the two streams print does not run together', () => {
  const output = new Output();
  output.append('stdout', 'no newline');
  output.append('stderr', 'error\n');
  output.append('stdout', 'after\n');
  expect(output.lines.map(({ stream, text }) => [stream, text])).toEqual([
    ['stdout', 'no newline'],
    ['stderr', 'error'],
    ['stdout', 'after'],
  ]);
});

test('colours and other terminal sequences are taken out, also where a chunk cuts them', () => {
  const output = new Output();
  output.append('stdout', '\x1b[31mred\x1b[0m \x1b]0;title\x07plain \x1b[3');
  output.append('stdout', '2mgreen\x1b[39m\n');
  expect(textOf(output)).toEqual(['red plain green']);
});

test('empty lines stay', () => {
  const output = new Output();
  output.append('stdout', 'a\n\nb\n');
  expect(textOf(output)).toEqual(['a', '', 'b']);
});

test('a progress bar that writes over its line shows its last state', () => {
  const output = new Output();
  output.append('stdout', '10%\r50%\r100%\ndone\r\n');
  expect(textOf(output)).toEqual(['100%', 'done']);
});

test('the oldest lines go when there are too many, and are counted', () => {
  const output = new Output();
  for (let line = 1; line <= 2500; line += 1) output.append('stdout', `${line}\n`);
  expect(output.lines).toHaveLength(2000);
  expect(output.lines[0]?.text).toBe('501');
  expect(output.dropped).toBe(500);
});

test('a line without an end does not grow for ever', () => {
  const output = new Output();
  for (let chunk = 0; chunk < 100; chunk += 1) output.append('stdout', 'x'.repeat(1000));
  expect(output.lines[0]?.text.length).toBeLessThanOrEqual(4000);
});
