import type { Knex } from 'knex'
import { inSetting, policy, protect, reachedBySettings } from '../policies'

const reach = reachedBySettings('Complaint', [
  'provinceCode',
  'regencyCode',
  'districtCode',
  'ordinaryRegencyCode',
  'ordinaryDistrictCode',
])
const inTable = (condition: string) => condition.replaceAll(/\b(\w+_code) = any/g, 'c.$1 = any')
/** Numbers go by what a caller reads of reports. */
const counted = inTable(reachedBySettings('Report', ['provinceCode', 'regencyCode', 'districtCode']))

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  create table complaint (
    id uuid primary key,
    number text not null unique,
    pin_hash bytea not null,
    application_id uuid,
    conversation_id uuid references conversation (id),
    province_code text not null,
    regency_code text not null,
    district_code text not null,
    village_code text not null,
    created_by uuid,
    kind text not null check (kind in ('delay', 'fee', 'conduct', 'data', 'facility', 'other')),
    -- Empty where it may be about the officers themselves: they reach a complaint by these.
    ordinary_regency_code text generated always as (case when kind not in ('fee', 'conduct') then regency_code end) stored,
    ordinary_district_code text generated always as (case when kind not in ('fee', 'conduct') then district_code end) stored,
    status text not null default 'received' check (status in ('received', 'forwarded', 'answered', 'closed')),
    channel text not null check (channel in ('web', 'whatsapp', 'sms', 'email', 'phone', 'counter', 'village', 'field')),
    language text not null check (language in ('id', 'en')),
    assignee_id uuid,
    assignee_role text,
    data_key bytea,
    sealed bytea,
    received_at timestamptz not null,
    forward_due_at timestamptz not null,
    answer_due_at timestamptz not null,
    -- What must be done next by; empty while nothing is awaited of the office.
    due_at timestamptz,
    status_since timestamptz not null,
    forwarded_at timestamptz,
    answered_at timestamptz,
    closes_at timestamptz,
    closed_at timestamptz,
    closed_by text check (closed_by in ('citizen', 'officer', 'clock')),
    version integer not null default 1,
    check (regency_code like province_code || '%'),
    check (district_code like regency_code || '%'),
    check (village_code like district_code || '%'),
    check ((status = 'closed') = (closed_at is not null)),
    foreign key (application_id, province_code, regency_code, district_code, village_code)
      references application (id, province_code, regency_code, district_code, village_code) on update cascade
  );
  create index complaint_list on complaint (regency_code, received_at desc, id desc);
  create index complaint_province on complaint (province_code, received_at desc, id desc);
  create index complaint_application on complaint (application_id) where application_id is not null;
  create index complaint_due on complaint (due_at) where due_at is not null;
  create index complaint_answered on complaint (closes_at) where status = 'answered';

  create table complaint_entry (
    id uuid primary key,
    complaint_id uuid not null references complaint (id),
    kind text not null check (kind in ('reply', 'answer', 'forwarding', 'closing')),
    author_kind text not null check (author_kind in ('citizen', 'officer', 'system')),
    author_id uuid,
    assignee_id uuid,
    assignee_role text,
    sealed bytea,
    at timestamptz not null
  );
  create index complaint_entry_of on complaint_entry (complaint_id, at, id);
  create trigger complaint_entry_append_only before update or delete on complaint_entry for each row execute function refuse_change();

  -- Whether the citizen was told of an entry; each once.
  create table complaint_notice (
    entry_id uuid primary key references complaint_entry (id),
    complaint_id uuid not null references complaint (id),
    channel text not null,
    status text not null check (status in ('sent', 'no-contact')),
    recorded_at timestamptz not null
  );
  -- Who was told that a complaint is late; each level once for a deadline.
  create table complaint_escalation (
    complaint_id uuid not null references complaint (id),
    level text not null check (level in ('warning', 'supervisor', 'regencyAdmin', 'provinceAdmin')),
    due_at timestamptz not null,
    told_at timestamptz not null,
    primary key (complaint_id, level, due_at)
  );

  -- A transferred application takes its complaints along; whoever held them elsewhere holds them no more.
  create function release_moved_complaint() returns trigger language plpgsql as $$
    begin
      if new.regency_code is distinct from old.regency_code then
        new.assignee_id := null; new.assignee_role := null;
      end if;
      return new;
    end $$;
  create trigger complaint_moved before update on complaint for each row execute function release_moved_complaint();
  `)

  const ofSeenComplaint = 'exists (select from complaint c where c.id = complaint_id)'
  const ofCitizen = inSetting('id', 'app.complaint_ids', 'uuid')
  await knex.raw(
    [
      protect('complaint'),
      policy('complaint', 'app_officer', reach, 'select'),
      policy('complaint', 'app_officer', reach, 'update'),
      // An officer takes down at the counter what they may not read again.
      policy(
        'complaint',
        'app_officer',
        `${reach} or ${inSetting('regency_code', 'app.office_regencies')} and assignee_id is null and status = 'received'`,
        'insert',
      ),
      // Opened by its own number and PIN; what may be about a helper who knows the application's PIN, by these only.
      policy(
        'complaint',
        'app_citizen',
        `${ofCitizen} or ${inSetting('application_id', 'app.application_ids', 'uuid')} and ordinary_regency_code is not null`,
      ),
      policy('complaint', 'app_worker', 'true'),
      policy('complaint', 'app_definer', 'true', 'select'),
      'grant select, insert, update on complaint to app_officer, app_citizen, app_worker; grant select on complaint to app_definer;',
      protect('complaint_entry'),
      policy('complaint_entry', 'app_officer', ofSeenComplaint),
      policy('complaint_entry', 'app_citizen', ofSeenComplaint),
      policy('complaint_entry', 'app_worker', 'true'),
      'grant select, insert on complaint_entry to app_officer, app_citizen, app_worker;',
      protect('complaint_notice'),
      policy('complaint_notice', 'app_officer', ofSeenComplaint, 'select'),
      policy('complaint_notice', 'app_worker', 'true'),
      'grant select on complaint_notice to app_officer; grant select, insert on complaint_notice to app_worker;',
      protect('complaint_escalation'),
      policy('complaint_escalation', 'app_officer', ofSeenComplaint, 'select'),
      policy('complaint_escalation', 'app_worker', 'true'),
      'grant select on complaint_escalation to app_officer; grant select, insert on complaint_escalation to app_worker;',
    ].join('\n'),
  )

  await knex.raw(`
  -- Whom a complaint may be given to: those who may read it. Only for a complaint that the caller's own settings reach.
  create function app_complaint_handlers(asked uuid) returns table (id uuid, name text, role text)
    language sql stable security definer set search_path = public as $$
      select distinct on (u.name, u.id) u.id, u.name, r.role
      from complaint c join user_role r on r.region_code in (c.regency_code, c.district_code) join app_user u on u.id = r.user_id
      where c.id = asked and (${inTable(reach)}) and u.status = 'active'
        and (r.role in ('supervisor', 'regency_admin') or r.role = 'intake_officer' and c.ordinary_regency_code is not null)
      order by u.name, u.id, r.role $$;
  -- How many complaints came in during the months, by regency: answered (or settled by the citizen) in time, and late.
  create function app_complaint_counts(region text, first_month date, last_month date, at timestamptz)
    returns table (regency_code text, received integer, in_time integer, late integer)
    language sql stable security definer set search_path = public as $$
      select c.regency_code, count(*)::int,
        (count(*) filter (where coalesce(c.answered_at, c.closed_at) <= c.answer_due_at))::int,
        (count(*) filter (where coalesce(c.answered_at, c.closed_at, at) > c.answer_due_at))::int
      from complaint c
      where c.received_at >= first_month::timestamp at time zone 'Asia/Makassar'
        and c.received_at < (last_month + interval '1 month') at time zone 'Asia/Makassar'
        and case length(region) when 2 then c.province_code when 5 then c.regency_code else c.district_code end = region
        and (${counted})
      group by 1 $$;
  grant create on schema public to app_definer;
  alter function app_complaint_handlers(uuid) owner to app_definer;
  alter function app_complaint_counts(text, date, date, timestamptz) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_complaint_handlers(uuid), app_complaint_counts(text, date, date, timestamptz) from public;
  grant execute on function app_complaint_handlers(uuid), app_complaint_counts(text, date, date, timestamptz) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Complaints are not taken down; restore a backup instead')
}
