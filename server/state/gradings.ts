import { isDecided } from '../../grader/batch/index.ts';
import type { ProblemReport, Report } from '../../grader/report.ts';
import type { Database } from './database.ts';

/** A grading that has ended: with a report, or stopped with the reason. */
export type EndedGrading = { readonly events: number } & (
  { readonly report: Report } | { readonly problem: ProblemReport }
);

/** How many reports of one learner and lab are kept. */
const kept = 50;

/**
 * A grading that was cut has no count of its events: whatever id its client saw last is below this one,
 * so that the `stopped` event still comes after it and counts as read afterwards.
 */
const beyondAnyStream = 1_000_000;

/** Gradings and their reports. A grading is written when it starts, so that one cut by a crash can be told. */
export class GradingStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async begin(id: string, learner: string, lab: string): Promise<void> {
    await this.#database
      .insertInto('gradings')
      .values({ id, learner, lab, started_at: new Date().toISOString() })
      .execute();
  }

  async finish(id: string, report: Report, events: number): Promise<void> {
    const earned = isDecided(report) ? report.points.earned : -1;
    await this.#end(id, { state: 'finished', report: JSON.stringify(report), events, earned });
    await this.#prune(id);
  }

  async stop(id: string, problem: ProblemReport, events: number): Promise<void> {
    await this.#end(id, { state: 'stopped', problem: JSON.stringify(problem), events });
  }

  /** What an earlier companion left unfinished, by a crash or a kill, is stopped with this problem. */
  async stopInterrupted(problem: ProblemReport): Promise<void> {
    await this.#database
      .updateTable('gradings')
      .set({
        state: 'stopped',
        problem: JSON.stringify(problem),
        finished_at: new Date().toISOString(),
        events: beyondAnyStream,
      })
      .where('state', '=', 'running')
      .execute();
  }

  async ended(id: string, learner: string): Promise<EndedGrading | undefined> {
    const row = await this.#database
      .selectFrom('gradings')
      .select(['report', 'problem', 'events'])
      .where('id', '=', id)
      .where('learner', '=', learner)
      .where('state', '!=', 'running')
      .executeTakeFirst();
    if (!row) return undefined;
    const events = row.events ?? 1;
    if (row.report !== null) return { events, report: JSON.parse(row.report) as Report };
    return { events, problem: JSON.parse(row.problem ?? 'null') as ProblemReport };
  }

  /** The last report of a lab as JSON text; the text is sent as it is. */
  async latest(learner: string, lab: string): Promise<string | undefined> {
    const row = await this.#database
      .selectFrom('gradings')
      .select('report')
      .where('learner', '=', learner)
      .where('lab', '=', lab)
      .where('state', '=', 'finished')
      .orderBy('finished_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.report ?? undefined;
  }

  /** The report with most points of a lab, the newest of several, as JSON text. */
  async best(learner: string, lab: string): Promise<string | undefined> {
    const row = await this.#best(learner, lab).select('report').executeTakeFirst();
    return row?.report ?? undefined;
  }

  /** Ids of all gradings of a learner that have a report, the oldest first. */
  async finished(learner: string): Promise<string[]> {
    const rows = await this.#database
      .selectFrom('gradings')
      .select('id')
      .where('learner', '=', learner)
      .where('state', '=', 'finished')
      .orderBy('finished_at')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** A report as JSON text. */
  async report(id: string): Promise<string | undefined> {
    const query = this.#database.selectFrom('gradings').select('report').where('id', '=', id);
    return (await query.executeTakeFirst())?.report ?? undefined;
  }

  #best(learner: string, lab: string) {
    return this.#database
      .selectFrom('gradings')
      .where('learner', '=', learner)
      .where('lab', '=', lab)
      .where('state', '=', 'finished')
      .orderBy('earned', 'desc')
      .orderBy('finished_at', 'desc')
      .limit(1);
  }

  async #end(
    id: string,
    values: {
      state: 'finished' | 'stopped';
      events: number;
      report?: string;
      earned?: number;
      problem?: string;
    },
  ): Promise<void> {
    await this.#database
      .updateTable('gradings')
      .set({ ...values, finished_at: new Date().toISOString() })
      .where('id', '=', id)
      .execute();
  }

  /** Drops all but the newest ended gradings, and the best, of the lab that `id` belongs to. */
  async #prune(id: string): Promise<void> {
    const of = await this.#database
      .selectFrom('gradings')
      .select(['learner', 'lab'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const best = await this.#best(of.learner, of.lab).select('id').executeTakeFirst();
    await this.#database
      .deleteFrom('gradings')
      .where('id', '!=', best?.id ?? id)
      .where('learner', '=', of.learner)
      .where('lab', '=', of.lab)
      .where('state', '!=', 'running')
      .where('id', 'not in', (newest) =>
        newest
          .selectFrom('gradings')
          .select('id')
          .where('learner', '=', of.learner)
          .where('lab', '=', of.lab)
          .where('state', '!=', 'running')
          .orderBy('finished_at', 'desc')
          .limit(kept),
      )
      .execute();
  }
}
