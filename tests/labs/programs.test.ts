import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Boxes, createBoxes, findLab, grade, type GradeOptions } from '../../grader/index.ts';
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

/** What the program told each check of the lab `reused`, by check. */
async function toldBy(
  options: Partial<GradeOptions>,
): Promise<Readonly<Record<string, { count: number; word: string }>>> {
  const lab = await findLab('reused', join(import.meta.dirname, 'fixtures'));
  const solution = { name: 'mine', files: [{ path: 'main.ts', text: counting }] };
  const report = await reportOf(grade(lab, solution, { boxes, ...options }));
  expect(report.outcome).toBe('pass');
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
});
