import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../../../grader/report.ts';

/** What members check, and what has to be said of it. */
export interface Program {
  readonly name: string;
  readonly text: string;
  readonly outcome: Outcome;
}

const lab = join(import.meta.dirname, '../../../labs/03-echo');

/** The reference first: it is what is run, too. */
export async function programs(): Promise<readonly Program[]> {
  const files = [
    ['solution.ts', 'pass'],
    ['wrong/prefix.ts', 'fail'],
    ['starter.ts', 'fail'],
  ] as const;
  return Promise.all(
    files.map(async ([name, outcome]) => ({ name, outcome, text: await readFile(join(lab, name), 'utf8') })),
  );
}

/** Some kilobytes of code, as they stand after so many saves. */
export const typed = (saves: number): string =>
  `// save ${saves}\n${'const line = "what a learner types in the course of an hour";\n'.repeat(20 + (saves % 40))}`;
