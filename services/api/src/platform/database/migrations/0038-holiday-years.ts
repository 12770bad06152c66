import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Which years' holidays a province has confirmed. A regency code that stays empty lets the rules of regions hold here too. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table holiday_year (
      province_code text not null references region (code),
      regency_code text not null default '' check (regency_code = ''),
      year integer not null check (year between 2000 and 2100),
      confirmed_at timestamptz not null,
      confirmed_by uuid not null,
      primary key (province_code, year)
    );
    comment on table holiday_year is 'the years whose holidays a province has confirmed';
    ${protect('holiday_year')}
    ${policy('holiday_year', 'app_officer', 'true', 'select')}
    ${(['insert', 'update'] as const)
      .map((command) =>
        policy('holiday_year', 'app_officer', reachedBySettings('Region', ['provinceCode', 'regencyCode']), command),
      )
      .join('\n    ')}
    ${policy('holiday_year', 'app_worker', 'true')}
    grant select, insert, update on holiday_year to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('What provinces confirmed is not taken down; restore a backup instead')
}
