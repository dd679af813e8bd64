import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { problems } from '../problems.ts';
import { nodeSqlite, type Opened } from './node-sqlite.ts';
import type { Schema } from './schema.ts';

export class Database extends Kysely<Schema> {
  /** Writes a copy that is whole in itself to a file, while everything goes on. */
  readonly backup: Opened['backup'];

  constructor({ dialect, backup }: Opened) {
    super({ dialect });
    this.backup = backup;
  }
}

/**
 * Opens the state in `dataDir` (made where it is missing, for its owner only) and brings it to the newest shape.
 * @throws Problem `data-unwritable`, `data-in-use` or `data-newer`
 */
export async function openDatabase(dataDir: string): Promise<Database> {
  const database = new Database(await open(dataDir));
  try {
    await migrate(database, dataDir);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

export const fileName = 'wirebook.sqlite';

/** Rejects where the state does not answer. */
export const ping = (database: Database): Promise<unknown> => sql`select 1`.execute(database);

async function open(dataDir: string) {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return nodeSqlite(join(dataDir, fileName));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const busy = (error as { errcode?: number }).errcode === 5; // SQLITE_BUSY
    throw problems(busy ? 'data-in-use' : 'data-unwritable', { path: dataDir, reason });
  }
}

async function migrate(database: Database, dataDir: string): Promise<void> {
  const { error } = await new Migrator({ db: database, provider: { getMigrations } }).migrateToLatest();
  if (error === undefined) return;
  // Kysely refuses a database that holds migrations which this version does not have.
  const reason = error instanceof Error ? error.message : JSON.stringify(error);
  if (/corrupted migrations/.test(reason)) throw problems('data-newer', { path: dataDir });
  throw problems('data-unwritable', { path: dataDir, reason });
}

async function getMigrations(): Promise<Record<string, Migration>> {
  const folder = join(import.meta.dirname, 'migrations');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const entries = files.map(async (file) => {
    const migration = (await import(join(folder, file))) as Migration;
    return [file.replace(/\.ts$/, ''), migration] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
