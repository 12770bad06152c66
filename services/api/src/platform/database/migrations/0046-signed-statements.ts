import type { Knex } from 'knex'
import { policy, protect } from '../policies'

/** Statements that a citizen signed on the phone, by a code to a contact of the application. */
export async function up(knex: Knex): Promise<void> {
  // Whoever sees the application sees what was signed for it.
  const ofApplication = 'exists (select from application a where a.id = application_id)'
  await knex.raw(`
    create table signed_statement (
      id uuid primary key,
      application_id uuid not null,
      province_code text not null,
      regency_code text not null,
      form text not null,
      version text not null,
      text_hash bytea not null,
      channel text not null check (channel in ('whatsapp', 'sms', 'email')),
      sealed bytea not null,
      signed_at timestamptz not null,
      unique (application_id, form, text_hash)
    );
    comment on table signed_statement is 'what was signed on the phone, as a hash of its text; never changed';
    comment on column signed_statement.version is 'of the sentences around the answers';
    comment on column signed_statement.sealed is 'the text and the masked contact, under the key of the application';
    ${protect('signed_statement')}
    ${policy('signed_statement', 'app_officer', ofApplication, 'select')}
    ${(['select', 'insert'] as const).map((command) => policy('signed_statement', 'app_citizen', ofApplication, command)).join('\n    ')}
    ${policy('signed_statement', 'app_worker', 'true')}
    grant select on signed_statement to app_officer;
    grant select, insert on signed_statement to app_citizen, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What citizens signed is not taken down; restore a backup instead')
}
