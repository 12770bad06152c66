import type { Knex } from 'knex'
import { inSetting, policy, reachedBySettings } from '../policies'

const placed = ['conversation', 'conversation_message', 'call_back', 'application_draft'] as const
/** What was said in a conversation, beside its own row. */
const said = placed.filter((table) => table !== 'conversation')

/**
 * An application that ended is sent anew once: its citizen, who opened it, learns of the new one. Of several that were sent
 * from one, the first stays the one it led to. Of the numbers at the counter, one contact holds but a few a day. A
 * conversation may be handed to an office that whoever hands it over does not see.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    update application a set copied_from = null
      where exists (select from application first where first.copied_from = a.copied_from and (first.recorded_at, first.id) < (a.recorded_at, a.id));
    create unique index application_sent_again on application (copied_from) where copied_from is not null;
    comment on column application.copied_from is 'the application that ended and was sent anew by this one';

    -- What an application that ended was sent anew as, for the citizen who opened it.
    create function app_sent_again(application uuid) returns table (id uuid, tracking_number text)
      language sql stable security definer set search_path = public as $$
        select a.id, a.tracking_number from application a
        where a.copied_from = app_sent_again.application and ${inSetting('copied_from', 'app.application_ids', 'uuid')} $$;
    -- How many others of an office's day are held under the telephone or address of an application. A count only.
    create function app_queue_of_contact(office text, day date, application uuid) returns integer
      language sql stable security definer set search_path = public as $$
        select count(*)::int from queue_ticket t join personal_record other on other.application_id = t.application_id
        where t.regency_code = office and t.on_date = day and t.status in ('waiting', 'called')
          and t.application_id <> app_queue_of_contact.application
          and exists (select from personal_record own where own.application_id = app_queue_of_contact.application
            and (own.phone_index = other.phone_index or own.email_index = other.email_index)) $$;
    -- Hands a conversation that the caller sees to another office of the province, with all that was said.
    create function app_hand_over_conversation(handed uuid, office text) returns void
      language plpgsql security definer set search_path = public as $$
      begin
        perform from conversation where id = handed and office like province_code || '.%'
          and (${reachedBySettings('Conversation', ['provinceCode', 'regencyCode'])});
        if not found then raise exception 'no such conversation' using errcode = 'insufficient_privilege'; end if;
        update conversation set regency_code = office where id = handed;
        ${said.map((table) => `update ${table} set regency_code = office where conversation_id = handed;`).join('\n        ')}
      end $$;
    ${placed.map((table) => policy(table, 'app_definer', 'true', 'update')).join('\n    ')}
    ${['call_back', 'application_draft'].map((table) => policy(table, 'app_definer', 'true', 'select')).join('\n    ')}
    grant select, update (regency_code) on ${placed.join(', ')} to app_definer;
    grant create on schema public to app_definer;
    alter function app_hand_over_conversation(uuid, text) owner to app_definer;
    alter function app_sent_again(uuid) owner to app_definer;
    alter function app_queue_of_contact(text, date, uuid) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_sent_again(uuid), app_queue_of_contact(text, date, uuid), app_hand_over_conversation(uuid, text) from public;
    grant execute on function app_sent_again(uuid) to app_citizen;
    grant execute on function app_queue_of_contact(text, date, uuid) to app_citizen, app_worker;
    grant execute on function app_hand_over_conversation(uuid, text) to app_officer;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What was sent anew once, and numbers by contact, are not taken down; restore a backup instead')
}
