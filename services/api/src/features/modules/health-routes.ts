import { readModuleHealth } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import { provinceOf } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { readHealth } from './load-report-store'
import { getOwnRow } from './module-store'

/** How a module's releases fare in the shells of its users. */
export function registerHealthOfModules({ serve }: Platform): void {
  serve(readModuleHealth, async ({ params, query, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const since = new Date(now.getTime() - query.hours * 3_600_000)
    const arms = await readHealth(db, params.id, since)
    recordAudit(db, caller, {
      action: 'module-health-read',
      subject: 'Module',
      subjectIds: [params.id],
      provinceCode: provinceOf(caller),
      correlationId,
    })
    return { since: since.toISOString(), arms }
  })
}
