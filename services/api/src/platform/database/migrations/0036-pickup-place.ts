import type { Knex } from 'knex'

/** Where a document is collected that nobody can download. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table application_product add column pickup_place text;
    comment on column application_product.pickup_place is 'where it is collected, where it cannot be downloaded';
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
