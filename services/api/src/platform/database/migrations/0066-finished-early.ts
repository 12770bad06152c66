import type { Knex } from 'knex'
import { inSetting } from '../policies'

const noDoubleBooking = (thing: 'team' | 'kit') => `
  alter table trip drop constraint trip_${thing}_booked,
    add constraint trip_${thing}_booked
      exclude using gist (${thing}_id with =, daterange(starts_on, trip_last_day(starts_on, ends_on, finished_at), '[]') with &&)
      where (${thing}_id is not null and status <> 'cancelled');`

/** A trip that is over before its last day has its team, its kit and its people no longer. */
export async function up(knex: Knex): Promise<void> {
  const officeReached = (alias: string) =>
    `${inSetting(`${alias}.province_code`, 'app.team_provinces')} or ${inSetting(`${alias}.regency_code`, 'app.team_regencies')}`
  await knex.raw(`
    -- The last day on which a trip is away, in the zone of the province: as planned, or when it was finished before.
    create function trip_last_day(starts_on date, ends_on date, finished_at timestamptz) returns date
      language sql immutable parallel safe as $$
        select greatest(starts_on, least(ends_on, (finished_at at time zone 'Asia/Makassar')::date)) $$;
    ${noDoubleBooking('team')}
    ${noDoubleBooking('kit')}
  create or replace function app_field_bookings(first_day date, last_day date)
    returns table (id uuid, name text, team_id uuid, kit_id uuid, starts_on date, ends_on date, status text, regency_codes text[],
      stops jsonb)
    language sql stable security definer set search_path = public as $$
      select t.id, t.name, t.team_id, t.kit_id, t.starts_on, trip_last_day(t.starts_on, t.ends_on, t.finished_at), t.status, t.regency_codes,
        coalesce((select jsonb_agg(jsonb_build_object('date', s.on_date, 'village', r.name) order by s.position)
          from trip_stop s join region r on r.code = s.village_code where s.trip_id = t.id), '[]')
      from trip t left join team m on m.id = t.team_id left join kit k on k.id = t.kit_id
      where t.status <> 'cancelled' and t.starts_on <= last_day and trip_last_day(t.starts_on, t.ends_on, t.finished_at) >= first_day
        and (${officeReached('m')} or ${officeReached('k')}
          or ${inSetting('t.province_code', 'app.trip_provinces')}
          or ${inSetting('t.id', 'app.trip_ids', 'uuid')}
          or t.regency_codes && (select string_to_array(current_setting('app.trip_regencies', true), ','))::text[])
      order by t.starts_on, t.id $$;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Teams and kits of trips that were finished early may be booked again; restore a backup instead')
}
