import { availableParallelism } from 'node:os';
import type { Boxes, Lab, Solution } from '../../../grader/index.ts';
import type { Figure } from '../figures.ts';
import { timeToPass } from './verdict.ts';

/** How often memory is looked at. */
const samples = 100;

/**
 * Grades one solution again and again, as many at once as there are cores: how many a minute, and what this process
 * holds in the first and in the last tenth of the run.
 */
export async function endurance(
  boxes: Boxes,
  lab: Lab,
  solution: Solution,
  grades: number,
): Promise<Figure[]> {
  const resident: number[] = [];
  let next = 0;
  const lane = async () => {
    while (next < grades) {
      if (next % Math.ceil(grades / samples) === 0) resident.push(residentMB());
      next += 1;
      await timeToPass(boxes, lab, solution);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  const minutes = (performance.now() - started) / 60_000;
  return [
    { name: 'echo, grades', unit: 'a minute', values: [grades / minutes], goal: { atLeast: 1000 } },
    { name: `memory, first tenth of ${grades}`, unit: 'MB', values: resident.slice(1, 1 + samples / 10) },
    { name: `memory, last tenth of ${grades}`, unit: 'MB', values: resident.slice(-samples / 10) },
  ];
}

/** What is left after a collection, where Node lets us ask for one (`--expose-gc`). */
function residentMB(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
}
