import type { SavedSolution, SolutionFile } from '../api.ts';
import type { Database } from './database.ts';

/** What was saved; `files` is null where nothing was, or after a reset: then the lab's starter holds. */
export interface Saved extends Omit<SavedSolution, 'files'> {
  readonly files: readonly SolutionFile[] | null;
}

const nothing: Saved = { revision: 0, savedAt: null, files: null };

/** Learners' solutions with optimistic concurrency: a change names the revision that it was made on. */
export class SolutionStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async load(learner: string, lab: string): Promise<Saved> {
    const row = await this.#database
      .selectFrom('solutions')
      .selectAll()
      .where('learner', '=', learner)
      .where('lab', '=', lab)
      .executeTakeFirst();
    if (!row) return nothing;
    const files = row.files === null ? null : (JSON.parse(row.files) as SolutionFile[]);
    return { revision: row.revision, savedAt: row.saved_at, files };
  }

  /** What a learner has saved, without the code. */
  async list(learner: string): Promise<{ lab: string; savedAt: string | null; paths: string[] }[]> {
    const rows = await this.#database
      .selectFrom('solutions')
      .select(['lab', 'saved_at', 'files'])
      .where('learner', '=', learner)
      .where('files', 'is not', null)
      .orderBy('lab')
      .execute();
    return rows.map(({ lab, saved_at, files }) => {
      const paths = (JSON.parse(files ?? '[]') as SolutionFile[]).map(({ path }) => path);
      return { lab, savedAt: saved_at, paths };
    });
  }

  /** Null, and nothing changed, where `revision` is not the newest one. */
  async save(
    learner: string,
    lab: string,
    revision: number,
    files: readonly SolutionFile[],
  ): Promise<Saved | null> {
    const saved: Saved = { revision: revision + 1, savedAt: new Date().toISOString(), files };
    const values = { revision: saved.revision, saved_at: saved.savedAt, files: JSON.stringify(files) };
    // One statement each: atomic in every database, whoever else writes meanwhile.
    const { numAffected } =
      revision === 0
        ? await this.#insert({ learner, lab, ...values })
        : await this.#update(learner, lab, revision, values);
    return numAffected === 1n ? saved : null;
  }

  /** Back to the starter. The revision goes on counting, so that a tab with the old text cannot win unseen. */
  async reset(learner: string, lab: string): Promise<Saved> {
    await this.#database
      .updateTable('solutions')
      .set(({ eb }) => ({ files: null, saved_at: null, revision: eb('revision', '+', 1) }))
      .where('learner', '=', learner)
      .where('lab', '=', lab)
      .where('files', 'is not', null)
      .execute();
    return this.load(learner, lab);
  }

  async #insert(row: {
    learner: string;
    lab: string;
    revision: number;
    saved_at: string | null;
    files: string;
  }) {
    const result = await this.#database
      .insertInto('solutions')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return { numAffected: result.numInsertedOrUpdatedRows ?? 0n };
  }

  async #update(
    learner: string,
    lab: string,
    revision: number,
    values: { revision: number; saved_at: string | null; files: string },
  ) {
    const result = await this.#database
      .updateTable('solutions')
      .set(values)
      .where('learner', '=', learner)
      .where('lab', '=', lab)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return { numAffected: result.numUpdatedRows };
  }
}
