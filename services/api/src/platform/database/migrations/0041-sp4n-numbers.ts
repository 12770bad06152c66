import type { Knex } from 'knex'

/** The number under which a complaint stands at SP4N-LAPOR!, the national complaint service. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table complaint add column sp4n_number text check (length(sp4n_number) between 3 and 40);
    comment on column complaint.sp4n_number is 'its number at SP4N-LAPOR!';
    create index complaint_sp4n on complaint (lower(sp4n_number)) where sp4n_number is not null;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Numbers of complaints are not taken down; restore a backup instead')
}
