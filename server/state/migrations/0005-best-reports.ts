import type { Kysely } from 'kysely';

/** What a report earned, so that the best one of a lab is found without reading half a megabyte of each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('gradings')
    .addColumn('earned', 'real', (column) => column.notNull().defaultTo(-1))
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('gradings').dropColumn('earned').execute();
}
