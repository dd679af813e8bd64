import type { Kysely } from 'kysely';

/** What was checked, with its score: points to go back to. Only types that SQLite and PostgreSQL share. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attempts')
    .addColumn('learner', 'text', (column) => column.notNull())
    .addColumn('lab', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('files', 'text', (column) => column.notNull())
    .addColumn('ran', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('earned', 'real', (column) => column.notNull().defaultTo(-1))
    .addColumn('verdict', 'text')
    .addPrimaryKeyConstraint('attempts_key', ['learner', 'lab', 'number'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('attempts').execute();
}
