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
  for await (const event of grade(lab, solution, { boxes, ...(only && { only }) }))
    if (event.type === 'finished') return event.report;
  throw new Error(`The grading of ${solution.name ?? 'a solution'} ended without a report.`);
}

/** The report of what must pass; anything else would measure something else. */
export async function passing(
  boxes: Boxes,
  lab: Lab,
  solution: Solution,
  only?: readonly string[],
): Promise<Report> {
  const report = await verdict(boxes, lab, solution, only);
  if (report.outcome !== 'pass') throw new Error(`${lab.slug} ${solution.name ?? ''}: ${report.outcome}`);
  return report;
}
