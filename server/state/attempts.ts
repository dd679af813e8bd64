import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { SolutionFile } from '../api.ts';
import type { Attempt, AttemptSummary, Verdict } from '../history/api.ts';
import type { Database } from './database.ts';

/** So many attempts of one learner and lab are kept, and so many characters of their code, the newest first. */
const kept = { attempts: 50, characters: 6 * 1024 * 1024 };

/** Whose attempts, at what. */
export interface Work {
  readonly learner: string;
  /** Slug. */ readonly lab: string;
}

/** What came of an attempt. */
export interface Result {
  readonly verdict: Verdict;
  /** The program could be started. */ readonly ran: boolean;
}

type Files = readonly SolutionFile[];

/** The code of every check, and what was kept beside: whatever a learner goes back from or to is still there. */
export class AttemptStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Notes a check. The same code checked again takes the place of the last attempt, unless that one did better. */
  async note(work: Work, files: Files, { verdict, ran }: Result): Promise<void> {
    const { earned } = verdict;
    const last = await this.#newest(work);
    await this.#add(work, files, { earned, ran: ran ? 1 : 0, verdict: JSON.stringify(verdict) });
    if (last?.digest === digestOf(files) && last.earned <= earned) await this.#drop(work, [last.number]);
  }

  /** Keeps code that was not checked, where none of the attempts is the same. @returns the attempt that holds it */
  async keep(work: Work, files: Files): Promise<Attempt> {
    const same = await this.#of(work)
      .select('number')
      .where('digest', '=', digestOf(files))
      .orderBy('number', 'desc')
      .executeTakeFirst();
    const number = same?.number ?? (await this.#add(work, files, { earned: -1, ran: 0, verdict: null }));
    const attempt = await this.find(work, number);
    if (!attempt) throw new Error(`Attempt ${number} of ${work.lab} was not kept.`);
    return attempt;
  }

  /** Newest first. */
  async list(work: Work): Promise<AttemptSummary[]> {
    const rows = await this.#of(work).select(['number', 'at', 'verdict', 'earned']).execute();
    rows.sort((one, other) => other.number - one.number);
    const best = bestOf(rows);
    return rows.map((row) => summaryOf(row, best));
  }

  async find(work: Work, number: number): Promise<Attempt | undefined> {
    const row = await this.#of(work).selectAll().where('number', '=', number).executeTakeFirst();
    if (!row) return undefined;
    const best = bestOf(await this.#of(work).select(['number', 'earned']).execute());
    return { ...summaryOf(row, best), files: JSON.parse(row.files) as SolutionFile[] };
  }

  /** Different programs that ran and were checked, this one left out. */
  async different(work: Work, starter: Files): Promise<number> {
    const row = await this.#of(work)
      .select(({ fn }) => fn.count<number | string>('digest').distinct().as('count'))
      .where('ran', '=', 1)
      .where('digest', '!=', digestOf(starter))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  }

  #of({ learner, lab }: Work) {
    return this.#database.selectFrom('attempts').where('learner', '=', learner).where('lab', '=', lab);
  }

  #newest(work: Work) {
    return this.#of(work).select(['number', 'digest', 'earned']).orderBy('number', 'desc').executeTakeFirst();
  }

  async #add(
    { learner, lab }: Work,
    files: Files,
    values: { readonly earned: number; readonly ran: number; readonly verdict: string | null },
  ): Promise<number> {
    const text = JSON.stringify(files);
    const { number } = await this.#database
      .insertInto('attempts')
      .values({
        learner,
        lab,
        ...values,
        number: sql<number>`(select coalesce(max(number), 0) + 1 from attempts
          where learner = ${learner} and lab = ${lab})`,
        at: new Date().toISOString(),
        digest: digestOf(files),
        size: text.length,
        files: text,
      })
      .returning('number')
      .executeTakeFirstOrThrow();
    await this.#prune({ learner, lab });
    return number;
  }

  /** Drops the oldest, but neither the newest nor the best. */
  async #prune(work: Work): Promise<void> {
    const rows = await this.#of(work).select(['number', 'earned', 'size']).execute();
    rows.sort((one, other) => other.number - one.number);
    const best = bestOf(rows);
    let attempts = best === undefined ? 0 : 1;
    let characters = rows.find(({ number }) => number === best)?.size ?? 0;
    const dropped = rows.filter(({ number, size }, index) => {
      if (number === best) return false;
      attempts += 1;
      characters += size;
      return index > 0 && (attempts > kept.attempts || characters > kept.characters);
    });
    if (dropped.length > 0)
      await this.#drop(
        work,
        dropped.map(({ number }) => number),
      );
  }

  async #drop({ learner, lab }: Work, numbers: readonly number[]): Promise<void> {
    await this.#database
      .deleteFrom('attempts')
      .where('learner', '=', learner)
      .where('lab', '=', lab)
      .where('number', 'in', numbers)
      .execute();
  }
}

const digestOf = (files: Files): string =>
  createHash('sha256')
    .update(JSON.stringify(files.map(({ path, text }) => [path, text])))
    .digest('hex');

interface Scored {
  readonly number: number;
  readonly earned: number;
}

/** Number of the attempt with most points, the newest of several; undefined where none was checked. */
const bestOf = (rows: readonly Scored[]): number | undefined =>
  rows
    .filter(({ earned }) => earned >= 0)
    .reduce<Scored | undefined>((best, row) => (best && !beats(row, best) ? best : row), undefined)?.number;

const beats = (one: Scored, other: Scored): boolean =>
  one.earned > other.earned || (one.earned === other.earned && one.number > other.number);

function summaryOf(
  row: { readonly number: number; readonly at: string; readonly verdict: string | null },
  best: number | undefined,
): AttemptSummary {
  const verdict = row.verdict === null ? null : (JSON.parse(row.verdict) as Verdict);
  return { number: row.number, at: row.at, verdict, best: row.number === best };
}
