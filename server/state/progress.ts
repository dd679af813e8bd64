import type { Report } from '../../grader/report.ts';
import type { Progress } from '../api.ts';
import type { Database } from './database.ts';

/** So many entries of one learner are kept; the book has a few hundred. */
const kept = 2_000;

/** How far learners are. Of two values of an entry the later one holds, whichever arrives first. */
export class ProgressStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async load(learner: string): Promise<Progress> {
    const rows = await this.#database
      .selectFrom('progress')
      .select(['name', 'value', 'at'])
      .where('learner', '=', learner)
      .execute();
    return { entries: Object.fromEntries(rows.map(({ name, value, at }) => [name, { value, at }])) };
  }

  /** Takes over what is newer than what is known. A clock that is ahead of ours gets our time. */
  async merge(learner: string, { entries }: Progress): Promise<Progress> {
    const now = new Date().toISOString();
    const rows = Object.entries(entries).map(([name, { value, at }]) => ({
      learner,
      name,
      value,
      at: at < now ? at : now,
    }));
    if (rows.length > 0) {
      await this.#write(rows);
      await this.#prune(learner);
    }
    return this.load(learner);
  }

  /** Notes the points of a report as `lab/<slug>`, unless an earlier one had more. */
  async noteLab(learner: string, lab: string, { earned, possible }: Report['points']): Promise<void> {
    const name = `lab/${lab}`;
    const { entries } = await this.load(learner);
    const [best = 0] = (entries[name]?.value ?? '').split('/').map(Number);
    if (earned < best) return;
    await this.#write([{ learner, name, value: `${earned}/${possible}`, at: new Date().toISOString() }]);
  }

  async #write(rows: { learner: string; name: string; value: string; at: string }[]): Promise<void> {
    await this.#database
      .insertInto('progress')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['learner', 'name'])
          .doUpdateSet((update) => ({ value: update.ref('excluded.value'), at: update.ref('excluded.at') }))
          .where((row) => row('progress.at', '<', row.ref('excluded.at'))),
      )
      .execute();
  }

  /** Drops the oldest beyond what is kept. */
  async #prune(learner: string): Promise<void> {
    await this.#database
      .deleteFrom('progress')
      .where('learner', '=', learner)
      .where('name', 'not in', (newest) =>
        newest
          .selectFrom('progress')
          .select('name')
          .where('learner', '=', learner)
          .orderBy('at', 'desc')
          .limit(kept),
      )
      .execute();
  }
}
