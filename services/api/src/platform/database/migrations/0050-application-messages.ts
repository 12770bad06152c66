import type { Knex } from 'knex'
import { inSetting, policy, protect, reachedByApplication } from '../policies'

/**
 * What a citizen writes to the office from the tracking page, and what the office answers. That an answer is due stands in the
 * application's row, so that a list shows it without looking elsewhere.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table application_message (
      id uuid primary key,
      application_id uuid not null,
      province_code text not null,
      regency_code text not null,
      district_code text not null,
      village_code text not null,
      created_by uuid,
      seq integer not null,
      direction text not null check (direction in ('in', 'out')),
      author_id uuid,
      sealed bytea not null,
      at timestamptz not null,
      read_at timestamptz,
      unique (application_id, seq),
      check ((direction = 'out') = (author_id is not null)),
      check (direction = 'in' or read_at is null),
      constraint application_message_application foreign key (application_id, province_code, regency_code, district_code, village_code)
        references application (id, province_code, regency_code, district_code, village_code) on update cascade
    );
    comment on table application_message is 'what a citizen and the office wrote each other about an application';
    comment on column application_message.seq is 'of the event by which it stands in the history';
    comment on column application_message.author_id is 'the officer who answered';
    comment on column application_message.sealed is 'the words, under the key of the application';
    comment on column application_message.read_at is 'when the office first read what came in';
    alter table application add column unanswered_since timestamptz;
    comment on column application.unanswered_since is 'since when a message of its citizen waits for an answer';
    create index application_unanswered on application (unanswered_since) where unanswered_since is not null;
    -- Until the planner knows that hardly any row waits, it would read a whole office for them.
    analyze application (unanswered_since);
    ${protect('application_message')}
    ${policy('application_message', 'app_officer', reachedByApplication('application_id'))}
    ${policy('application_message', 'app_citizen', inSetting('application_id', 'app.application_ids', 'uuid'))}
    ${policy('application_message', 'app_worker', 'true', 'select')}
    grant select, insert on application_message to app_officer, app_citizen;
    grant update (read_at) on application_message to app_officer;
    grant select on application_message to app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What citizens wrote is not taken down; restore a backup instead')
}
