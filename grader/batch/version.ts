import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a verdict depends on beside the solution: the lab's own code, and the version of the grader. */
export async function labVersion(labFolder: string, wirebook: string): Promise<string> {
  const hash = createHash('sha256').update(wirebook);
  const files = (await readdir(labFolder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|conf)$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  for (const name of files)
    hash.update(JSON.stringify([name, await readFile(join(labFolder, name), 'utf8')]));
  return hash.digest('hex').slice(0, 16);
}
