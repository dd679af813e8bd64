import { basename, dirname, join, resolve } from 'node:path';
import { summarize, type BatchEvent, type Row } from '../../grader/batch/index.ts';
import { findLab, loadChecks } from '../../grader/index.ts';
import type { Format } from '../../grader/render/index.ts';
import { jsonText } from '../../grader/render/text/json.ts';
import type { Isolation } from '../../grader/report.ts';
import type { Context } from '../context.ts';
import { exitCodeOf, worst, type ExitCode } from '../exit.ts';
import { openEngine, type Batch } from './engine.ts';
import { openRoster, writeGradebooks, type GradebookFile } from './gradebooks.ts';
import { openBar, openLines, type Progress } from './progress.ts';
import { summaryText } from './summary.ts';
import { goOn, reportsIn, resumed, solutions, submissions } from './texts.ts';

/** What `wirebook grade-all` is told. */
export interface GradeAllOptions {
  readonly reports?: string;
  readonly also?: readonly Format[];
  readonly gradebook?: readonly GradebookFile[];
  readonly roster?: string;
  readonly assignment?: string;
  readonly jobs?: number;
  readonly seed?: string;
  readonly json?: true;
  readonly allowIsolation?: Isolation;
}

export interface Request {
  readonly lab: string;
  readonly folder: string;
  readonly options: GradeAllOptions;
}

/** Grades a folder of submissions: reports on the disk as they come, a summary and gradebooks at the end. */
export async function gradeFolder(
  { lab: name, folder, options }: Request,
  context: Context,
): Promise<ExitCode> {
  const lab = await findLab(name);
  const roster = await openRoster(options.gradebook ?? [], options.roster);
  const checks = (await loadChecks(lab)).map(({ id, title, points, rests }) => ({
    id,
    title,
    points,
    rests,
  }));
  const reports = options.reports ?? join(dirname(resolve(folder)), `${basename(resolve(folder))}.reports`);
  const batch = { lab, checks, folder, reports, options };
  const rows = await gradeRows(batch, context).catch((error: unknown) => {
    if (context.signal.aborted) context.stderr.write(`\n${context.say(goOn)}\n`);
    throw error;
  });
  report(rows, batch, context);
  const graded = { lab, checks, rows, roster, assignment: options.assignment };
  await writeGradebooks(options.gradebook ?? [], graded, context);
  return worst(rows.map(({ outcome }) => exitCodeOf(outcome)));
}

async function gradeRows(batch: Batch, context: Context): Promise<readonly Row[]> {
  await using engine = await openEngine(batch, context);
  return await follow(engine.events, batch.options, context);
}

/** Shows the events as they come, and gives the rows of the last. */
async function follow(
  events: AsyncIterable<BatchEvent>,
  { json }: GradeAllOptions,
  context: Context,
): Promise<readonly Row[]> {
  const { stdout, stderr, say } = context;
  let progress: Progress | undefined;
  let rows: readonly Row[] = [];
  let before = 0;
  try {
    for await (const event of events) {
      if (event.type === 'found') {
        stderr.write(`  ${say(submissions(event.submissions))}, ${say(solutions(event.solutions))}\n`);
        progress = stderr.live
          ? openBar(stderr, say, event.submissions)
          : openLines(json ? stderr : stdout, say);
      } else if (event.type === 'row') {
        progress?.row(event.row, event.resumed);
        if (event.resumed) before++;
      } else rows = event.rows;
    }
  } finally {
    progress?.close();
  }
  if (before > 0) stderr.write(`  ${say(resumed(before))}\n`);
  return rows;
}

function report(rows: readonly Row[], { checks, reports, options }: Batch, context: Context): void {
  const { stdout, stderr, say } = context;
  const summary = summarize(
    rows,
    checks.map(({ id }) => id),
  );
  stdout.write(
    options.json ? `${jsonText({ summary, rows }, 2)}\n` : summaryText(summary, checks, stdout, say),
  );
  stderr.write(`\n  ${say(reportsIn(reports))}\n`);
}
