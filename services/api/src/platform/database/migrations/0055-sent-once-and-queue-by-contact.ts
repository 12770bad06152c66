import type { Knex } from 'knex'
import { inSetting } from '../policies'

/**
 * An application that ended is sent anew once: its citizen, who opened it, learns of the new one. Of several that were sent
 * from one, the first stays the one it led to. Of the numbers at the counter, one contact holds but a few a day.
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
    grant create on schema public to app_definer;
    alter function app_sent_again(uuid) owner to app_definer;
    alter function app_queue_of_contact(text, date, uuid) owner to app_definer;
    revoke create on schema public from app_definer;
    revoke execute on function app_sent_again(uuid), app_queue_of_contact(text, date, uuid) from public;
    grant execute on function app_sent_again(uuid) to app_citizen;
    grant execute on function app_queue_of_contact(text, date, uuid) to app_citizen, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What was sent anew once, and numbers by contact, are not taken down; restore a backup instead')
}
