import type { Knex } from 'knex'
import { policy, protect } from '../policies'

/** Files that officers send, and the words of the nine questions by province. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- Where a file cannot go with a message, a link does: until when it can be opened, and when it first was.
  alter table upload add column offered_until timestamptz, add column opened_at timestamptz;
  -- The order and words in which a province asks the nine questions, instead of those that come with the system.
  create table survey_words (
    province_code text primary key references region (code),
    elements jsonb not null check (jsonb_array_length(elements) = 9),
    changed_by uuid not null,
    changed_at timestamptz not null,
    version integer not null default 1
  );
  ${protect('survey_words')}
  ${policy('survey_words', 'app_officer', `province_code = any((select string_to_array(current_setting('app.region_provinces', true), ','))::text[])`)}
  ${policy('survey_words', 'app_definer', 'true', 'select')}
  grant select, insert, update, delete on survey_words to app_officer;
  grant select on survey_words to app_definer;
  -- Whoever reads a report of a place reads it in the words of its province.
  create function app_survey_words(province text) returns jsonb
    language sql stable security definer set search_path = public as $$
      select elements from survey_words where province_code = province $$;
  grant create on schema public to app_definer;
  alter function app_survey_words(text) owner to app_definer;
  revoke create on schema public from app_definer;
  revoke execute on function app_survey_words(text) from public;
  -- Whoever asked about their data is told once that it was answered.
  alter table data_request add column told_at timestamptz;
  -- The demonstration begins with numbers in its waiting rooms.
  grant insert, update on queue_ticket to app_worker;
  grant execute on function app_queue_number(text, date, smallint, integer) to app_worker;
  grant execute on function app_survey_words(text) to app_officer, app_citizen, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What was sent and worded is not taken down; restore a backup instead')
}
