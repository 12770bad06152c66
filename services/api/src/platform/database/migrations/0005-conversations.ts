import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

const officerReach = reachedBySettings('Conversation', ['provinceCode', 'regencyCode'])

/** Where a conversation belongs. Until a regency is known the province's code stands in its place. */
const place = `
  province_code text not null,
  regency_code text not null,
  check (regency_code like province_code || '%')`

const statements = (): string => {
  const lines: string[] = []
  for (const table of ['conversation', 'conversation_message', 'call_back', 'application_draft'])
    lines.push(
      protect(table),
      policy(table, 'app_officer', officerReach),
      policy(table, 'app_worker', 'true'),
      `grant select, insert, update on ${table} to app_officer; grant select, insert, update, delete on ${table} to app_worker;`,
    )
  for (const table of ['inbound_message', 'conversation', 'conversation_message'])
    lines.push(policy(table, 'app_definer', 'true', 'select'))
  for (const table of ['inbound_message', 'inbound_identity'])
    lines.push(
      protect(table),
      policy(table, 'app_worker', 'true'),
      `grant select, insert, update, delete on ${table} to app_worker;`,
    )
  lines.push(
    // The door may store what came and see whether it came before; it reads nothing else.
    policy('inbound_identity', 'app_gate', 'true'),
    policy('inbound_message', 'app_gate', 'true', 'insert'),
    'grant select, insert on inbound_identity to app_gate; grant insert on inbound_message to app_gate;',
    protect('conversation_application'),
    policy(
      'conversation_application',
      'app_officer',
      'exists (select from conversation c where c.id = conversation_id) or exists (select from application a where a.id = application_id)',
    ),
    policy('conversation_application', 'app_worker', 'true'),
    'grant select, insert on conversation_application to app_officer; grant select, insert, update on conversation_application to app_worker;',
    protect('survey_answer'),
    policy('survey_answer', 'app_officer', 'exists (select from application a where a.id = application_id)'),
    policy('survey_answer', 'app_worker', 'true'),
    'grant select on survey_answer to app_officer; grant select, insert, update on survey_answer to app_worker;',
    protect('channel_state'),
    policy('channel_state', 'app_officer', 'true', 'select'),
    policy('channel_state', 'app_worker', 'true'),
    'grant select on channel_state to app_officer; grant select, insert, update on channel_state to app_worker;',
  )
  return lines.join('\n')
}

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- What came from outside, as it was acknowledged. Once it was heard it lives on in its conversation.
  create table inbound_message (
    id uuid not null,
    channel text not null check (channel in ('whatsapp', 'sms', 'email')),
    address_index bytea not null,
    sealed bytea not null,
    received_at timestamptz not null,
    handled_at timestamptz,
    primary key (id, received_at)
  ) partition by range (received_at);
  create table inbound_message_default partition of inbound_message default;
  create index inbound_message_waiting on inbound_message (channel, address_index, received_at, id) where handled_at is null;
  -- One row per message of a channel: what comes twice is stored once. The far side's id names phone numbers, so only its hash is kept.
  create table inbound_identity (
    channel text not null,
    identity bytea not null,
    inbound_id uuid not null,
    -- Of what an SMS says and who says it: a message centre gives no ids, see channels/sms/message-identity.ts.
    digest bytea,
    received_at timestamptz not null,
    primary key (channel, identity)
  );
  create index inbound_identity_digest on inbound_identity (digest, received_at) where digest is not null;

  create table conversation (
    id uuid primary key,
    channel text not null check (channel in ('whatsapp', 'sms', 'email')),
    address_index bytea not null,
    ${place},
    data_key bytea,
    envelope bytea,
    dialogue bytea,
    language text not null default 'id' check (language in ('id', 'en')),
    handled_by text not null default 'dialogue' check (handled_by in ('dialogue', 'officer')),
    officer_id uuid,
    wants_person_since timestamptz,
    unread integer not null default 0,
    last_message_at timestamptz not null,
    last_inbound_at timestamptz,
    verified_at timestamptz,
    version integer not null default 1,
    erased_at timestamptz,
    unique (channel, address_index)
  );
  create index conversation_inbox on conversation (regency_code, last_message_at desc, id desc);
  create index conversation_province on conversation (province_code, last_message_at desc, id desc);
  create table conversation_message (
    id uuid primary key,
    conversation_id uuid not null references conversation (id),
    ${place},
    direction text not null check (direction in ('in', 'out')),
    at timestamptz not null,
    author_id uuid,
    sealed bytea,
    state text not null check (state in ('received', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed')),
    failure text,
    attempts integer not null default 0,
    -- Hashes of the far side's ids, by which its receipts are matched.
    identities bytea[] not null default '{}',
    upload_ids uuid[] not null default '{}',
    application_id uuid,
    state_at timestamptz not null
  );
  create index conversation_message_thread on conversation_message (conversation_id, at desc, id desc);
  create index conversation_message_identities on conversation_message using gin (identities) where direction = 'out';
  create index conversation_message_application on conversation_message (application_id, at) where application_id is not null;
  create table conversation_application (
    application_id uuid primary key references application (id),
    conversation_id uuid not null references conversation (id)
  );
  create index conversation_application_of on conversation_application (conversation_id);

  create table call_back (
    id uuid primary key,
    conversation_id uuid not null references conversation (id),
    ${place},
    upload_id uuid,
    requested_at timestamptz not null,
    due_at timestamptz not null,
    done_at timestamptz,
    done_by uuid,
    outcome text check (outcome in ('spoken', 'not-reached', 'not-needed'))
  );
  create index call_back_open on call_back (regency_code, due_at) where done_at is null;

  create table survey_answer (
    application_id uuid primary key references application (id),
    ${place},
    channel text not null,
    scores jsonb not null,
    sealed_comment bytea,
    answered_at timestamptz not null
  );
  -- What was said of an application before it was whole; the rest follows by a one-time link.
  create table application_draft (
    id uuid primary key,
    conversation_id uuid not null references conversation (id),
    ${place},
    token_hash bytea not null unique,
    data_key bytea,
    envelope bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    application_id uuid
  );
  create index application_draft_of on application_draft (conversation_id, created_at desc);
  -- How each channel is, told by whoever holds its link.
  create table channel_state (
    channel text primary key,
    is_enabled boolean not null,
    state text not null check (state in ('up', 'down', 'off')),
    since timestamptz not null,
    last_inbound_at timestamptz,
    last_outbound_at timestamptz,
    detail text
  );
  -- Words of a citizen that belong to no field are a note without an author.
  alter table note alter column author_id drop not null;
  alter table upload add column conversation_id uuid references conversation (id);
  ${statements()}
  -- Numbers of each channel, without a word of what was said: administrators see no conversation.
  create function app_channel_counts() returns table (channel text, waiting_in integer, waiting_out integer, failed integer, last_inbound_at timestamptz, last_outbound_at timestamptz)
    language sql stable security definer set search_path = public as $$
      select c.channel,
        (select count(*)::int from inbound_message i where i.channel = c.channel and i.handled_at is null),
        (select count(*)::int from conversation_message m join conversation v on v.id = m.conversation_id
          where v.channel = c.channel and m.direction = 'out' and m.state in ('queued', 'sending')),
        (select count(*)::int from conversation_message m join conversation v on v.id = m.conversation_id
          where v.channel = c.channel and m.direction = 'out' and m.state = 'failed' and m.state_at > now() - interval '1 day'),
        (select max(v.last_inbound_at) from conversation v where v.channel = c.channel),
        (select max(m.state_at) from conversation_message m join conversation v on v.id = m.conversation_id
          where v.channel = c.channel and m.direction = 'out' and m.state in ('sent', 'delivered', 'read') and m.at > now() - interval '7 days')
      from (values ('whatsapp'), ('sms'), ('email')) c (channel) $$;
  create index conversation_message_waiting on conversation_message (state, state_at) where direction = 'out' and state in ('queued', 'sending', 'failed');
  grant create on schema public to app_definer;
  alter function app_channel_counts() owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_channel_counts() from public;
  grant execute on function app_channel_counts() to app_officer;
  grant select on inbound_message, conversation, conversation_message to app_definer;
  create or replace function make_month_partitions(first_month date, months integer) returns void language plpgsql as $$
    declare parent text; month date; name text;
    begin
      foreach parent in array array['application_event', 'audit_entry', 'inbound_message'] loop
        for step in 0..months - 1 loop
          month := date_trunc('month', first_month)::date + (step || ' months')::interval;
          name := parent || '_' || to_char(month, 'YYYYMM');
          if to_regclass(name) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)', name, parent, month, month + interval '1 month');
          end if;
        end loop;
      end loop;
    end $$;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Conversations are not taken down; restore a backup instead')
}
