import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab, Solution } from '../../../grader/index.ts';
import { fileOf } from '../grade/verdict.ts';

/** A solution whose verdict is known. */
export interface Known {
  readonly lab: Lab;
  /** `wrong/trims.ts` */ readonly file: string;
  readonly solution: Solution;
  /** The check that must catch it; undefined where every check must pass. */
  readonly caughtBy?: string;
}

/** The reference, `right/` and `wrong/` of a lab. */
export async function knownIn(lab: Lab): Promise<readonly Known[]> {
  const right = await filesIn(lab, 'right');
  const wrong = await filesIn(lab, 'wrong');
  const one = async (file: string): Promise<Known> => ({ lab, file, solution: await fileOf(lab, file) });
  return [
    ...(await Promise.all(['solution.ts', ...right].map(one))),
    ...(await Promise.all(
      wrong.map(async (file) => ({ ...(await one(file)), caughtBy: await catcherOf(lab, file) })),
    )),
  ];
}

async function filesIn(lab: Lab, folder: string): Promise<string[]> {
  const names = await readdir(join(lab.path, folder)).catch(() => []);
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`);
}

async function catcherOf(lab: Lab, file: string): Promise<string> {
  const [, check] = /^\/\/ caught by: (\S+)/.exec(await readFile(join(lab.path, file), 'utf8')) ?? [];
  if (check === undefined) throw new Error(`${lab.folder}/${file} does not name the check that catches it.`);
  return check;
}
