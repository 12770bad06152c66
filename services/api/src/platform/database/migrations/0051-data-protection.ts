import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Who answers in a province for the protection of data (UU 27/2022 art. 53). */
export async function up(knex: Knex): Promise<void> {
  const ofProvince = reachedBySettings('Region', ['provinceCode'])
  await knex.raw(`
    create table data_protection_contact (
      province_code text primary key references region (code),
      name text not null,
      email text not null,
      phone text not null,
      address text not null,
      -- Null where first data entered it.
      changed_by uuid,
      changed_at timestamptz not null default now(),
      version integer not null default 1,
      check (length(province_code) = 2)
    );
    comment on table data_protection_contact is 'whom citizens of a province ask about the protection of their data; everybody reads it';
    ${protect('data_protection_contact')}
    ${(['app_officer', 'app_citizen', 'app_public'] as const).map((role) => policy('data_protection_contact', role, 'true', 'select')).join('\n    ')}
    ${(['insert', 'update'] as const).map((command) => policy('data_protection_contact', 'app_officer', ofProvince, command)).join('\n    ')}
    ${policy('data_protection_contact', 'app_worker', 'true')}
    grant select on data_protection_contact to app_officer, app_citizen, app_public, app_worker;
    grant insert, update on data_protection_contact to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Who answers for the protection of data is not taken down; restore a backup instead')
}
