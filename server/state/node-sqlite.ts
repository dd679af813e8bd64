import { backup, DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type Dialect, SqliteDialect, type SqliteDatabase } from 'kysely';

export interface Opened {
  readonly dialect: Dialect;
  /** Writes a copy that is whole in itself to a file, while everything goes on. */
  readonly backup: (to: string) => Promise<unknown>;
}

/**
 * Node's own SQLite behind Kysely's dialect, which expects the shape of better-sqlite3.
 * `synchronous = FULL` in WAL mode: a commit that was acknowledged is on disk, power cut included.
 * `locking_mode = EXCLUSIVE`: a second companion on the same data gets SQLITE_BUSY and nothing is mixed up;
 * the lock is the operating system's and goes with the process, however that ends.
 */
export function nodeSqlite(path: string): Opened {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
    `);
  } catch (error) {
    database.close();
    throw error;
  }
  const dialect = new SqliteDialect({ database: adapted(database) });
  // Page by page from this connection, since no other may open the file: what is written meanwhile is in the copy too.
  return { dialect, backup: (to) => backup(database, to) };
}

function adapted(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      };
    },
  };
}
