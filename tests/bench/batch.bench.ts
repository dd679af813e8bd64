import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A class of 1,000 (or as many as the first argument says) in one run of `wirebook grade-all`, killed with SIGKILL on
 * the way and run again: how many a minute, how much memory, and that nothing was lost or done twice.
 */
const home = fileURLToPath(new URL('../..', import.meta.url));
const lab = join(home, 'labs/03-echo');
const count = Number(process.argv[2] ?? 1000);

interface Run {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly code: number | null;
}

const root = await mkdtemp(join(tmpdir(), 'wirebook-bench-'));
try {
  const folder = join(root, 'class');
  const made = await handIn(folder);
  const finished = async () =>
    (await readdir(`${folder}.reports`).catch(() => [])).filter((name) => /^[^.].*\.json$/.test(name)).length;
  const first = await gradeAll(folder, async () => (await finished()) > count / 2);
  const kept = await finished();
  const second = await gradeAll(folder);
  const third = await gradeAll(folder);
  const result = {
    submissions: count,
    ...made,
    cores: availableParallelism(),
    killedAfter: kept,
    finished: await finished(),
    seconds: round(first.seconds + second.seconds),
    perMinute: Math.round((count / (first.seconds + second.seconds)) * 60),
    peakMiB: Math.max(first.peakMiB, second.peakMiB),
    nothingLeftSeconds: round(third.seconds),
    exitCode: second.code,
  };
  console.table(result);
  await mkdir(join(home, '.wirebook/bench'), { recursive: true });
  await writeFile(join(home, '.wirebook/bench/batch.json'), `${JSON.stringify(result, null, 2)}\n`);
  if (result.finished !== count || second.code !== 1) process.exitCode = 1;
} finally {
  await rm(root, { recursive: true, force: true });
}

/** A class as it is: most are right, many wrong in known ways, some the same, a few broken. */
async function handIn(folder: string) {
  await mkdir(folder);
  const read = async (below: string) =>
    Promise.all((await readdir(join(lab, below))).map((name) => readFile(join(lab, below, name), 'utf8')));
  const right = [await readFile(join(lab, 'solution.ts'), 'utf8'), ...(await read('right'))];
  const wrong = await read('wrong');
  const made = { right: 0, wrong: 0, same: 0, broken: 0 };
  const kinds = {
    right: (index: number) => `${right[index % right.length] ?? ''}\n// ${index}\n`,
    wrong: (index: number) => `${wrong[index % wrong.length] ?? ''}\n// ${index}\n`,
    same: () => right[0] ?? '',
    broken: (index: number) => ['', '\0', 'const = ;', 'x'.repeat(300_000)][index % 4] ?? '',
  };
  for (let index = 0; index < count; index++) {
    const kind =
      index % 20 === 0 ? 'broken' : index % 10 === 1 ? 'same' : index % 3 === 0 ? 'wrong' : 'right';
    made[kind]++;
    await writeFile(join(folder, `student-${index}.ts`), kinds[kind](index));
  }
  return made;
}

/** Runs to the end, or until it is to be killed; measures the memory of the grading process alone. */
async function gradeAll(folder: string, killWhen?: () => Promise<boolean>): Promise<Run> {
  const started = performance.now();
  const args = ['grade-all', 'echo', folder, '--json', '--allow-isolation', 'none'];
  const child = spawn(process.execPath, [join(home, 'cli/wirebook.mjs'), ...args], { stdio: 'ignore' });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let peakMiB = 0;
  const watch = setInterval(() => {
    void residentMiB(child.pid).then((now) => {
      peakMiB = Math.max(peakMiB, now);
    });
    void killWhen?.().then((kill) => kill && child.kill('SIGKILL'));
  }, 100);
  const [code] = await exited;
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, peakMiB, code };
}

async function residentMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? 'self'}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
