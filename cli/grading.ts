import { appendFile } from 'node:fs/promises';
import {
  createBoxes,
  findLab,
  grade,
  gradeCommand,
  gradeServer,
  type Boxes,
  type Lab,
} from '../grader/index.ts';
import { findFormat } from '../grader/render/index.ts';
import type { GradeEvent, Report } from '../grader/report.ts';
import type { GradeOptions } from './commands/grade.ts';
import type { Context } from './context.ts';
import { Destinations, unwritable } from './destinations.ts';
import { exitCode, exitCodeOf, type ExitCode } from './exit.ts';
import { requireIsolation } from './isolation.ts';
import { openPrinter, renderOptions } from './printer.ts';
import { shellQuoted } from './shell.ts';
import { readSolution } from './solution.ts';
import { argumentsOf, type Target } from './target.ts';

export interface Request {
  readonly lab: string;
  readonly target: Target;
  readonly options: GradeOptions;
}

/** Grades what was named, writes the report wherever it was asked for, and gives the verdict. */
export async function gradeTarget(request: Request, context: Context): Promise<ExitCode> {
  const { target, options } = request;
  const inputs = target.kind === 'files' ? target.files : [];
  const print = openPrinter(options.format, again(request), context);
  await using destinations = new Destinations(options.output ?? [], inputs, renderOptions(context));
  const lab = await findLab(request.lab);
  await using grading = await begin(lab, target, options, context.signal);
  let report: Report | undefined;
  for await (const event of grading.events) {
    await destinations.write(event);
    context.stdout.write(print(event));
    if (event.type === 'finished') report = event.report;
  }
  if (!report) return exitCode.interrupted;
  await appendForServices(options.format, report, context);
  return exitCodeOf(report.outcome);
}

/** A grading that is about to run, with whatever it needs and gives back. */
interface Grading extends AsyncDisposable {
  readonly events: AsyncIterable<GradeEvent>;
}

async function begin(lab: Lab, target: Target, options: GradeOptions, signal: AbortSignal): Promise<Grading> {
  const { only, seed, allowIsolation } = options;
  const chosen = { signal, ...(only && { only }), ...(seed !== undefined && { seed }) };
  if (target.kind === 'server') {
    const nothing = () => Promise.resolve();
    return { events: gradeServer(lab, target.url, chosen), [Symbol.asyncDispose]: nothing };
  }
  if (target.kind === 'command') {
    const boxes = await openBoxes('commandIsolation', allowIsolation);
    const events = gradeCommand(lab, target, { boxes, ...chosen });
    return { events, [Symbol.asyncDispose]: () => boxes.close() };
  }
  const solution = await readSolution(target.files);
  const boxes = await openBoxes('isolation', allowIsolation);
  const events = grade(lab, solution, { boxes, named: target.files, ...chosen });
  return { events, [Symbol.asyncDispose]: () => boxes.close() };
}

async function openBoxes(
  level: 'isolation' | 'commandIsolation',
  allowed: GradeOptions['allowIsolation'],
): Promise<Boxes> {
  // A command gets a box made for it: none of the warm ones would do.
  const boxes = await createBoxes({ warm: level === 'isolation' ? 2 : 0 });
  try {
    requireIsolation(boxes[level], allowed);
    return boxes;
  } catch (error) {
    await boxes.close();
    throw error;
  }
}

/** What a CI service reads beside the report, where it says in which file (`GITHUB_STEP_SUMMARY`). */
async function appendForServices(name: string, report: Report, context: Context): Promise<void> {
  for (const extra of findFormat(name)?.appends ?? []) {
    const path = process.env[extra.variable];
    if (path) await appendFile(path, extra.render(report, renderOptions(context))).catch(unwritable(path));
  }
}

const again = ({ lab, target }: Request): string =>
  ['npx', 'wirebook', 'grade', lab, ...argumentsOf(target)].map(shellQuoted).join(' ');
