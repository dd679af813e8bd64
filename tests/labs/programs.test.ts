import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Boxes,
  createBoxes,
  findLab,
  grade,
  type GradeOptions,
  type Report,
} from '../../grader/index.ts';
import { reportOf } from './reports.ts';

let boxes: Boxes;
beforeAll(async () => {
  boxes = await createBoxes({ warm: 2 });
});
afterAll(() => boxes.close());

const counting = `
  import { createServer } from 'node:http';
  let count = 0;
  const tell = () => JSON.stringify({ count: ++count, word: process.env.WORD });
  createServer((_request, response) => response.end(tell())).listen(process.env.PORT);
`;

/** Says in its address how often it came, and comes again after so many ms. */
const returning = (ms: number): string => `
  import { WebSocket } from 'ws';
  let count = 0;
  function connect() {
    const socket = new WebSocket(process.env.SERVER_URL + '?count=' + ++count);
    socket.on('error', () => undefined);
    socket.on('close', () => setTimeout(connect, ${ms}));
  }
  connect();
`;

async function passed(slug: string, text: string, options: Partial<GradeOptions> = {}): Promise<Report> {
  const lab = await findLab(slug, join(import.meta.dirname, 'fixtures'));
  const solution = { name: 'mine', files: [{ path: 'main.ts', text }] };
  const report = await reportOf(grade(lab, solution, { boxes, ...options }));
  expect(report.outcome).toBe('pass');
  return report;
}

/** The first visit of the program that each check of the lab `returning` saw, by check. */
async function visitsOf(text: string): Promise<readonly string[]> {
  const report = await passed('returning', text);
  return report.checks.map(({ id, transcript }) => {
    const [count] = transcript.flatMap((event) =>
      event.kind === 'head' ? [/count=(\d+)/.exec(event.start)?.[1]] : [],
    );
    return `${id} ${count}`;
  });
}

/** What the program told each check of the lab `reused`, by check. */
async function toldBy(
  options: Partial<GradeOptions>,
): Promise<Readonly<Record<string, { count: number; word: string }>>> {
  const report = await passed('reused', counting, options);
  return Object.fromEntries(
    report.checks.map(({ id, transcript }) => {
      const [told] = transcript.flatMap((event) => (event.kind === 'body' ? [event.payload.text] : []));
      return [id, JSON.parse(told ?? '') as { count: number; word: string }];
    }),
  );
}

describe('a program of a grading', () => {
  test('uses a program again for checks with the same variables, also after its clock was moved', async () => {
    const told = await toldBy({});
    expect(Object.entries(told).map(([id, { count }]) => `${id} ${count}`)).toEqual([
      'first 1',
      'second 2',
      'moved 3',
      'after-move 4',
      'drawn 1',
      'default-again 5',
      'drawn-again 2',
      'alone 1',
      'other-variables 1',
    ]);
    expect(told['drawn-again']?.word).toBe(told['drawn']?.word);
    expect(told['other-variables']?.word).toBe('other');
  });

  test('draws the variables that checks share alike, whichever of them is tried', async () => {
    const all = await toldBy({ seed: 'one' });
    const alone = await toldBy({ seed: 'one', only: ['drawn-again'] });
    expect(alone['drawn-again']).toEqual({ count: 1, word: all['drawn']?.word });
  });

  test('of a client lab is used again once it has come again, where the check says that this will do', async () => {
    expect(await visitsOf(returning(30_000))).toEqual([
      'first 1',
      'again 2',
      'server-down 3',
      'server-up 4',
      'alone 1',
      'again-after-another 5',
      'waits 6',
      'last 7',
    ]);
  });

  test('of a client lab that does not come again in time is not waited for', async () => {
    expect(await visitsOf(returning(90_000))).toEqual([
      'first 1',
      'again 1',
      'server-down 1',
      'server-up 1',
      'alone 1',
      'again-after-another 1',
      'waits 1',
      'last 1',
    ]);
  });
});
