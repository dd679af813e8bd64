import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What stands beside the checks in a lab's folder and has no part in a verdict. */
const besides = /^(starter|solution)\.|^(wrong|right|fastapi)(\/|$)/;

/** What a verdict depends on beside the solution: the lab's own code, and the version of the grader. */
export async function labVersion(labFolder: string, wirebook: string): Promise<string> {
  const found: string[] = [];
  const sources = glob('**/*.{ts,conf}', { cwd: labFolder, exclude: (name) => besides.test(name) });
  for await (const path of sources) if (!besides.test(path)) found.push(path);
  const hash = createHash('sha256').update(wirebook);
  for (const path of found.sort())
    hash.update(JSON.stringify([path, await readFile(join(labFolder, path), 'utf8')]));
  return hash.digest('hex').slice(0, 16);
}
