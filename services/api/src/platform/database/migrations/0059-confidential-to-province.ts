import type { Knex } from 'knex'
import { inSetting, policy, reachedBySettings } from '../policies'

const reach = reachedBySettings('Complaint', [
  'regencyCode',
  'districtCode',
  'ordinaryProvinceCode',
  'ordinaryRegencyCode',
  'ordinaryDistrictCode',
])

/** A province reads complaints as far as they cannot be about the officers themselves (docs/decisions/0043). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    [
      `alter table complaint add column ordinary_province_code text
         generated always as (case when kind not in ('fee', 'conduct') then province_code end) stored;`,
      ...['select', 'update', 'insert'].map((command) => `drop policy complaint_app_officer_${command} on complaint;`),
      policy('complaint', 'app_officer', reach, 'select'),
      policy('complaint', 'app_officer', reach, 'update'),
      // An officer takes down at the counter what they may not read again.
      policy(
        'complaint',
        'app_officer',
        `${reach} or ${inSetting('regency_code', 'app.office_regencies')} and assignee_id is null and status = 'received'`,
        'insert',
      ),
    ].join('\n'),
  )
}

export async function down(): Promise<void> {
  throw new Error('What a province no longer reads is not opened again; restore a backup instead')
}
