import { type AuditFilter, countAudit, exportAudit, listAudit, mostExportedEntries } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import { type Caller, provinceOf, workerScope } from '../../platform/caller'
import { sendCsv } from '../../platform/csv'
import { cutPage } from '../../platform/cursor'
import type { Platform } from '../../platform/platform'
import { countEntries, listEntries, listSubjectIds, regencyOf, type TrailFilter } from './audit-store'
import { exportTrail, toAuditEntry } from './trail-file'

const rulesOf = (caller: Caller) => caller.ability.rulesFor('read', 'AuditEntry')

/** The trail: read, counted and taken away as a file; the last is put into it too. */
export function registerAudit({ serve, database }: Platform): void {
  /** The entries stay those of the reader's region: a number of elsewhere finds none. */
  async function toTrailFilter<F extends AuditFilter>({
    subjectId,
    ...others
  }: F): Promise<Omit<F, 'subjectId'> & TrailFilter> {
    if (!subjectId) return others
    return { ...others, subjectIds: await database.aside(workerScope, (worker) => listSubjectIds(worker, subjectId)) }
  }

  serve(listAudit, async ({ query, db, caller }) => {
    const found = await listEntries(db, await toTrailFilter(query), rulesOf(caller))
    const { rows, nextCursor } = cutPage(found, query.limit, (row) => row.at)
    return { items: rows.map(toAuditEntry), nextCursor }
  })

  serve(countAudit, async ({ query, db, caller }) => ({
    count: await countEntries(db, await toTrailFilter(query), rulesOf(caller), mostExportedEntries + 1),
  }))

  serve(exportAudit, async ({ query, db, caller, now, response, correlationId, ...reader }) => {
    const { language = reader.language, ...filter } = query
    const rules = rulesOf(caller)
    const { csv, rows } = await exportTrail(db, await toTrailFilter(filter), { rules, language })
    const { from, to, ...others } = filter
    recordAudit(db, caller, {
      action: 'audit-exported',
      subject: 'AuditEntry',
      subjectIds: [],
      provinceCode: provinceOf(caller),
      regencyCode: regencyOf(rules),
      detail: { rows, fromDay: from, untilDay: to, filtered: Object.keys(others) },
      correlationId,
    })
    sendCsv(response, `jejak-audit-${toLocalDate(now)}.csv`, csv)
    return undefined
  })
}
