import { rowOf } from '@sipelandukilat/access'
import type { DataIncident, DataIncidentRow, IncidentEntry, listDataIncidents, QueryOf } from '@sipelandukilat/contract'
import type { Caller } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import { cutPage, decodeCursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { namesOf } from '../../platform/identity/user-names'
import { Problem } from '../../platform/problem'
import { regionNamesOf } from '../regions/region-store'
import {
  type EntryRecord,
  findIncident,
  type IncidentRecord,
  listEntries,
  openEntry,
  openIncident,
} from './incident-store'

export const canOn = (caller: Caller, action: 'read' | 'update', record: IncidentRecord): boolean =>
  caller.ability.can(
    action,
    rowOf('DataIncident', { provinceCode: record.province_code, regencyCodes: record.regency_codes }),
  )

/** @throws Problem `not-found`, also where the incident concerns others. */
export async function getIncident(
  db: Db,
  caller: Caller,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<IncidentRecord> {
  const record = await findIncident(db, id, options)
  if (!record || !canOn(caller, 'read', record)) throw new Problem('not-found')
  return record
}

function toRow(keyring: Keyring, record: IncidentRecord, names: ReadonlyMap<string, string>): DataIncidentRow {
  const { what, happenedAt, kinds, peopleCount, measures } = openIncident(keyring, record)
  return {
    id: record.id,
    provinceCode: record.province_code,
    regencyCodes: record.regency_codes,
    regencyNames: record.regency_codes.map((code) => names.get(code) ?? code),
    foundAt: record.found_at.toISOString(),
    dueAt: record.due_at.toISOString(),
    agencyToldAt: record.agency_told_at?.toISOString() ?? null,
    peopleToldAt: record.people_told_at?.toISOString() ?? null,
    closedAt: record.closed_at?.toISOString() ?? null,
    what,
    happenedAt,
    kinds,
    peopleCount,
    measures,
    version: record.version,
  }
}

/** One page: open incidents by when they are due, closed ones newest first. Row-level security bounds it. */
export async function pageOfIncidents(
  db: Db,
  keyring: Keyring,
  query: QueryOf<typeof listDataIncidents>,
): Promise<{ items: DataIncidentRow[]; nextCursor: string | null }> {
  const isClosed = query.view === 'closed'
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  const values = [cursor?.at ?? null, cursor?.id ?? null, query.limit + 1]
  const found = await db.rows<IncidentRecord>(
    isClosed
      ? {
          text: `select * from data_incident where closed_at is not null
                   and ($1::timestamptz is null or (closed_at, id) < ($1, $2::uuid)) order by closed_at desc, id desc limit $3`,
          values,
        }
      : {
          text: `select * from data_incident where closed_at is null
                   and ($1::timestamptz is null or (due_at, id) > ($1, $2::uuid)) order by due_at, id limit $3`,
          values,
        },
  )
  const { rows, nextCursor } = cutPage(found, query.limit, (row) => (isClosed ? row.closed_at : row.due_at))
  const names = await regionNamesOf(db, [...new Set(rows.flatMap((row) => row.regency_codes))])
  return { items: rows.map((row) => toRow(keyring, row, names)), nextCursor }
}

function toEntry(
  keyring: Keyring,
  record: IncidentRecord,
  entry: EntryRecord,
  names: ReadonlyMap<string, string>,
): IncidentEntry {
  const content = openEntry(keyring, record, entry)
  const shown = 'facts' in content ? { facts: content.facts, toldAt: null, words: null } : { facts: null, ...content }
  return {
    id: entry.id,
    kind: entry.kind,
    at: entry.at.toISOString(),
    authorName: names.get(entry.author_id) ?? null,
    notOwedBecause: null,
    ...shown,
  }
}

/** One incident with every entry, oldest first. */
export async function toIncident(
  db: Db,
  keyring: Keyring,
  caller: Caller,
  record: IncidentRecord,
): Promise<DataIncident> {
  const entries = await listEntries(db, record.id)
  const [regions, authors] = await Promise.all([
    regionNamesOf(db, [record.province_code, ...record.regency_codes]),
    namesOf(
      db,
      caller,
      entries.map((entry) => entry.author_id),
    ),
  ])
  const { agencyReference, peopleHow, lesson, notOwedBecause } = openIncident(keyring, record)
  return {
    ...toRow(keyring, record, regions),
    provinceName: regions.get(record.province_code) ?? record.province_code,
    agencyReference,
    peopleHow,
    lesson,
    notOwedBecause,
    entries: entries.map((entry) => toEntry(keyring, record, entry, authors)),
    canUpdate: record.closed_at === null && canOn(caller, 'update', record),
  }
}
