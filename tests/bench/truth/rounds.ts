import type { Boxes } from '../../../grader/index.ts';
import { verdict } from '../grade/verdict.ts';
import { Count, type Truth } from './count.ts';
import type { Known } from './solutions.ts';

/** How many gradings there are between two lines about how far it got. */
const lineEvery = 50;

/**
 * Grades all solutions in turn, each time with other chance, until there are at least so many gradings. Tells what came of it for
 * each lab, by its folder; on the way it says on standard error how far it got, and at once what was wrong.
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
  const all = Math.ceil(gradings / known.length) * known.length;
  for (let done = 0; done < all;) {
    for (const one of known) {
      counts.get(one.lab.folder)?.add(one, await verdict(boxes, one.lab, one.solution));
      done += 1;
      if (done % lineEvery === 0 || done === all) say(`${done} of ${all} gradings, now at ${one.lab.folder}`);
    }
  }
  return new Map([...counts].map(([folder, count]) => [folder, count.truth]));
}
