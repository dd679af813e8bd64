import { expect, test } from 'vitest';
import { explainExit } from '../../server/runs/exit.ts';

const seen = { stderr: '', files: ['solution.ts'], client: false };
const itself = { signal: null, by: 'itself' } as const;

test.each([
  ['memory', 'run-out-of-memory'],
  ['cpu', 'run-out-of-cpu'],
  ['output', 'run-too-much-output'],
  ['disk', 'run-out-of-disk'],
  ['start-time', 'run-never-listened'],
] as const)('a program over its limit of %s', (by, code) => {
  expect(explainExit({ code: null, signal: 'SIGKILL', by }, seen)?.code).toBe(code);
});

test('a client may end by itself, a server may not', () => {
  expect(explainExit({ code: 0, ...itself }, { ...seen, client: true })).toBeUndefined();
  expect(explainExit({ code: 0, ...itself }, seen)?.code).toBe('run-finished');
});

test('a signal is named', () => {
  expect(explainExit({ code: null, signal: 'SIGABRT', by: 'itself' }, seen)?.localized.en).toContain(
    'SIGABRT',
  );
});

test('the last error counts, and its innermost line in the solution', () => {
  const stderr = [
    'Error: an earlier one, handled',
    '    at early (file:///solution/solution.ts:3:1)',
    'file:///solution/solution.ts:12',
    "    throw new TypeError('x is not a function');",
    '          ^',
    '',
    'TypeError: x is not a function',
    '    at emit (node:events:508:20)',
    '    at WebSocket.onMessage (file:///solution/solution.ts:12:11)',
    '    at outer (file:///solution/solution.ts:40:3)',
    '',
    'Node.js v26.10.0',
  ].join('\n');
  const problem = explainExit({ code: 1, ...itself }, { ...seen, stderr });
  expect(problem?.code).toBe('run-crashed');
  expect(problem?.localized.en).toContain('TypeError: x is not a function');
  expect(problem?.at).toEqual({ file: 'solution.ts', line: 12, column: 11 });
});

test('a standard error that is all trace and no end is read to the end', () => {
  const stderr = `${'    at a b c\n'.repeat(2_000)}${'x'.repeat(16_000)}`;
  expect(explainExit({ code: 1, ...itself }, { ...seen, stderr })?.code).toBe('run-finished');
});
