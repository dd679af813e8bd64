import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type Dialect, SqliteDialect, type SqliteDatabase } from 'kysely';

/**
 * Node's own SQLite behind Kysely's dialect, which expects the shape of better-sqlite3.
 * `synchronous = FULL` in WAL mode: a commit that was acknowledged is on disk, power cut included.
 * `locking_mode = EXCLUSIVE`: a second companion on the same data gets SQLITE_BUSY and nothing is mixed up;
 * the lock is the operating system's and goes with the process, however that ends.
 */
export function nodeSqlite(path: string): Dialect {
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
  return new SqliteDialect({ database: adapted(database) });
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
