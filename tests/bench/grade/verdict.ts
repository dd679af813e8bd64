import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Boxes, grade, type Lab, type Report, type Solution } from '../../../grader/index.ts';

/** A file of a lab's folder as something handed in. */
export async function fileOf(lab: Lab, path: string): Promise<Solution> {
  return {
    name: path,
    files: [{ path: 'solution.ts', text: await readFile(join(lab.path, path), 'utf8') }],
  };
}

/** Grades to the end: by all checks, or by `only` these. */
export async function verdict(
  boxes: Boxes,
  lab: Lab,
  solution: Solution,
  only?: readonly string[],
): Promise<Report> {
  return (await graded(boxes, lab, solution, only)).report;
}

/**
 * How long a solution that must pass waits for its verdict, in milliseconds; clearing away comes after that. Anything else than a
 * pass would measure something else.
 */
export async function timeToPass(
  boxes: Boxes,
  lab: Lab,
  solution: Solution,
  only?: readonly string[],
): Promise<number> {
  const { report, ms } = await graded(boxes, lab, solution, only);
  if (report.outcome !== 'pass') throw new Error(`${lab.slug} ${solution.name ?? ''}: ${report.outcome}`);
  return ms;
}

async function graded(
  boxes: Boxes,
  lab: Lab,
  solution: Solution,
  only?: readonly string[],
): Promise<{ readonly report: Report; readonly ms: number }> {
  const started = performance.now();
  let told: { readonly report: Report; readonly ms: number } | undefined;
  for await (const event of grade(lab, solution, { boxes, ...(only && { only }) }))
    if (event.type === 'finished') told = { report: event.report, ms: performance.now() - started };
  if (!told) throw new Error(`The grading of ${solution.name ?? 'a solution'} ended without a report.`);
  return told;
}
