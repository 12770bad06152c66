import type { Knex } from 'knex'

/** Outbox rows that no handler knows stay until somebody has looked at them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table outbox add column set_aside text;
    comment on column outbox.set_aside is 'why the row was given to no queue; null for all that were understood';
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
