import type { Knex } from 'knex'

/** Who tried to reach somebody in vain, how often and when last: the next officer knows, and so does the citizen. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table call_back
      add column tries integer not null default 0 check (tries >= 0),
      add column last_tried_at timestamptz,
      add column last_tried_by uuid,
      add constraint call_back_tried check ((tries = 0) = (last_tried_at is null));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Who tried to call is not forgotten; restore a backup instead')
}
