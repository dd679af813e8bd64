import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Boxes, createBoxes, findLab, type Lab } from '../../../grader/index.ts';
import { startBare } from '../bare-node.ts';
import { type Figure, median, repeat, report, timed } from '../figures.ts';
import { endurance } from './endurance.ts';
import { fileOf, passing } from './verdict.ts';

/**
 * `npm run bench:grade [-- grades]`: how long a verdict takes, beside the bare start of the same file and the same checks
 * in a cold test runner, and how speed and memory hold over many gradings (default 2000).
 */
const grades = Number(process.argv[2] ?? 2000);
const root = join(import.meta.dirname, '../../..');

const boxes = await createBoxes({ warm: 4 });
try {
  await report('grade', await measure(boxes));
} finally {
  await boxes.close();
}

async function measure(boxes: Boxes): Promise<Figure[]> {
  const echo = await findLab('echo');
  const heartbeat = await findLab('heartbeat', join(import.meta.dirname, 'labs'));
  return [
    ...(await besideBare(boxes, echo, 50)),
    {
      name: 'heartbeat of 30 s on virtual time, verdict',
      unit: 'ms',
      values: await verdicts(boxes, heartbeat, 50),
      goal: { atMost: 100 },
    },
    { name: 'echo in a cold Vitest run', unit: 'ms', values: await repeat(5, coldVitest) },
    ...(await endurance(boxes, echo, await fileOf(echo, 'solution.ts'), grades)),
  ];
}

/** By turns, so that both meet the same machine. */
async function besideBare(boxes: Boxes, lab: Lab, times: number): Promise<Figure[]> {
  const file = join(lab.path, 'solution.ts');
  const solution = await fileOf(lab, 'solution.ts');
  await passing(boxes, lab, solution);
  const bare: number[] = [];
  const graded: number[] = [];
  for (let round = 0; round < times; round += 1) {
    bare.push(await startBare(file));
    graded.push(await timed(() => passing(boxes, lab, solution)));
  }
  const ratio = median(graded) / median(bare);
  return [
    { name: 'echo, bare node until it listens', unit: 'ms', values: bare },
    { name: 'echo, verdict', unit: 'ms', values: graded, goal: { atMost: 60 } },
    { name: 'echo, verdict by bare start', unit: 'x', values: [ratio], goal: { atMost: 1.5 } },
  ];
}

async function verdicts(boxes: Boxes, lab: Lab, times: number): Promise<number[]> {
  const solution = await fileOf(lab, 'solution.ts');
  await passing(boxes, lab, solution);
  return repeat(times, () => timed(() => passing(boxes, lab, solution)));
}

function coldVitest(): Promise<number> {
  return timed(async () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', '--config', join(import.meta.dirname, 'cold-vitest/vitest.config.ts')];
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error('The cold Vitest run failed.');
  });
}
