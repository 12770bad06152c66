import type { Knex } from 'knex'
import { inSetting, policy, protect, reachedBySettings } from '../policies'

const actingPlace = `
  province_code text not null,
  regency_code text not null,
  district_code text not null,
  check (regency_code like province_code || '%'),
  check (district_code like regency_code || '%')`

/** Who is waited for and with whose consent, how many lack a card, and what happens between the plan and the report of a trip. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  alter table visit_request drop constraint visit_request_source_check;
  alter table visit_request
    add constraint visit_request_source_check
      check (source in ('application', 'citizen', 'village', 'school', 'hospital', 'prison', 'coverage', 'other')),
    -- Since when somebody agreed to the visit; who did stands in the envelope.
    add column consent_at timestamptz,
    -- Requests of one house share it; null stands for a house of its own.
    add column household_id uuid,
    add column kk_index bytea,
    add column phone_index bytea,
    -- The part of base_score that comes from the village's lack of cards, so that a new count can replace it.
    add column coverage_points smallint not null default 0,
    -- Earlier trips that were to serve them and did not.
    add column unserved smallint not null default 0,
    add column reply text check (reply in ('confirmed', 'another_day')),
    add column replied_at timestamptz,
    add column reply_sealed bytea,
    add constraint visit_request_reply check ((reply is null) = (replied_at is null));
  -- Whoever applied or asked for themselves agreed by doing so.
  update visit_request set consent_at = requested_at where source in ('application', 'citizen');
  create index visit_request_household on visit_request (village_code, (coalesce(household_id, id))) where status in ('open', 'planned');
  create index visit_request_phone on visit_request (village_code, phone_index) where phone_index is not null;
  create index visit_request_kk on visit_request (village_code, kk_index) where kk_index is not null;

  -- An answer belongs to one appointment: on another stop it is asked for anew.
  create function forget_visit_reply() returns trigger language plpgsql as $$
    begin
      if new.stop_id is not null and new.stop_id is distinct from old.stop_id then
        new.reply := null; new.replied_at := null; new.reply_sealed := null;
      end if;
      return new;
    end $$;
  create trigger visit_request_reply_forgotten before update on visit_request for each row execute function forget_visit_reply();

  create table ktp_coverage (
    village_code text primary key references region (code),
    ${actingPlace},
    eligible integer not null check (eligible >= 0),
    recorded integer not null check (recorded between 0 and eligible),
    source text not null,
    as_of date not null,
    entered_by uuid not null,
    entered_at timestamptz not null,
    version integer not null default 1,
    check (village_code like district_code || '%')
  );
  create index ktp_coverage_district on ktp_coverage (district_code);

  -- Simplified outlines, as polygons of rings of [longitude, latitude].
  create table region_geometry (
    region_code text primary key references region (code),
    polygons jsonb not null,
    source text not null,
    imported_at timestamptz not null
  );

  alter table trip
    -- Stands in the QR of the travel order and opens the public check of it.
    add column check_code text unique,
    add column started_at timestamptz,
    add column finished_at timestamptz;
  alter table trip_stop
    add column skipped_at timestamptz,
    add column skip_reason text check (skip_reason in ('unreachable', 'day_lost', 'kit_broken', 'no_time')),
    add constraint trip_stop_skipped check ((skipped_at is null) = (skip_reason is null));

  create table trip_cost (
    id uuid primary key,
    trip_id uuid not null,
    province_code text not null,
    kind text not null check (kind in ('fuel', 'boat', 'plane', 'road', 'per_diem', 'lodging', 'other')),
    rupiah bigint not null check (rupiah between 0 and 100000000000),
    note text not null,
    position smallint not null,
    foreign key (trip_id, province_code) references trip (id, province_code)
  );
  create index trip_cost_trip on trip_cost (trip_id, position);

  -- Whom a trip was to serve and did not, and why: what a report still knows when they are on another trip.
  create table trip_unserved (
    trip_id uuid not null references trip (id),
    visit_request_id uuid not null references visit_request (id),
    stop_id uuid,
    reason text not null check (reason in ('not_reached', 'unreachable', 'day_lost', 'kit_broken', 'no_time')),
    recorded_at timestamptz not null,
    primary key (trip_id, visit_request_id)
  );

  -- Who was told of which appointment, once each.
  create table visit_notice (
    visit_request_id uuid not null references visit_request (id),
    trip_id uuid not null references trip (id),
    kind text not null check (kind in ('planned', 'moved', 'called_off')),
    on_date date not null,
    -- HH:MM, or nothing where no hour was told.
    at_time text not null,
    channel text not null,
    status text not null check (status in ('sent', 'no-contact')),
    -- By which an answer on that channel finds its appointment.
    address_index bytea,
    recorded_at timestamptz not null,
    primary key (visit_request_id, trip_id, kind, on_date, at_time)
  );
  create index visit_notice_address on visit_notice (address_index, recorded_at desc) where address_index is not null;
  `)

  const coverageReach = reachedBySettings('VisitRequest', [
    'provinceCode',
    'regencyCode',
    'districtCode',
    'villageCode',
  ])
  const ofSeenTrip = 'exists (select from trip where trip.id = trip_id)'
  const ofSeenRequest = 'exists (select from visit_request where visit_request.id = visit_request_id)'
  const reach: Record<string, string> = {
    ktp_coverage: coverageReach,
    region_geometry: 'true',
    trip_cost: ofSeenTrip,
    visit_notice: ofSeenRequest,
    trip_unserved: ofSeenRequest,
  }
  await knex.raw(
    [
      ...Object.entries(reach).flatMap(([table, condition]) => [
        protect(table),
        policy(
          table,
          'app_officer',
          condition,
          ['ktp_coverage', 'trip_cost', 'trip_unserved'].includes(table) ? 'all' : 'select',
        ),
        policy(table, 'app_worker', 'true'),
      ]),
      'grant select, insert, update on ktp_coverage to app_officer;',
      'grant select, insert, delete on trip_cost to app_officer;',
      'grant select, insert on trip_unserved to app_officer;',
      'grant select on region_geometry, visit_notice to app_officer;',
      'grant select, insert, update, delete on ktp_coverage, region_geometry, trip_cost, visit_notice, trip_unserved to app_worker;',
      policy('visit_request', 'app_definer', 'true', 'select'),
      policy('ktp_coverage', 'app_definer', 'true', 'select'),
      'grant select (id, application_id, village_code, status, trip_id, stop_id, household_id, kk_index, phone_index, requested_at) on visit_request to app_definer;',
      'grant select (village_code, eligible, recorded) on ktp_coverage to app_definer;',
    ].join('\n'),
  )

  await knex.raw(`
  -- The house that a new request belongs to: the same family card, or the same telephone, in the same village.
  create function app_household(village text, kk bytea, phone bytea) returns uuid
    language sql stable security definer set search_path = public as $$
      select coalesce(household_id, id) from visit_request
      where village_code = village and status in ('open', 'planned') and (kk_index = kk or phone_index = phone)
      order by (kk_index = kk) desc nulls last, requested_at, id limit 1 $$;

  -- How many of a village are of age for a card, and how many have one; the public's own wishes are scored by it.
  create function app_ktp_coverage(village text) returns table (eligible integer, recorded integer)
    language sql stable security definer set search_path = public as $$
      select eligible, recorded from ktp_coverage where village_code = village $$;

  -- The appointment of an application that its citizen has open.
  create function app_own_visit(application uuid)
    returns table (request_id uuid, on_date date, arrival_time text, place text, village_name text)
    language sql stable security definer set search_path = public as $$
      select v.id, s.on_date, to_char(s.arrival_time, 'HH24:MI'), s.place, r.name
      from visit_request v join trip_stop s on s.id = v.stop_id join trip t on t.id = v.trip_id join region r on r.code = s.village_code
      where v.application_id = application and v.status = 'planned' and t.status in ('approved', 'under_way') and s.skipped_at is null
        and ${inSetting('v.application_id', 'app.application_ids', 'uuid')} $$;

  -- The appointment of an application, for an officer who sees the application and perhaps not the trip: day and place only.
  create function app_visit_appointment(application uuid) returns table (on_date date, place text)
    language sql stable security definer set search_path = public as $$
      select s.on_date, s.place from visit_request v join trip_stop s on s.id = v.stop_id join trip t on t.id = v.trip_id
      where v.application_id = application and v.status = 'planned' and t.status in ('approved', 'under_way') and s.skipped_at is null $$;

  -- Whether a travel order is genuine: number, days, regencies, and nobody's name.
  create function app_travel_order(code text)
    returns table (number text, starts_on date, ends_on date, status text, regencies text[])
    language sql stable security definer set search_path = public as $$
      select t.travel_order_number, t.starts_on, t.ends_on, t.status,
        array(select r.name from region r where r.code = any(t.regency_codes) order by r.code)
      from trip t where t.check_code = code and t.status <> 'draft' $$;

  create or replace function app_visit_schedule(village text, first_day date)
    returns table (on_date date, arrival_time time, place text, village_code text, village_name text, team text)
    language sql stable security definer set search_path = public as $$
      select s.on_date, s.arrival_time, s.place, s.village_code, r.name,
        case when t.team_id is null or m.regency_code is null then 'province' else 'regency' end
      from trip_stop s join trip t on t.id = s.trip_id left join team m on m.id = t.team_id join region r on r.code = s.village_code
      where s.district_code = left(village, 8) and s.on_date >= first_day and s.approved_at is not null and s.skipped_at is null
        and t.status in ('approved', 'under_way')
      order by s.on_date, (s.village_code <> village), s.arrival_time nulls last limit 50 $$;

  grant create on schema public to app_definer;
  alter function app_household(text, bytea, bytea) owner to app_definer;
  alter function app_ktp_coverage(text) owner to app_definer;
  alter function app_own_visit(uuid) owner to app_definer;
  alter function app_visit_appointment(uuid) owner to app_definer;
  alter function app_travel_order(text) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_household(text, bytea, bytea), app_ktp_coverage(text), app_own_visit(uuid), app_visit_appointment(uuid), app_travel_order(text) from public;
  grant execute on function app_household(text, bytea, bytea), app_ktp_coverage(text) to app_public, app_citizen, app_officer, app_worker;
  grant execute on function app_own_visit(uuid) to app_citizen;
  grant execute on function app_visit_appointment(uuid) to app_officer, app_worker;
  grant execute on function app_travel_order(text) to app_public, app_citizen, app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Demand and journeys are not taken down; restore a backup instead')
}
