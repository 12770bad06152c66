import type { Knex } from 'knex'

/** Which version of the priority formula a request was scored by: another one is scored anew. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table visit_request add column priority_version smallint not null default 2;
    alter table visit_request alter column priority_version drop default;
    comment on column visit_request.priority_version is 'version of the formula that gave base_score';
  `)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not taken down; restore a backup instead')
}
