import type { Knex } from 'knex'
import { inSetting, policy } from '../policies'

/** What SIAK said of an answer falls away with the answer, whoever changes it. */
export async function up(knex: Knex): Promise<void> {
  const own = inSetting('application_id', 'app.application_ids', 'uuid')
  await knex.raw(`
    ${policy('siak_check', 'app_citizen', own, 'select')}
    ${policy('siak_check', 'app_citizen', own, 'delete')}
    grant select (application_id, field), delete on siak_check to app_citizen;
    grant delete on siak_check to app_officer, app_worker;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Checks of changed answers do not come back; restore a backup instead')
}
