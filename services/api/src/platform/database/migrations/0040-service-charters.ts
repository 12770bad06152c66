import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Maklumat Pelayanan: what an office promises, in its own words and over a name (UU 25/2009 art. 22). */
export async function up(knex: Knex): Promise<void> {
  const reach = reachedBySettings('Region', ['provinceCode', 'regencyCode'])
  await knex.raw(`
    create table service_charter (
      regency_code text primary key references region (code),
      province_code text not null,
      words jsonb not null check (length(words->>'id') > 0),
      signed_by text not null,
      signed_on date not null,
      changed_by uuid not null,
      changed_at timestamptz not null,
      version integer not null default 1,
      check (regency_code like province_code || '.%')
    );
    comment on table service_charter is 'what each office promises its citizens (Maklumat Pelayanan)';
    ${protect('service_charter')}
    ${(['app_officer', 'app_citizen', 'app_public'] as const).map((role) => policy('service_charter', role, 'true', 'select')).join('\n    ')}
    ${(['insert', 'update'] as const).map((command) => policy('service_charter', 'app_officer', reach, command)).join('\n    ')}
    ${policy('service_charter', 'app_worker', 'true')}
    grant select on service_charter to app_officer, app_citizen, app_public, app_worker;
    grant insert, update on service_charter to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What offices promised is not taken down; restore a backup instead')
}
