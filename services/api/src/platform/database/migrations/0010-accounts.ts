import type { Knex } from 'knex'
import { policy, protect } from '../policies'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- A code sent to a contact that says it is somebody's. Only its hash is kept; the digits follow from the id and a key.
  create table account_code (
    id uuid primary key,
    channel text not null check (channel in ('whatsapp', 'sms', 'email')),
    contact_index bytea not null,
    code_hash bytea not null,
    -- The contact and its language, for whoever carries the code.
    sealed bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    sent_at timestamptz,
    answered_at timestamptz
  );
  create index account_code_of on account_code (contact_index, code_hash);
  create table account_session (
    id_hash bytea primary key,
    channel text not null,
    contact_index bytea not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
  );
  create index personal_record_email on personal_record (email_index) where email_index is not null;

  ${protect('account_code')}
  ${policy('account_code', 'app_gate', 'true')}
  ${policy('account_code', 'app_worker', 'true')}
  ${protect('account_session')}
  ${policy('account_session', 'app_gate', 'true')}
  ${policy('account_session', 'app_worker', 'true')}
  grant select, insert, update on account_code to app_gate;
  grant select, update, delete on account_code to app_worker;
  grant select, insert, update, delete on account_session to app_gate;
  grant select, delete on account_session to app_worker;
  -- A code that was answered verifies the conversation of that contact; the gate sees nothing else of it.
  ${policy('conversation', 'app_gate', 'true', 'select')}
  ${policy('conversation', 'app_gate', 'true', 'update')}
  grant select (channel, address_index), update (verified_at) on conversation to app_gate;

  -- The applications that name the verified contact of this transaction. No policy of app_citizen is widened: the rows
  -- themselves stay closed, and what comes out here has no name and opens nothing.
  create function app_account_applications()
    returns table (id uuid, regency_code text, tracking_number text, service_code text, title jsonb,
      status text, status_since timestamptz, submitted_at timestamptz, due_at timestamptz)
    language sql stable security definer set search_path = public as $$
      with verified as (select decode(nullif(current_setting('app.contact_index', true), ''), 'hex') as contact),
      mine as (
        select p.application_id from personal_record p where p.phone_index = (select contact from verified)
        union
        select p.application_id from personal_record p where p.email_index = (select contact from verified))
      select a.id, a.regency_code, a.tracking_number, a.service_code, d.definition -> 'title',
        a.status, a.status_since, a.submitted_at, a.due_at
      from mine join application a on a.id = mine.application_id
        join service_definition d on d.code = a.service_code and d.version = a.service_version
      order by a.submitted_at desc, a.id desc limit 100 $$;
  grant create on schema public to app_definer;
  alter function app_account_applications() owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_account_applications() from public;
  grant execute on function app_account_applications() to app_citizen;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Accounts are not taken down; restore a backup instead')
}
