import type { Knex } from 'knex'
import { inSetting, policy, protect, reachedBySettings } from '../policies'

const actingPlace = `
  province_code text not null,
  regency_code text not null,
  district_code text not null,
  village_code text not null,
  check (regency_code like province_code || '%'),
  check (district_code like regency_code || '%'),
  check (village_code like district_code || '%')`

/** A team or a kit: of a province, or of one of its regencies. */
const office = `
  province_code text not null,
  regency_code text check (regency_code like province_code || '.%')`

/** No two trips at once: cancelled ones free what they held. */
const noDoubleBooking = (thing: 'team' | 'kit') => `
  constraint trip_${thing}_booked exclude using gist (${thing}_id with =, daterange(starts_on, ends_on, '[]') with &&)
    where (${thing}_id is not null and status <> 'cancelled')`

export async function up(knex: Knex): Promise<void> {
  await knex.raw('create extension if not exists btree_gist')
  await knex.raw(`
  create table team (
    id uuid primary key,
    ${office},
    name text not null,
    member_ids uuid[] not null default '{}',
    is_active boolean not null default true,
    version integer not null default 1
  );
  create table kit (
    id uuid primary key,
    ${office},
    serial text not null,
    name text not null,
    state text not null default 'ready' check (state in ('ready', 'repair', 'retired')),
    version integer not null default 1,
    unique (province_code, serial)
  );
  create table trip (
    id uuid primary key,
    province_code text not null,
    regency_codes text[] not null default '{}',
    name text not null,
    team_id uuid references team (id),
    team_name text,
    kit_id uuid references kit (id),
    kit_serial text,
    starts_on date not null,
    ends_on date not null,
    status text not null default 'draft' check (status in ('draft', 'approved', 'under_way', 'done', 'cancelled')),
    travel_order_number text,
    created_by uuid not null,
    created_at timestamptz not null,
    version integer not null default 1,
    unique (id, province_code),
    check (ends_on >= starts_on and ends_on - starts_on <= 60),
    ${noDoubleBooking('team')},
    ${noDoubleBooking('kit')}
  );
  create index trip_province on trip (province_code, starts_on desc);
  create table trip_member (
    id uuid primary key,
    trip_id uuid not null,
    province_code text not null,
    user_id uuid references app_user (id),
    name text not null,
    role text not null,
    position smallint not null,
    foreign key (trip_id, province_code) references trip (id, province_code),
    unique (trip_id, user_id)
  );
  create index trip_member_user on trip_member (user_id) where user_id is not null;
  create table trip_stop (
    id uuid primary key,
    trip_id uuid not null,
    ${actingPlace},
    position smallint not null,
    on_date date not null,
    arrival_time time,
    place text not null,
    approved_by uuid,
    approved_at timestamptz,
    foreign key (trip_id, province_code) references trip (id, province_code),
    unique (id, trip_id)
  );
  create index trip_stop_trip on trip_stop (trip_id, position);
  create index trip_stop_district on trip_stop (district_code, on_date);

  create table visit_request (
    id uuid primary key,
    application_id uuid,
    ${actingPlace},
    created_by uuid,
    source text not null check (source in ('application', 'citizen', 'village', 'school', 'other')),
    purpose text not null check (purpose in ('enrolment', 'assistance', 'handover')),
    mode text not null check (mode in ('village', 'home')),
    status text not null default 'open' check (status in ('open', 'planned', 'visited', 'cancelled')),
    people_count smallint not null default 1 check (people_count between 1 and 500),
    -- Points of the priority formula that do not grow with waiting.
    base_score smallint not null,
    absences smallint not null default 0,
    trip_id uuid,
    stop_id uuid,
    data_key bytea,
    sealed bytea,
    requested_at timestamptz not null,
    version integer not null default 1,
    foreign key (application_id, province_code, regency_code, district_code, village_code)
      references application (id, province_code, regency_code, district_code, village_code) on update cascade,
    foreign key (stop_id, trip_id) references trip_stop (id, trip_id) on delete set null,
    check ((application_id is not null) = (source = 'application')),
    check (status <> 'planned' or stop_id is not null)
  );
  create unique index visit_request_live on visit_request (application_id) where application_id is not null and status in ('open', 'planned');
  create index visit_request_application on visit_request (application_id) where application_id is not null;
  create index visit_request_open on visit_request (regency_code, base_score desc, requested_at) where status in ('open', 'planned');
  create index visit_request_trip on visit_request (trip_id) where trip_id is not null;

  create table visit (
    id uuid primary key,
    visit_request_id uuid not null references visit_request (id),
    trip_id uuid,
    stop_id uuid,
    ${actingPlace},
    outcome text not null check (outcome in ('done', 'absent', 'refused', 'rescheduled')),
    central_status text,
    kit_id uuid references kit (id),
    kit_serial text,
    done_at timestamptz not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    sealed bytea,
    foreign key (stop_id, trip_id) references trip_stop (id, trip_id) on delete set null
  );
  create index visit_request_visits on visit (visit_request_id, done_at);
  create index visit_trip on visit (trip_id) where trip_id is not null;

  -- A transferred application takes its wish for a visit along; a place on a trip elsewhere is given back.
  create function reopen_moved_visit_request() returns trigger language plpgsql as $$
    begin
      if new.village_code is distinct from old.village_code and new.status = 'planned' then
        new.status := 'open'; new.trip_id := null; new.stop_id := null;
      end if;
      return new;
    end $$;
  create trigger visit_request_moved before update on visit_request for each row execute function reopen_moved_visit_request();

  -- Who is on a trip, and whom a trip meets, decide what its members may see.
  create trigger trip_member_bumps after insert or update or delete on trip_member for each row execute function bump_auth_version();
  create function bump_trip_members() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if tg_table_name = 'trip' then
        if new.status is distinct from old.status or new.ends_on is distinct from old.ends_on then
          update app_user set auth_version = auth_version + 1 where id in (select user_id from trip_member where trip_id = new.id);
        end if;
      elsif new.application_id is not null and new.trip_id is distinct from (case when tg_op = 'UPDATE' then old.trip_id end) then
        update app_user set auth_version = auth_version + 1
        where id in (select user_id from trip_member where trip_id in (new.trip_id, case when tg_op = 'UPDATE' then old.trip_id end));
      end if;
      return null;
    end $$;
  create trigger trip_bumps after update on trip for each row execute function bump_trip_members();
  create trigger visit_request_bumps after insert or update on visit_request for each row execute function bump_trip_members();
  `)

  const tripReach = reachedBySettings('Trip', ['provinceCode'], { id: 'id', regencyCodes: 'regency_codes' })
  const teamReach = reachedBySettings('Team', ['provinceCode', 'regencyCode'])
  const requestReach = reachedBySettings('VisitRequest', [
    'provinceCode',
    'regencyCode',
    'districtCode',
    'villageCode',
    'createdBy',
    'tripId',
  ])
  const ofSeenTrip = 'exists (select from trip where trip.id = trip_id)'
  const ofSeenRequest = 'exists (select from visit_request where visit_request.id = visit_request_id)'
  const reach: Record<string, string> = {
    team: teamReach,
    kit: teamReach,
    trip: tripReach,
    trip_member: ofSeenTrip,
    trip_stop: ofSeenTrip,
    visit_request: requestReach,
    visit: ofSeenRequest,
  }
  await knex.raw(
    [
      ...Object.entries(reach).flatMap(([table, condition]) => [
        protect(table),
        policy(table, 'app_officer', condition),
        policy(table, 'app_worker', 'true'),
        `grant select, insert, update on ${table} to app_officer, app_worker;`,
      ]),
      'grant delete on trip_member, trip_stop to app_officer;',
      policy('visit_request', 'app_citizen', inSetting('application_id', 'app.application_ids', 'uuid')),
      'grant select, insert, update on visit_request to app_citizen;',
      // The public leaves a wish and sees none.
      `create policy visit_request_app_public_insert on visit_request for insert to app_public
         with check (source = 'citizen' and application_id is null and created_by is null and status = 'open' and trip_id is null and absences = 0);`,
      'grant insert on visit_request to app_public;',
      ...['trip', 'trip_member', 'visit_request'].map((table) => policy(table, 'app_gate', 'true', 'select')),
      'grant select (id, status, ends_on) on trip to app_gate; grant select (trip_id, user_id) on trip_member to app_gate; grant select (trip_id, application_id) on visit_request to app_gate;',
      ...['trip', 'trip_stop', 'trip_member', 'team'].map((table) => policy(table, 'app_definer', 'true', 'select')),
      'grant select on trip, trip_stop, trip_member, team to app_definer;',
    ].join('\n'),
  )

  await knex.raw(`
  -- When a team comes: to a village and its district, for everybody. Dates and places only.
  create function app_visit_schedule(village text, first_day date)
    returns table (on_date date, arrival_time time, place text, village_code text, village_name text, team text)
    language sql stable security definer set search_path = public as $$
      select s.on_date, s.arrival_time, s.place, s.village_code, r.name,
        case when t.team_id is null or m.regency_code is null then 'province' else 'regency' end
      from trip_stop s join trip t on t.id = s.trip_id left join team m on m.id = t.team_id join region r on r.code = s.village_code
      where s.district_code = left(village, 8) and s.on_date >= first_day and s.approved_at is not null and t.status in ('approved', 'under_way')
      order by s.on_date, (s.village_code <> village), s.arrival_time nulls last limit 50 $$;

  -- The officers of a region who may go on a trip, for who plans or forms teams there.
  create function app_field_staff(region text) returns table (id uuid, name text, region_code text)
    language sql stable security definer set search_path = public as $$
      select distinct on (u.name, u.id) u.id, u.name, r.region_code from user_role r join app_user u on u.id = r.user_id
      where r.role in ('field_officer', 'intake_officer', 'supervisor') and u.status = 'active'
        and (r.region_code = region or r.region_code like region || '.%')
        and (${inSetting('left(region, 2)', 'app.team_provinces')} or ${inSetting('left(region, 5)', 'app.team_regencies')})
      order by u.name, u.id $$;
  grant create on schema public to app_definer;
  alter function bump_trip_members() owner to app_definer;
  alter function app_visit_schedule(text, date) owner to app_definer;
  alter function app_field_staff(text) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_visit_schedule(text, date), app_field_staff(text) from public;
  grant execute on function app_visit_schedule(text, date) to app_public, app_citizen, app_officer, app_worker;
  grant execute on function app_field_staff(text) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Field work is not taken down; restore a backup instead')
}
