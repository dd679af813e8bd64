import type { Kysely } from 'kysely';

/** For how many days a workshop is kept after the last one on which it was open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('workshops')
    .addColumn('keep_days', 'integer', (column) => column.notNull().defaultTo(90))
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('workshops').dropColumn('keep_days').execute();
}
