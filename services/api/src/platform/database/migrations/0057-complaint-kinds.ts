import type { Knex } from 'knex'

/** Who said anew what a complaint is about stands in its course, with why: it decides who may read it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table complaint_entry drop constraint complaint_entry_kind_check;
    alter table complaint_entry
      add column kind_before text check (kind_before in ('delay', 'fee', 'conduct', 'data', 'facility', 'other')),
      add column kind_after text check (kind_after in ('delay', 'fee', 'conduct', 'data', 'facility', 'other'));
    alter table complaint_entry add check (kind in ('reply', 'answer', 'forwarding', 'closing', 'kind'));
    alter table complaint_entry add check ((kind = 'kind') = (kind_before is not null and kind_after is not null));
  `)
}

export async function down(): Promise<void> {
  throw new Error('What stands in the course of a complaint is not taken out; restore a backup instead')
}
