import type { Knex } from 'knex'

/** Files that officers send, and the words of the nine questions by province. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- Where a file cannot go with a message, a link does: until when it can be opened, and when it first was.
  alter table upload add column offered_until timestamptz, add column opened_at timestamptz;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What was sent and worded is not taken down; restore a backup instead')
}
