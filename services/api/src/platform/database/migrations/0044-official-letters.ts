import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Letters that an office numbers by its own scheme (tata naskah): decisions of its head, and travel orders. */
export async function up(knex: Knex): Promise<void> {
  const ofRegion = reachedBySettings('Region', ['provinceCode', 'regencyCode'])
  // Whoever sees what a letter is about sees the letter; the same counts for taking a number.
  const ofSubject = `(application_id is not null and exists (select from application a where a.id = application_id)
    or trip_id is not null and exists (select from trip t where t.id = trip_id))`
  const numbers = `${reachedBySettings('Application', ['provinceCode', 'regencyCode'])}
    or ${reachedBySettings('Trip', ['provinceCode'])} or ${reachedBySettings('Trip', [], { regencyCodes: 'array[regency_code]' })}`
  await knex.raw(`
    create table letter_settings (
      regency_code text primary key references region (code),
      province_code text not null,
      settings jsonb not null,
      changed_by uuid,
      changed_at timestamptz not null default now(),
      version integer not null default 1,
      check (regency_code like province_code || '.%')
    );
    comment on table letter_settings is 'letterhead, schemes of numbers and signatories of each office';
    ${protect('letter_settings')}
    ${policy('letter_settings', 'app_officer', 'true', 'select')}
    ${(['insert', 'update'] as const).map((command) => policy('letter_settings', 'app_officer', ofRegion, command)).join('\n    ')}
    ${policy('letter_settings', 'app_worker', 'true')}
    grant select, insert, update on letter_settings to app_officer, app_worker;

    create table letter_counter (
      regency_code text not null references region (code),
      province_code text not null,
      kind text not null check (kind in ('decision', 'travelOrder')),
      year smallint not null,
      last_number integer not null check (last_number > 0),
      primary key (regency_code, kind, year),
      check (regency_code like province_code || '.%')
    );
    comment on table letter_counter is 'the last number that an office gave, by kind and year; its row is locked until the letter is kept';
    ${protect('letter_counter')}
    ${policy('letter_counter', 'app_officer', numbers)}
    ${policy('letter_counter', 'app_worker', 'true')}
    grant select, insert, update on letter_counter to app_officer, app_worker;

    create table official_letter (
      id uuid primary key,
      regency_code text not null references region (code),
      province_code text not null,
      kind text not null check (kind in ('decision', 'travelOrder')),
      year smallint not null,
      sequence integer not null,
      number text not null,
      day date not null,
      application_id uuid,
      trip_id uuid,
      content jsonb not null,
      sealed bytea,
      issued_by uuid not null,
      issued_at timestamptz not null,
      unique (regency_code, kind, year, sequence),
      check (regency_code like province_code || '.%'),
      check ((kind = 'decision') = (application_id is not null)),
      check ((kind = 'travelOrder') = (trip_id is not null))
    );
    comment on table official_letter is 'letters as they were issued; never changed';
    comment on column official_letter.content is 'letterhead and signatory of that day; nothing personal of citizens';
    comment on column official_letter.sealed is 'whom a decision is about, under the key of the application';
    create unique index official_letter_application on official_letter (application_id) where application_id is not null;
    create index official_letter_trip on official_letter (trip_id) where trip_id is not null;
    ${protect('official_letter')}
    ${policy('official_letter', 'app_officer', ofSubject, 'select')}
    ${policy('official_letter', 'app_officer', ofSubject, 'insert')}
    ${policy('official_letter', 'app_worker', 'true')}
    grant select, insert on official_letter to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Letters that were issued are not taken down; restore a backup instead')
}
