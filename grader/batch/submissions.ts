import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { problems } from './problems.ts';

/** What one learner handed in: an entry of the folder, a file or a folder itself. */
export interface Submission {
  /** The entry's name, unique in a batch: `alice.ts`, `bob`. */
  readonly name: string;
  readonly path: string;
}

/** Left behind by systems and archives; nobody handed them in. */
const debris = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini)$/i;

/** The submissions in a folder, in the order in which people sort names; `except` (the reports) is none of them. */
export async function findSubmissions(folder: string, except?: string): Promise<Submission[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw problems('batch-folder-unreadable', { path: folder, reason: reasonOf(error) });
  });
  const left = except === undefined ? undefined : await realpath(except).catch(() => undefined);
  const found: Submission[] = [];
  for (const name of names.filter((entry) => !debris.test(entry)).sort(naturally)) {
    const path = join(folder, name);
    if (left === undefined || (await realpath(path).catch(() => path)) !== left) found.push({ name, path });
  }
  if (found.length === 0) throw problems('batch-folder-empty', { path: folder });
  return found;
}

const { compare: naturally } = new Intl.Collator('en', { numeric: true });

/** `ENOENT`, or what the error says. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
