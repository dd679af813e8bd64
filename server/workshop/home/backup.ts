import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { temporaryFolder } from '../../../grader/box/temporary.ts';
import type { Database } from '../../state/database.ts';

/** A copy of all state, whole in itself. It is written beside and sent from there; nothing of it stays behind. */
export async function backupOf(database: Pick<Database, 'backup'>): Promise<Readable> {
  const folder = temporaryFolder();
  const remove = (): void => void rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'copy.sqlite');
    await database.backup(path);
    return createReadStream(path).once('close', remove);
  } catch (error) {
    remove();
    throw error;
  }
}
