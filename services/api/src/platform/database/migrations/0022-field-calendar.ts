import type { Knex } from 'knex'
import { inSetting, policy, protect, reachedBySettings } from '../policies'

/** What teams can do, when they and the kits are away, what kits use up; addresses for subscribing to calendars. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  alter table team
    add column skills text[] not null default '{}'
      check (skills <@ array['enrolment', 'card_printing', 'local_language', 'boat', 'driving', 'medical']),
    add column longest_days smallint check (longest_days between 1 and 61);
  alter table kit
    add column blanks integer not null default 0 check (blanks >= 0),
    add column blanks_low integer not null default 0 check (blanks_low >= 0),
    add column ribbons integer not null default 0 check (ribbons >= 0),
    add column ribbons_low integer not null default 0 check (ribbons_low >= 0);
  create table team_leave (
    id uuid primary key,
    team_id uuid not null references team (id),
    -- Null: the whole team.
    user_id uuid references app_user (id),
    province_code text not null,
    regency_code text,
    from_on date not null,
    until_on date not null,
    kind text not null check (kind in ('annual', 'training', 'duty', 'private')),
    note text not null default '',
    created_by uuid not null,
    version integer not null default 1,
    check (until_on >= from_on and until_on - from_on <= 366),
    -- Why somebody is away for reasons of their own is nobody's to keep.
    check (kind <> 'private' or note = '')
  );
  create index team_leave_team on team_leave (team_id, until_on);
  create index team_leave_user on team_leave (user_id, until_on) where user_id is not null;
  create table kit_maintenance (
    id uuid primary key,
    kit_id uuid not null references kit (id),
    province_code text not null,
    regency_code text,
    from_on date not null,
    until_on date not null,
    note text not null default '',
    created_by uuid not null,
    version integer not null default 1,
    check (until_on >= from_on and until_on - from_on <= 366)
  );
  create index kit_maintenance_kit on kit_maintenance (kit_id, until_on);
  -- The address itself is stored nowhere, only its hash.
  create table calendar_feed (
    id uuid primary key,
    user_id uuid not null references app_user (id),
    token_hash bytea not null unique,
    kind text not null check (kind in ('mine', 'team', 'kit', 'regency')),
    subject text,
    name text not null,
    created_at timestamptz not null,
    last_read_at timestamptz,
    check ((kind = 'mine') = (subject is null))
  );
  create index calendar_feed_user on calendar_feed (user_id);
  `)
  const reach = reachedBySettings('Team', ['provinceCode', 'regencyCode'])
  await knex.raw(
    [
      ...['team_leave', 'kit_maintenance'].flatMap((table) => [
        protect(table),
        policy(table, 'app_officer', reach),
        policy(table, 'app_worker', 'true'),
        `grant select, insert, update, delete on ${table} to app_officer, app_worker;`,
      ]),
      protect('calendar_feed'),
      policy('calendar_feed', 'app_gate', 'true'),
      'grant select, insert, update, delete on calendar_feed to app_gate;',
      policy('kit', 'app_definer', 'true', 'select'),
      'grant select on kit to app_definer;',
    ].join('\n'),
  )
  const officeReached = (alias: string) =>
    `${inSetting(`${alias}.province_code`, 'app.team_provinces')} or ${inSetting(`${alias}.regency_code`, 'app.team_regencies')}`
  await knex.raw(`
  -- What the teams and kits that a caller keeps are booked for, also where the trip itself is not the caller's to see; and the
  -- trips the caller sees. Names, days and places, nobody's person.
  create function app_field_bookings(first_day date, last_day date)
    returns table (id uuid, name text, team_id uuid, kit_id uuid, starts_on date, ends_on date, status text, regency_codes text[],
      stops jsonb)
    language sql stable security definer set search_path = public as $$
      select t.id, t.name, t.team_id, t.kit_id, t.starts_on, t.ends_on, t.status, t.regency_codes,
        coalesce((select jsonb_agg(jsonb_build_object('date', s.on_date, 'village', r.name) order by s.position)
          from trip_stop s join region r on r.code = s.village_code where s.trip_id = t.id), '[]')
      from trip t left join team m on m.id = t.team_id left join kit k on k.id = t.kit_id
      where t.status <> 'cancelled' and t.starts_on <= last_day and t.ends_on >= first_day
        and (${officeReached('m')} or ${officeReached('k')}
          or ${inSetting('t.province_code', 'app.trip_provinces')}
          or ${inSetting('t.id', 'app.trip_ids', 'uuid')}
          or t.regency_codes && (select string_to_array(current_setting('app.trip_regencies', true), ','))::text[])
      order by t.starts_on, t.id $$;
  grant create on schema public to app_definer;
  alter function app_field_bookings(date, date) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_field_bookings(date, date) from public;
  grant execute on function app_field_bookings(date, date) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('The calendar of teams and kits is not taken down; restore a backup instead')
}
