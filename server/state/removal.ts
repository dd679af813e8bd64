import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What a workshop has on disk. */
export interface Held {
  readonly id: string;
  readonly title: string;
  readonly beganAt: string;
  /** Those who teach included. */ readonly people: number;
  /** ISO 8601; it is deleted afterwards. */ readonly keptUntil: string;
}

/** All workshops, the newest first. */
export async function workshopsHeld(database: Database): Promise<Held[]> {
  const rows = await database
    .selectFrom('workshops')
    .leftJoin('members', 'members.workshop', 'workshops.id')
    .select(({ fn }) => [
      'workshops.id',
      'workshops.title',
      'workshops.began_at',
      'workshops.used_at',
      'workshops.keep_days',
      fn.count<number | string>('members.id').as('people'),
    ])
    .groupBy('workshops.id')
    .orderBy('workshops.began_at', 'desc')
    .execute();
  return rows.map(({ id, title, began_at, used_at, keep_days, people }) => ({
    ...{ id, title, people: Number(people), beganAt: began_at },
    keptUntil: keptUntil(used_at, keep_days),
  }));
}

/** @param usedAt ISO 8601 */
export const keptUntil = (usedAt: string, days: number): string =>
  new Date(Date.parse(usedAt) + days * 24 * 60 * 60_000).toISOString();

const ofMembers = ['solutions', 'gradings', 'attempts', 'progress'] as const;
const ofWorkshop = ['members', 'messages', 'workshop_labs'] as const;

/**
 * Removes a workshop and all that its people wrote and did. The file is written anew afterwards: SQLite alone would leave
 * the bytes in it until something else needs their place.
 */
export async function removeWorkshop(database: Database, id: string): Promise<void> {
  await database.transaction().execute(async (one) => {
    const people = sql`(select id from members where workshop = ${id})`;
    for (const table of ofMembers)
      await sql`delete from ${sql.table(table)} where learner in ${people}`.execute(one);
    await sql`delete from lab_states where member in ${people}`.execute(one);
    for (const table of ofWorkshop)
      await sql`delete from ${sql.table(table)} where workshop = ${id}`.execute(one);
    await one.deleteFrom('workshops').where('id', '=', id).execute();
  });
  await sql`vacuum`.execute(database);
  await sql`pragma wal_checkpoint(truncate)`.execute(database);
}
