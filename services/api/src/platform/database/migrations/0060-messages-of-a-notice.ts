import type { Knex } from 'knex'

/** A notice in a conversation is as far as its messages are: they wait for the morning, leave, arrive or fail. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table notice drop constraint notice_status_check;
    alter table notice
      add column message_ids uuid[] not null default '{}',
      add constraint notice_status_check check (status in ('sent', 'failed', 'no-contact', 'stopped', 'queued')),
      add constraint notice_queued_check check ((status = 'queued') = (message_ids <> '{}'));
    comment on column notice.message_ids is 'of a conversation: the messages that carry it, which tell its state';

    -- How far messages are, without a word of them: the office of an application may not read the conversation it was sent to.
    create function app_message_states(ids uuid[]) returns table (id uuid, at timestamptz, state text, state_at timestamptz, failure text)
      language sql stable security definer set search_path = public as $$
        select m.id, m.at, m.state, m.state_at, m.failure from conversation_message m where m.id = any(ids) and m.direction = 'out' $$;
    grant create on schema public to app_definer;
    alter function app_message_states(uuid[]) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_message_states(uuid[]) from public;
    grant execute on function app_message_states(uuid[]) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Which messages carried a notice is not forgotten; restore a backup instead')
}
