import type { Boxes } from '../../../grader/index.ts';
import { Random } from '../../../grader/kit/random.ts';
import { verdict } from '../grade/verdict.ts';
import { Count, type Truth } from './count.ts';
import type { Known } from './solutions.ts';

/** How many gradings there are between two lines about how far it got. */
const lineEvery = 50;

/**
 * Grades so many times: the solutions in turn, in one order in which the labs are mixed, each time with other chance. Tells what
 * came of it for each lab, by its folder; on the way it says on standard error how far it got, and at once what was wrong.
 */
export async function gradeRounds(
  boxes: Boxes,
  known: readonly Known[],
  gradings: number,
  machine: string,
): Promise<ReadonlyMap<string, Truth>> {
  const say = (line: string): void =>
    console.error(`${new Date().toISOString().slice(11, 19)} ${machine}: ${line}`);
  const counts = new Map(known.map(({ lab }) => [lab.folder, new Count(say)]));
  const order = new Random('any order').shuffle(known);
  for (let done = 1; done <= gradings; done += 1) {
    const one = order[(done - 1) % order.length];
    if (!one) throw new Error('There is no solution to grade.');
    counts.get(one.lab.folder)?.add(one, await verdict(boxes, one.lab, one.solution));
    if (done % lineEvery === 0 || done === gradings) say(`${done} of ${gradings} gradings`);
  }
  return new Map([...counts].map(([folder, count]) => [folder, count.truth]));
}
