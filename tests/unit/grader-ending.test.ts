import { describe, expect, test } from 'vitest';
import type { Exit } from '../../grader/box/index.ts';
import { explainEnd } from '../../grader/ending.ts';

const exit = (more: Partial<Exit> = {}): Exit => ({ code: 1, signal: null, by: 'itself', ...more });

const crash = `hello
file:///solution/main.mjs:9
    throw new TypeError("no");
          ^

TypeError: no
    at deep (node:internal/x:1:2)
    at handle (/solution/lib/echo.ts:12:7)
    at WebSocket.<anonymous> (/solution/echo.ts:30:3)

Node.js v26.10.0
`;

const unheard = `node:events:486
      throw er; // Unhandled 'error' event
      ^

RangeError: Invalid WebSocket frame: invalid opcode 3
    at Receiver.getInfo (file:///box/ws/lib/receiver.js:305:27)
Emitted 'error' event on WebSocket instance at:
    at Receiver.receiverOnError (file:///box/ws/lib/websocket.js:1220:13)
    at Receiver.emit (node:events:508:28)
`;

describe('the end of a program is explained', () => {
  test("by the exception and the learner's own line", () => {
    const problem = explainEnd(exit(), crash);
    expect(problem).toMatchObject({
      code: 'program-crashed',
      at: { file: 'lib/echo.ts', line: 12, column: 7 },
    });
    expect(problem.message).toContain('TypeError: no (lib/echo.ts:12)');
  });

  test("by the 'error' event that nobody listened for", () => {
    const problem = explainEnd(exit(), unheard);
    expect(problem.code).toBe('program-error-unheard');
    expect(problem.message).toContain("Nobody listens for 'error' on WebSocket");
    expect(problem.message).toContain('invalid opcode 3');
  });

  test('by itself, of which a client is told something else than a server', () => {
    expect(explainEnd(exit({ code: 0 }), '', 'client').code).toBe('client-ended');
  });

  test.each<[string, Partial<Exit>, string]>([
    ['its exit code', { code: 0 }, 'program-ended'],
    ['a signal', { code: null, signal: 'SIGSEGV' }, 'program-killed'],
    ['the limit on memory', { by: 'memory', signal: 'SIGKILL' }, 'program-memory'],
    ['the limit on processor time', { by: 'cpu', signal: 'SIGKILL' }, 'program-cpu'],
    ['the limit on files', { by: 'disk', signal: 'SIGKILL' }, 'program-disk'],
    ['the limit on output', { by: 'output', signal: 'SIGKILL' }, 'program-output'],
    ['the limit on its start', { by: 'start-time', signal: 'SIGKILL' }, 'program-not-listening'],
  ])('by %s', (_, how, code) => {
    expect(
      explainEnd(exit(how), 'a trace of before:\nError: old\n    at x (/solution/a.ts:1:1)\n').code,
    ).toBe(code);
  });
});
