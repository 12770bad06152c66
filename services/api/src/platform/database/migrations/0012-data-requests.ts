import type { Knex } from 'knex'
import { inSetting, policy, protect, reachedBySettings } from '../policies'

/** The verified contact of a citizen's transaction; null where there is none, which equals nothing. */
const contact = `(select decode(nullif(current_setting('app.contact_index', true), ''), 'hex'))`

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  alter table application add constraint application_regency unique (id, province_code, regency_code);
  -- What a citizen asks about the data held of them, for the one office that holds it. The row outlives what it erased.
  create table data_request (
    id uuid primary key,
    province_code text not null,
    regency_code text not null,
    check (regency_code like province_code || '.%'),
    kind text not null check (kind in ('see', 'correct', 'erase')),
    subject text not null check (subject in ('application', 'account')),
    application_id uuid,
    contact_index bytea,
    status text not null default 'received' check (status in ('received', 'answered', 'refused')),
    received_at timestamptz not null,
    due_at timestamptz not null,
    handled_at timestamptz,
    -- Null where the system answered by itself.
    handled_by uuid references app_user (id),
    -- Kinds, counts and grounds; never a value.
    outcome jsonb,
    data_key bytea,
    envelope bytea,
    warned_at timestamptz,
    escalated_at timestamptz,
    version integer not null default 1,
    check ((subject = 'application') = (application_id is not null)),
    check ((status = 'received') = (handled_at is null)),
    -- A transferred application takes its requests along.
    foreign key (application_id, province_code, regency_code) references application (id, province_code, regency_code) on update cascade
  );
  create unique index data_request_open_of_application on data_request (application_id, kind) where status = 'received' and application_id is not null;
  create unique index data_request_open_of_contact on data_request (contact_index, kind, regency_code) where status = 'received' and contact_index is not null;
  create index data_request_application on data_request (application_id, received_at desc) where application_id is not null;
  create index data_request_contact on data_request (contact_index, received_at desc) where contact_index is not null;
  create index data_request_due on data_request (due_at, id) where status = 'received';
  create index data_request_handled on data_request (regency_code, handled_at desc, id desc) where status <> 'received';

  ${protect('data_request')}
  ${policy('data_request', 'app_officer', reachedBySettings('DataRequest', ['provinceCode', 'regencyCode']))}
  ${policy(
    'data_request',
    'app_citizen',
    `${inSetting('application_id', 'app.application_ids', 'uuid')} or contact_index = ${contact}`,
  )}
  ${policy('data_request', 'app_worker', 'true')}
  grant select, update on data_request to app_officer;
  grant select, insert on data_request to app_citizen;
  grant select, insert, update on data_request to app_worker;

  -- Who proved a contact reads what was said with it, and nothing else of these tables.
  ${policy('conversation', 'app_citizen', `address_index = ${contact}`, 'select')}
  ${policy('conversation_message', 'app_citizen', 'exists (select from conversation c where c.id = conversation_id)', 'select')}
  ${policy('application_draft', 'app_citizen', 'exists (select from conversation c where c.id = conversation_id)', 'select')}
  grant select on conversation, conversation_message, application_draft to app_citizen;

  -- Who handled the data of an opened application (UU 27/2022 Art. 32): kinds of people and instants, of one's own only.
  create function app_own_trail(opened uuid) returns table (at timestamptz, by text, action text)
    language sql stable security definer set search_path = public as $$
      select e.at, e.actor_kind, e.action from audit_entry e
      where e.subject_ids @> array[opened::text] and e.action <> 'applications-listed'
        and ${inSetting('opened', 'app.application_ids', 'uuid')}
      order by e.at desc limit 200 $$;
  ${policy('audit_entry', 'app_definer', 'true', 'select')}
  grant select on audit_entry to app_definer;
  grant create on schema public to app_definer;
  alter function app_own_trail(uuid) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_own_trail(uuid) from public;
  grant execute on function app_own_trail(uuid) to app_citizen;

  -- What was erased stays as an empty row that tells for which request it went: when, why and by whom.
  alter table conversation alter column address_index drop not null, add column erased_for uuid references data_request (id);
  alter table application_draft add column erased_at timestamptz, add column erased_for uuid references data_request (id);
  alter table personal_record add column erased_for uuid references data_request (id);
  alter table attachment alter column blob drop not null, add column erased_at timestamptz, add column erased_for uuid references data_request (id);
  grant delete on name_word to app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Data requests are not taken down; restore a backup instead')
}
