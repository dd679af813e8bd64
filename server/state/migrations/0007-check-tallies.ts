import type { Kysely } from 'kysely';

/** How each check went until it was passed, counted where it happens: reports are pruned, and too large to be read again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('lab_states')
    .addColumn('tallies', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('lab_states').dropColumn('tallies').execute();
}
