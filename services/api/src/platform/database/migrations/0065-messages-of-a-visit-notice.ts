import type { Knex } from 'knex'
import { policy } from '../policies'

/** The notice of a visit is named among what was sent of an application, as far as its messages came. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table visit_notice
      add column id uuid not null default gen_random_uuid(),
      add column message_ids uuid[] not null default '{}';
    comment on column visit_notice.message_ids is 'of a conversation: the messages that carry it, which tell its state';

    ${policy('visit_notice', 'app_definer', 'true', 'select')}
    grant select on visit_notice to app_definer;

    -- For an officer who sees the application and perhaps not the trip. Messages of before carry their notice unnamed.
    create function app_visit_notices(application uuid) returns table (id uuid, kind text, channel text, status text, recorded_at timestamptz, message_ids uuid[])
      language sql stable security definer set search_path = public as $$
        select n.id, n.kind, n.channel, n.status, n.recorded_at, n.message_ids
        from visit_notice n join visit_request v on v.id = n.visit_request_id
        where v.application_id = application and (n.message_ids <> '{}' or n.channel = 'email' or n.status <> 'sent')
        order by n.recorded_at desc limit 100 $$;
    grant create on schema public to app_definer;
    alter function app_visit_notices(uuid) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_visit_notices(uuid) from public;
    grant execute on function app_visit_notices(uuid) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Which messages carried the notice of a visit is not forgotten; restore a backup instead')
}
