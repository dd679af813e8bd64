import type { Kysely } from 'kysely';

/** What a learner wrote, and what became of it. Only types that SQLite and PostgreSQL share. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('solutions')
    .addColumn('learner', 'text', (column) => column.notNull())
    .addColumn('lab', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('files', 'text')
    .addColumn('saved_at', 'text')
    .addPrimaryKeyConstraint('solutions_key', ['learner', 'lab'])
    .execute();
  await db.schema
    .createTable('gradings')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('learner', 'text', (column) => column.notNull())
    .addColumn('lab', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('running'))
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('events', 'integer')
    .addColumn('report', 'text')
    .addColumn('problem', 'text')
    .execute();
  await db.schema
    .createIndex('gradings_of_a_lab')
    .on('gradings')
    .columns(['learner', 'lab', 'finished_at'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('gradings').execute();
  await db.schema.dropTable('solutions').execute();
}
