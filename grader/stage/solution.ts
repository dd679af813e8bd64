import { problems } from '../problems.ts';

/** What a learner hands in: the first file is the one that runs. */
export interface Solution {
  /** What reports call it. Default the first file's path. */ readonly name?: string;
  readonly files: readonly SolutionFile[];
}

export interface SolutionFile {
  /** Relative, with `/`; imports between the files are resolved by these. */ readonly path: string;
  readonly text: string;
}

const mostBytes = 1024 * 1024;

/** @throws Problem `solution-empty`, `solution-too-large` */
export function assertGradable({ files }: Solution): void {
  if (files.every(({ text }) => text.trim() === '')) throw problems('solution-empty');
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (bytes > mostBytes) throw problems('solution-too-large', { limit: '1 MiB' });
}
