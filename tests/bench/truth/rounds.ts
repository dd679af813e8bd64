import type { Boxes } from '../../../grader/index.ts';
import { verdict } from '../grade/verdict.ts';
import { Count, type Truth } from './count.ts';
import type { Known } from './solutions.ts';

/**
 * Grades all solutions in turn, each time with other chance, until there are at least so many gradings. Tells what came of it for
 * each lab, by its folder.
 */
export async function gradeRounds(
  boxes: Boxes,
  known: readonly Known[],
  gradings: number,
): Promise<ReadonlyMap<string, Truth>> {
  const counts = new Map(known.map(({ lab }) => [lab.folder, new Count()]));
  for (let done = 0; done < gradings; done += known.length)
    for (const one of known)
      counts.get(one.lab.folder)?.add(one, await verdict(boxes, one.lab, one.solution));
  return new Map([...counts].map(([folder, count]) => [folder, count.truth]));
}
