import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Solution } from '../grader/index.ts';
import { problems } from './problems.ts';
import { readText } from '../grader/text-file.ts';

/** Reads the files that the user named; the first is the one that runs. */
export async function readSolution(paths: readonly [string, ...string[]]): Promise<Solution> {
  const root = isInside(process.cwd(), paths[0]) ? process.cwd() : dirname(paths[0]);
  const files = await Promise.all(
    paths.map(async (path) => ({ path: nameIn(root, path), text: await readText(path) })),
  );
  const names = files.map(({ path }) => path);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw problems('file-twice', { path: twice });
  return { name: basename(paths[0]), files };
}

const isInside = (folder: string, path: string): boolean => !relative(folder, resolve(path)).startsWith('..');

/**
 * What a file is called in reports, and by imports between the files: its path from where the command was given,
 * so that the command that a report names finds it again.
 */
const nameIn = (root: string, path: string): string =>
  isInside(root, path) ? relative(root, resolve(path)).split(sep).join('/') : basename(path);
