import { readFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import {
  type Boxes,
  type Bundle,
  createBoxes,
  explainMissing,
  findLab,
  grade,
  type GradeEvent,
  type GradeOptions,
  type Lab,
  stage,
} from '../grader/index.ts';
import manifest from '../package.json' with { type: 'json' };
import type { Solution, Status } from './api.ts';
import type { Labs } from './routes/labs.ts';

/** What the companion has of the grader: labs, boxes, bundler and grading, sharing one pool of boxes. */
export interface Engine {
  readonly labs: Labs;
  readonly boxes: Boxes;
  readonly status: Status;
  /** @throws Problem for what the learner has to correct */
  stage(lab: Pick<Lab, 'packages'>, solution: Solution): Promise<Bundle>;
  grade(lab: Lab, solution: Solution, options: Omit<GradeOptions, 'boxes'>): AsyncIterable<GradeEvent>;
  close(): Promise<void>;
}

/**
 * Boxes that stand ready between a learner's Checks, 18 MB each: a client lab takes one for each of its checks. On a small
 * machine (less than 4 GiB) there are as few as there are cores.
 */
export const warmBoxes = totalmem() < 4 * 2 ** 30 ? availableParallelism() : 8;

export async function openEngine(): Promise<Engine> {
  const boxes = await createBoxes({ warm: warmBoxes });
  return {
    labs: { find: findLab, starter: fileOf('starter.ts'), reference: fileOf('solution.ts') },
    boxes,
    status: statusOf(boxes),
    stage,
    grade: (lab, solution, options) => grade(lab, solution, { ...options, boxes }),
    close: () => boxes.close(),
  };
}

function statusOf({ isolation, missing }: Boxes): Status {
  const layers = explainMissing(missing).map(({ name, detail, advice }) => ({
    name,
    advice: { ko: `${detail.ko} ${advice.ko}`, en: `${detail.en} ${advice.en}` },
  }));
  return { wirebook: manifest.version, isolation, missing: layers };
}

/** A file of a lab's folder, as the solution that it is. */
const fileOf =
  (name: string) =>
  async (lab: Lab): Promise<Solution> => ({
    files: [{ path: 'solution.ts', text: await readFile(join(lab.path, name), 'utf8') }],
  });
