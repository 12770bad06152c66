import type { Knex } from 'knex'

/** What is held until the quiet hours end is no backlog: it is counted apart from what should leave now. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function app_channel_counts();
    create function app_channel_counts(asked_at timestamptz) returns table (channel text, waiting_in integer, waiting_out integer, held_out integer, held_until timestamptz, failed integer, last_inbound_at timestamptz, last_outbound_at timestamptz)
      language sql stable security definer set search_path = public as $$
        select c.channel,
          (select count(*)::int from inbound_message i where i.channel = c.channel and i.handled_at is null),
          waiting.due, waiting.held, waiting.held_until,
          (select count(*)::int from conversation_message m join conversation v on v.id = m.conversation_id
            where v.channel = c.channel and m.direction = 'out' and m.state = 'failed' and m.state_at > now() - interval '1 day'),
          (select max(v.last_inbound_at) from conversation v where v.channel = c.channel),
          (select max(m.state_at) from conversation_message m join conversation v on v.id = m.conversation_id
            where v.channel = c.channel and m.direction = 'out' and m.state in ('sent', 'delivered', 'read') and m.at > now() - interval '7 days')
        from (values ('whatsapp'), ('sms'), ('email')) c (channel)
          cross join lateral (
            select (count(*) filter (where m.at <= asked_at))::int as due, (count(*) filter (where m.at > asked_at))::int as held,
              min(m.at) filter (where m.at > asked_at) as held_until
            from conversation_message m join conversation v on v.id = m.conversation_id
            where v.channel = c.channel and m.direction = 'out' and m.state in ('queued', 'sending')) waiting $$;
    grant create on schema public to app_definer;
    alter function app_channel_counts(timestamptz) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_channel_counts(timestamptz) from public;
    grant execute on function app_channel_counts(timestamptz) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Messages are counted as their office holds them; restore a backup instead')
}
