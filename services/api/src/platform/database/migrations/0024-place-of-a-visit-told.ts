import type { Knex } from 'knex'

/**
 * Who was told which place: another one is news. Notices are counted, so that what comes back to an earlier day, hour or place
 * is told again.
 */
export async function up(knex: Knex): Promise<void> {
  // The owner of the tables need not be above their policies.
  const tables = ['visit_notice', 'visit_request', 'trip_stop']
  await knex.raw(tables.map((table) => `alter table ${table} no force row level security;`).join('\n'))
  await knex.raw(`
  alter table visit_notice add column at_place text not null default '', add column number smallint;
  alter table visit_notice alter column at_place drop default;
  -- What was told so far is taken to be the place of today.
  update visit_notice n set at_place = s.place
    from visit_request v join trip_stop s on s.id = v.stop_id
    where v.id = n.visit_request_id and v.trip_id = n.trip_id and v.mode = 'village' and n.kind <> 'called_off';
  update visit_notice n set number = o.number
    from (select ctid as row, row_number() over (partition by visit_request_id, trip_id order by recorded_at, kind) as number from visit_notice) o
    where n.ctid = o.row;
  alter table visit_notice drop constraint visit_notice_pkey,
    alter column number set not null,
    add primary key (visit_request_id, trip_id, number),
    drop constraint visit_notice_kind_check,
    add constraint visit_notice_kind_check check (kind in ('planned', 'moved', 'place_changed', 'called_off'));
  comment on column visit_notice.at_place is 'the place of the service point; nothing where officers come to the house';
  `)
  await knex.raw(tables.map((table) => `alter table ${table} force row level security;`).join('\n'))
}

export async function down(): Promise<void> {
  throw new Error('The places of visits are told; restore a backup instead')
}
