import { appendFile } from 'node:fs/promises';
import { createBoxes, findLab, grade, type Boxes } from '../grader/index.ts';
import { findFormat } from '../grader/render/index.ts';
import type { Report } from '../grader/report.ts';
import type { GradeOptions } from './commands/grade.ts';
import type { Context } from './context.ts';
import { Destinations, unwritable } from './destinations.ts';
import { exitCode, exitCodeOf, type ExitCode } from './exit.ts';
import { requireIsolation } from './isolation.ts';
import { openPrinter, renderOptions } from './printer.ts';
import { shellQuoted } from './shell.ts';
import { readSolution } from './solution.ts';

export interface Request {
  readonly lab: string;
  readonly files: readonly [string, ...string[]];
  readonly options: GradeOptions;
}

/** Grades the files that were named, writes the report wherever it was asked for, and gives the verdict. */
export async function gradeFiles(request: Request, context: Context): Promise<ExitCode> {
  const { files, options } = request;
  const { only, seed } = options;
  const print = openPrinter(options.format, again(request), context);
  await using destinations = new Destinations(options.output ?? [], files, renderOptions(context));
  const lab = await findLab(request.lab);
  const solution = await readSolution(files);
  await using boxes = await openBoxes(options);
  const { signal } = context;
  const chosen = { ...(only && { only }), ...(seed !== undefined && { seed }) };
  let report: Report | undefined;
  for await (const event of grade(lab, solution, { boxes, signal, ...chosen })) {
    await destinations.write(event);
    context.stdout.write(print(event));
    if (event.type === 'finished') report = event.report;
  }
  if (!report) return exitCode.interrupted;
  await appendForServices(options.format, report, context);
  return exitCodeOf(report.outcome);
}

async function openBoxes({ allowIsolation }: GradeOptions): Promise<Boxes & AsyncDisposable> {
  const boxes = await createBoxes({ warm: 2 });
  try {
    requireIsolation(boxes.isolation, allowIsolation);
  } catch (error) {
    await boxes.close();
    throw error;
  }
  return Object.assign(boxes, { [Symbol.asyncDispose]: () => boxes.close() });
}

/** What a CI service reads beside the report, where it says in which file (`GITHUB_STEP_SUMMARY`). */
async function appendForServices(name: string, report: Report, context: Context): Promise<void> {
  for (const extra of findFormat(name)?.appends ?? []) {
    const path = process.env[extra.variable];
    if (path) await appendFile(path, extra.render(report, renderOptions(context))).catch(unwritable(path));
  }
}

const again = ({ lab, files }: Request): string =>
  ['npx', 'wirebook', 'grade', lab, ...files].map(shellQuoted).join(' ');
