import type { Knex } from 'knex'
import { inSetting, policy, protect, reachedBySettings } from '../policies'

const functions = [
  'app_queue_number(text, date, smallint, integer)',
  'app_queue_loads(text, date, date)',
  'app_queue_day(text, date)',
]
const ofApplication = reachedBySettings(
  'Application',
  ['provinceCode', 'regencyCode', 'districtCode', 'villageCode', 'createdBy'],
  { id: 'application_id' },
)

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- The last number of an office's day; its row is the lock that parallel takers wait for.
  create table queue_counter (
    regency_code text not null,
    on_date date not null,
    last_number integer not null,
    primary key (regency_code, on_date)
  );
  -- A number for the counter of a regency's office. It stays with the office that gave it, also where the file moves on.
  create table queue_ticket (
    id uuid primary key,
    province_code text not null,
    regency_code text not null,
    check (regency_code like province_code || '.%'),
    application_id uuid references application (id),
    on_date date not null,
    hour smallint not null check (hour between 0 and 23),
    number integer not null check (number > 0),
    kind text not null check (kind in ('presence', 'pickup', 'other')),
    status text not null default 'waiting' check (status in ('waiting', 'called', 'served', 'absent', 'cancelled')),
    taken_by text not null check (taken_by in ('citizen', 'officer')),
    taken_at timestamptz not null,
    counter smallint check (counter between 1 and 99),
    calls smallint not null default 0,
    called_at timestamptz,
    called_by uuid,
    ended_at timestamptz,
    version integer not null default 1,
    unique (regency_code, on_date, number),
    check ((status = 'called') <= (called_at is not null and counter is not null)),
    check ((status in ('served', 'absent', 'cancelled')) = (ended_at is not null))
  );
  create unique index queue_ticket_open on queue_ticket (application_id) where status in ('waiting', 'called') and application_id is not null;
  create index queue_ticket_of on queue_ticket (application_id, taken_at desc) where application_id is not null;
  ${protect('queue_counter')}
  ${policy('queue_counter', 'app_definer', 'true')}
  grant select, insert, update on queue_counter to app_definer;
  ${protect('queue_ticket')}
  ${policy('queue_ticket', 'app_officer', reachedBySettings('QueueTicket', ['regencyCode']))}
  ${policy('queue_ticket', 'app_citizen', inSetting('application_id', 'app.application_ids', 'uuid'))}
  ${policy('queue_ticket', 'app_worker', 'true')}
  ${policy('queue_ticket', 'app_definer', 'true', 'select')}
  grant select, insert, update on queue_ticket to app_officer, app_citizen;
  grant select on queue_ticket to app_worker;
  grant select on queue_ticket to app_definer;

  -- The next number of the day where the hour has room, else null. Whoever else asks waits until this transaction ends.
  create function app_queue_number(office text, day date, at_hour smallint, capacity integer) returns integer
    language plpgsql security definer set search_path = public as $$
    declare given integer;
    begin
      insert into queue_counter as c (regency_code, on_date, last_number) values (office, day, 1)
        on conflict (regency_code, on_date) do update set last_number = c.last_number + 1 returning c.last_number into given;
      if (select count(*) from queue_ticket t
          where t.regency_code = office and t.on_date = day and t.hour = at_hour and t.status <> 'cancelled') >= capacity then
        update queue_counter c set last_number = c.last_number - 1 where c.regency_code = office and c.on_date = day;
        return null;
      end if;
      return given;
    end $$;
  -- How many numbers are taken by hour. Counts only.
  create function app_queue_loads(office text, first_day date, last_day date)
    returns table (on_date date, hour smallint, taken integer)
    language sql stable security definer set search_path = public as $$
      select t.on_date, t.hour, count(*)::int from queue_ticket t
      where t.regency_code = office and t.on_date between first_day and last_day and t.status <> 'cancelled' group by 1, 2 $$;
  -- What hangs on the wall of the waiting room: numbers, never whose.
  create function app_queue_day(office text, day date)
    returns table (number integer, kind text, hour smallint, status text, counter smallint, calls smallint, called_at timestamptz)
    language sql stable security definer set search_path = public as $$
      select t.number, t.kind, t.hour, t.status, t.counter, t.calls, t.called_at from queue_ticket t
      where t.regency_code = office and t.on_date = day order by t.number $$;
  grant create on schema public to app_definer;
  ${functions.map((name) => `alter function ${name} owner to app_definer;`).join('\n  ')}
  revoke create on schema public from app_definer;
  revoke execute on function ${functions.join(', ')} from public;
  grant execute on function app_queue_number(text, date, smallint, integer) to app_officer, app_citizen;
  grant execute on function app_queue_loads(text, date, date) to app_officer, app_citizen, app_public;
  grant execute on function app_queue_day(text, date) to app_officer, app_citizen, app_public;

  -- By what authority somebody acts for the applicant, and whether the office accepted the authority (form F-1.07, or a thumbprint before two witnesses).
  create table delegate (
    application_id uuid primary key,
    province_code text not null,
    regency_code text not null,
    district_code text not null,
    village_code text not null,
    created_by uuid,
    authority text not null check (authority in ('F-1.07', 'thumbprint')),
    status text not null default 'pending' check (status in ('pending', 'accepted', 'refused')),
    recorded_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    -- Why it was refused. Who it is stands in the application's envelope.
    sealed bytea,
    version integer not null default 1,
    check ((status = 'pending') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
    foreign key (application_id, province_code, regency_code, district_code, village_code)
      references application (id, province_code, regency_code, district_code, village_code) on update cascade
  );
  ${protect('delegate')}
  ${policy('delegate', 'app_officer', ofApplication)}
  ${policy('delegate', 'app_citizen', inSetting('application_id', 'app.application_ids', 'uuid'))}
  ${policy('delegate', 'app_worker', 'true')}
  grant select, insert, update on delegate to app_officer, app_citizen, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Queue numbers and delegates are not taken down; restore a backup instead')
}
