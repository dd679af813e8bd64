import type { Boxes } from '../../../grader/index.ts';
import { verdict } from '../grade/verdict.ts';
import { Count, type Truth } from './count.ts';
import type { Known } from './solutions.ts';

/** Grades all solutions in turn, each time with other chance, until there are at least so many gradings. */
export async function gradeRounds(boxes: Boxes, known: readonly Known[], gradings: number): Promise<Truth> {
  const count = new Count();
  for (let done = 0; done < gradings; done += known.length)
    for (const one of known) count.add(one, await verdict(boxes, one.lab, one.solution));
  return count.truth;
}
