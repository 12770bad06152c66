import type { Knex } from 'knex'

/** Screens of a regency are told at once that something was said, or who answers, in one of its conversations: ids, no words. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  create function tell_conversation() returns trigger language plpgsql as $$
    declare id uuid;
    begin
      if tg_table_name = 'conversation' then id := new.id; else id := new.conversation_id; end if;
      -- Told once for each transaction, however much it changes.
      perform pg_notify('live', json_build_array(json_build_object(
        'type', 'conversation.changed',
        'conversationId', id,
        'provinceCode', new.province_code,
        'regencyCode', new.regency_code))::text);
      return null;
    end $$;
  create trigger conversation_told after update of handled_by, officer_id, wants_person_since, unread, regency_code on conversation
    for each row execute function tell_conversation();
  create trigger conversation_message_told after insert or update of state on conversation_message
    for each row execute function tell_conversation();
  create trigger call_back_told after insert or update on call_back for each row execute function tell_conversation();
  `)
}

export async function down(): Promise<void> {
  throw new Error('Conversations are told of at once; restore a backup instead')
}
