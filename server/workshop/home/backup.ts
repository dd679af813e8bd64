import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Database } from '../../state/database.ts';

/** A copy of all state, whole in itself. It is written beside and sent from there; nothing of it stays behind. */
export async function backupOf(database: Pick<Database, 'backup'>): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), 'wirebook-backup-'));
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
