import { join } from 'node:path';
import { type Bundle, type Boxes, createBoxes, findLab, stage } from '../../grader/index.ts';
import { fileOf } from './grade/verdict.ts';
import { startBare } from './bare-node.ts';
import { type Figure, repeat, report, timed } from './figures.ts';

/**
 * `npm run bench:box`: from the wish for a program until it listens. The echo lab's reference, started bare, in a box
 * that is made for it, and in one that stood ready.
 */
const times = 15;

const lab = await findLab('echo');
const bundle = await stage(lab, await fileOf(lab, 'solution.ts'));
await report('box', [
  {
    name: 'bare node, no isolation',
    unit: 'ms',
    values: await repeat(times, () => startBare(join(lab.path, 'solution.ts'))),
  },
  await measured('a box made for it', 0),
  await measured('a box that stood ready', 4),
]);

async function measured(name: string, warm: number): Promise<Figure> {
  const boxes = await createBoxes({ warm });
  try {
    await started(boxes, bundle);
    return { name, unit: 'ms', values: await repeat(times, () => started(boxes, bundle)) };
  } finally {
    await boxes.close();
  }
}

/** Time until it listens; the pool has refilled before the next one is asked for. */
async function started(boxes: Boxes, of: Bundle): Promise<number> {
  let dispose = (): Promise<void> => Promise.resolve();
  const ms = await timed(async () => {
    const program = await boxes.start(of);
    dispose = () => program.dispose();
    await program.listening;
  });
  await dispose();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return ms;
}
