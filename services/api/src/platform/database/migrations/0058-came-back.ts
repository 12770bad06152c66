import type { Knex } from 'knex'

/** Documents that were sent may come back: then nobody carries them, and nobody has received them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table handover drop constraint handover_check;
    alter table handover add check ((carrier is null) = (sent_at is null));
  `)
}

export async function down(): Promise<void> {
  throw new Error('What came back stays so; restore a backup instead')
}
