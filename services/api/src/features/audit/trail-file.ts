import { type AuditEntry, mostExportedEntries } from '@sipelandukilat/contract'
import { detailText } from '@sipelandukilat/contract/audit-detail'
import { actionName, actorName, auditColumnName, auditColumns } from '@sipelandukilat/contract/audit-words'
import { formatDateTime, type Language } from '@sipelandukilat/domain'
import { auditTexts } from '#texts'
import { toCsvText } from '../../platform/csv'
import { cutPage } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { invalid } from '../../platform/problem'
import { type AuditRow, countEntries, listEntries, type ReadRule, type TrailFilter } from './audit-store'

const mostInWords = { id: mostExportedEntries.toLocaleString('id'), en: mostExportedEntries.toLocaleString('en') }

/** Entries that are read from the database at a time. */
const pageSize = 1_000

export const toAuditEntry = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  actorName: row.actor_name,
  action: row.action,
  subject: row.subject,
  subjectIds: row.subject_ids,
  regencyCode: row.regency_code,
  detail: row.detail,
})

/** An entry in the columns of the screen; of a list all ids are named, which the screen only counts. */
const cellsOf = (entry: AuditEntry, language: Language): string[] => [
  formatDateTime(entry.at, language),
  actorName(entry, language),
  actionName(entry.action, language),
  entry.subjectIds.join(' '),
  detailText(entry.detail, language),
]

/**
 * The entries that match as CSV, newest first, in the reader's language; read in parts, so that few are held as rows at once.
 * @throws Problem `invalid` where more match than one file holds: nobody keeps half a trail without knowing
 */
export async function exportTrail(
  db: Db,
  filter: TrailFilter,
  { rules, language }: { rules: readonly ReadRule[]; language: Language },
): Promise<{ csv: string; rows: number }> {
  if (filter.from && filter.to && filter.to < filter.from) throw invalid('to', auditTexts.of('daysReversed'))
  if ((await countEntries(db, filter, rules, mostExportedEntries + 1)) > mostExportedEntries)
    throw invalid('from', auditTexts.of('tooManyToExport', { most: mostInWords }))
  const lines = [auditColumns.map((column) => auditColumnName(column, language))]
  let cursor: string | undefined
  do {
    const found = await listEntries(db, { ...filter, limit: pageSize, cursor }, rules)
    const { rows, nextCursor } = cutPage(found, pageSize, (row) => row.at)
    for (const row of rows) lines.push(cellsOf(toAuditEntry(row), language))
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined && lines.length <= mostExportedEntries)
  return { csv: toCsvText(lines), rows: lines.length - 1 }
}
