import { once } from 'node:events';
import {
  type Boxes,
  createBoxes,
  findLab,
  grade,
  type Lab,
  Problem,
  type Solution,
} from '../../grader/index.ts';
import type { Report } from '../../grader/report.ts';
import type { WatchOptions } from '../commands/watch.ts';
import type { Context } from '../context.ts';
import { exitCode, exitCodeOf, type ExitCode } from '../exit.ts';
import { requireIsolation } from '../isolation.ts';
import { openPrinter } from '../printer.ts';
import { shellQuoted } from '../shell.ts';
import { readSolution } from '../solution.ts';
import { Saves } from '../../server/followed/saves.ts';

export interface Watched {
  readonly lab: string;
  readonly files: readonly [string, ...string[]];
  readonly options: WatchOptions;
}

/** Grades at every save until it is interrupted; a save during a grading begins it anew. The last verdict is the exit code. */
export async function watchSolution(
  { lab: name, files, options }: Watched,
  context: Context,
): Promise<ExitCode> {
  const lab = await findLab(name);
  const boxes = await createBoxes({ warm: 2 });
  try {
    requireIsolation(boxes.isolation, options.allowIsolation);
    return await untilInterrupted({ lab, name, files, options, boxes, context });
  } finally {
    await boxes.close();
  }
}

interface Round extends Omit<Watched, 'lab'> {
  readonly lab: Lab;
  /** As the user wrote it. */ readonly name: string;
  readonly boxes: Boxes;
  readonly context: Context;
}

async function untilInterrupted(round: Round): Promise<ExitCode> {
  const { files, context } = round;
  const { signal, stdout } = context;
  using saves = new Saves(files);
  let verdict: ExitCode = exitCode.interrupted;
  let graded: string | undefined;
  while (!signal.aborted) {
    const saved = saves.next();
    const solution = await read(round);
    const text = JSON.stringify(solution?.files);
    // Editors touch files without changing them.
    if (solution && text !== graded) {
      const report = await gradeUntil(saved, solution, round);
      graded = report ? text : undefined;
      if (report) {
        verdict = exitCodeOf(report.outcome);
        stdout.write(`\n${stdout.paint('dim', context.say(waiting))}\n`);
      }
    }
    await Promise.race([saved, aborted(signal)]);
  }
  return verdict;
}

const waiting = {
  ko: '저장하면 다시 채점합니다. Ctrl+C를 누르면 끝납니다.',
  en: 'Save to grade again; Ctrl+C ends it.',
};

/** What cannot be read at the moment is said, and may be put right by the next save. */
async function read({ files, context }: Round): Promise<Solution | undefined> {
  try {
    return await readSolution(files);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.stderr.write(`${context.say(error.localized)}\n`);
    return undefined;
  }
}

/** Grades, until it is done or the next save makes it pointless. */
async function gradeUntil(
  saved: Promise<undefined>,
  solution: Solution,
  { lab, name, files, options, boxes, context }: Round,
): Promise<Report | undefined> {
  const stale = new AbortController();
  void saved.then(() => stale.abort());
  const signal = AbortSignal.any([context.signal, stale.signal]);
  const again = ['npx', 'wirebook', 'grade', name, ...files].map(shellQuoted).join(' ');
  const print = openPrinter('pretty', again, context);
  try {
    for await (const event of grade(lab, solution, {
      boxes,
      signal,
      named: files,
      ...(options.only && { only: options.only }),
    })) {
      if (stale.signal.aborted) return undefined;
      context.stdout.write(print(event));
      if (event.type === 'finished') return event.report;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return undefined;
}

const aborted = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort');
};
