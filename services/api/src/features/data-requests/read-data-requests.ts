import { rowOf } from '@sipelandukilat/access'
import type { DataRequest, DataRequestRow, listDataRequests, OwnDataRequest, QueryOf } from '@sipelandukilat/contract'
import { type Caller, workerScope } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import { cutPage, decodeCursor } from '../../platform/cursor'
import type { Database, Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { Problem } from '../../platform/problem'
import { maskText } from '../applications/personal-record'
import { type DataRequestRecord, type ListedDataRequest, openWords } from './data-request-store'
import { decide, readStored } from './stored-data'

export const canOn = (
  caller: Caller,
  action: 'read' | 'work' | 'readIdentifiers',
  record: DataRequestRecord,
): boolean =>
  caller.ability.can(
    action,
    rowOf('DataRequest', { provinceCode: record.province_code, regencyCode: record.regency_code }),
  )

// Some who handle requests see no application: the number is all that they need of it.
const listed = `d.*, r.name as regency_name from data_request d join region r on r.code = d.regency_code`

/** @throws Problem `not-found`, also where the request belongs to another office. */
export async function getDataRequest(
  db: Db,
  caller: Caller,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<DataRequestRecord & { regency_name: string }> {
  const record = await db.first<DataRequestRecord & { regency_name: string }>({
    text: `select ${listed} where d.id = $1${options.forUpdate ? ' for update of d' : ''}`,
    values: [id],
  })
  if (!record || !canOn(caller, 'read', record)) throw new Problem('not-found')
  return record
}

/** The numbers and statuses of the applications that requests are about. */
async function withApplications(
  database: Database,
  records: readonly (DataRequestRecord & { regency_name: string })[],
): Promise<ListedDataRequest[]> {
  const ids = records.flatMap((record) => record.application_id ?? [])
  const found =
    ids.length === 0
      ? []
      : await database.aside(workerScope, (db) =>
          db.rows(from('application').whereAny('id', ids).select('id', 'tracking_number', 'status')),
        )
  return records.map((record) => {
    const application = found.find(({ id }) => id === record.application_id)
    return {
      ...record,
      tracking_number: application?.tracking_number ?? null,
      application_status: application?.status ?? null,
    }
  })
}

const toRow = (record: ListedDataRequest): DataRequestRow => ({
  id: record.id,
  kind: record.kind,
  subject: record.subject,
  trackingNumber: record.tracking_number,
  status: record.status,
  regencyCode: record.regency_code,
  regencyName: record.regency_name,
  receivedAt: record.received_at.toISOString(),
  dueAt: record.due_at.toISOString(),
  handledAt: record.handled_at?.toISOString() ?? null,
  version: record.version,
})

/** One page: open requests by when they are due, handled ones newest first. Row-level security bounds it. */
export async function pageOfDataRequests(
  database: Database,
  db: Db,
  query: QueryOf<typeof listDataRequests>,
  now: Date,
): Promise<{ items: DataRequestRow[]; nextCursor: string | null }> {
  const values: unknown[] = []
  const add = (value: unknown) => `$${values.push(value)}`
  const isHandled = query.view === 'handled'
  const [column, order, beyond] = isHandled ? ['handled_at', 'desc', '<'] : ['due_at', 'asc', '>']
  const conditions = [isHandled ? `d.status <> 'received'` : `d.status = 'received'`]
  if (query.view === 'overdue') conditions.push(`d.due_at <= ${add(now)}`)
  if (query.kind) conditions.push(`d.kind = ${add(query.kind)}`)
  if (query.cursor !== undefined) {
    const cursor = decodeCursor(query.cursor)
    conditions.push(`(d.${column}, d.id) ${beyond} (${add(cursor.at)}::timestamptz, ${add(cursor.id)}::uuid)`)
  }
  const found = await db.rows<DataRequestRecord & { regency_name: string }>({
    text: `select ${listed} where ${conditions.join(' and ')} order by d.${column} ${order}, d.id ${order} limit ${query.limit + 1}`,
    values,
  })
  const { rows, nextCursor } = cutPage(found, query.limit, (row) => (isHandled ? row.handled_at : row.due_at))
  return { items: (await withApplications(database, rows)).map(toRow), nextCursor }
}

/** One request as its office sees it, with what is stored now. */
export async function toDataRequest(
  database: Database,
  db: Db,
  keyring: Keyring,
  caller: Caller,
  record: DataRequestRecord & { regency_name: string },
  now: Date,
): Promise<DataRequest> {
  const [listedRecord] = await withApplications(database, [record])
  if (!listedRecord) throw new Problem('not-found')
  const rows = await database.aside(workerScope, (worker) => readStored(worker, record))
  const decision = decide(record, rows, now)
  const { words, answer } = openWords(keyring, record)
  const isUnmasked = canOn(caller, 'readIdentifiers', record)
  const shown = (text: string | null) => (text === null || isUnmasked ? text : maskText(text))
  const [handler] = record.handled_by
    ? await db.rows<{ name: string }>({
        text: 'select name from app_user_names(array[$1::uuid])',
        values: [record.handled_by],
      })
    : []
  return {
    ...toRow(listedRecord),
    applicationId: record.application_id,
    applicationStatus: listedRecord.application_status,
    words: shown(words),
    answer: shown(answer),
    outcome: record.outcome,
    handledByName: handler?.name ?? null,
    stored: {
      erasable: decision.erasable,
      kept: decision.kept.map((one) => ({ ...one, until: one.until?.toISOString() ?? null })),
    },
    canWork: record.status === 'received' && canOn(caller, 'work', record),
  }
}

/** A request as the person sees it who made it. */
export const toOwnDataRequest = (keyring: Keyring, record: ListedDataRequest): OwnDataRequest => ({
  id: record.id,
  kind: record.kind,
  status: record.status,
  receivedAt: record.received_at.toISOString(),
  dueAt: record.due_at.toISOString(),
  handledAt: record.handled_at?.toISOString() ?? null,
  regencyName: record.regency_name,
  outcome: record.outcome,
  answer: openWords(keyring, record).answer,
})
