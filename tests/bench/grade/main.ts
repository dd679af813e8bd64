import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Boxes, createBoxes, findLab, findLabs, type Lab } from '../../../grader/index.ts';
import { warmBoxes } from '../../../server/engine.ts';
import { startBare } from '../bare-node.ts';
import { type Figure, median, repeat, report, timed } from '../figures.ts';
import { endurance } from './endurance.ts';
import { fileOf, timeToPass } from './verdict.ts';

/** Between two verdicts, in ms: the pool is as full as a learner meets it, who thinks before the next Check. */
const thinkingMs = 1_500;

/**
 * `npm run bench:grade [-- grades rounds]`: how long a verdict takes in every lab (default 20 rounds), for echo beside the bare
 * start of the same file and the same checks in a cold test runner, and how speed and memory hold over many gradings
 * (default 2000).
 */
const [grades = 2000, rounds = 20] = process.argv.slice(2).map(Number);
const root = join(import.meta.dirname, '../../..');

const boxes = await createBoxes({ warm: warmBoxes });
try {
  await report('grade', await measure(boxes));
} finally {
  await boxes.close();
}

async function measure(boxes: Boxes): Promise<Figure[]> {
  const echo = await findLab('echo');
  return [
    ...(await besideBare(boxes, echo, 50)),
    await tenBeats(boxes, 50),
    ...(await everyLab(boxes)),
    { name: 'echo in a cold Vitest run', unit: 'ms', values: await repeat(5, coldVitest) },
    ...(await endurance(boxes, echo, await fileOf(echo, 'solution.ts'), grades)),
  ];
}

/** By turns, so that both meet the same machine. */
async function besideBare(boxes: Boxes, lab: Lab, times: number): Promise<Figure[]> {
  const file = join(lab.path, 'solution.ts');
  const solution = await fileOf(lab, 'solution.ts');
  await timeToPass(boxes, lab, solution);
  const bare: number[] = [];
  const graded: number[] = [];
  for (let round = 0; round < times; round += 1) {
    await delay(thinkingMs);
    bare.push(await startBare(file));
    graded.push(await timeToPass(boxes, lab, solution));
  }
  const ratio = median(graded) / median(bare);
  return [
    { name: 'echo, bare node until it listens', unit: 'ms', values: bare },
    { name: 'echo, verdict', unit: 'ms', values: graded, goal: { atMost: 60 } },
    { name: 'echo, verdict by bare start', unit: 'x', values: [ratio], goal: { atMost: 1.5 } },
  ];
}

/** A check that takes more than five minutes on the clock of the program. */
async function tenBeats(boxes: Boxes, times: number): Promise<Figure> {
  const values = await verdicts(boxes, await findLab('heartbeat'), times, ['answerer-stays']);
  return { name: 'heartbeat, a check of ten intervals of 30 s', unit: 'ms', values, goal: { atMost: 100 } };
}

async function everyLab(boxes: Boxes): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const lab of await findLabs()) {
    const values = await verdicts(boxes, lab, rounds);
    figures.push({ name: `${lab.slug}, all checks`, unit: 'ms', values, goal: { atMost: 500 } });
  }
  return figures;
}

async function verdicts(boxes: Boxes, lab: Lab, times: number, only?: readonly string[]): Promise<number[]> {
  const solution = await fileOf(lab, 'solution.ts');
  await timeToPass(boxes, lab, solution, only);
  return repeat(times, async () => {
    await delay(thinkingMs);
    return timeToPass(boxes, lab, solution, only);
  });
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
