import { rulesToSql } from '@sipelandukilat/access'
import type { listComplaints, QueryOf } from '@sipelandukilat/contract'
import type { ComplaintOfApplication } from '@sipelandukilat/portal'
import type { Caller } from '../../platform/caller'
import { cutPage, decodeCursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { sql } from '../../platform/database/sql'
import { complaintColumns } from './complaint-store'
import { type ShownRecord, selectComplaint } from './complaint-view'

/** One page of complaints, newest first. */
export async function pageOfComplaints(
  db: Db,
  caller: Caller,
  query: QueryOf<typeof listComplaints>,
  now: Date,
): Promise<{ rows: ShownRecord[]; nextCursor: string | null }> {
  const rule = rulesToSql(caller.ability, 'read', 'Complaint', complaintColumns)
  const conditions = [rule.sql]
  const bindings = [...rule.bindings]
  const add = (condition: string, ...values: unknown[]) => {
    conditions.push(condition)
    bindings.push(...values)
  }
  if (query.status === 'open') add(`c.status in ('received', 'forwarded')`)
  else if (query.status) add('c.status = ?', query.status)
  if (query.kind) add('c.kind = ?', query.kind)
  if (query.overdue !== undefined) add(`coalesce(c.due_at < ?::timestamptz, false) = ?`, now, query.overdue)
  if (query.regency) add('c.regency_code = ?', query.regency)
  if (query.application) add('c.application_id = ?::uuid', query.application)
  if (query.q)
    add(
      `(starts_with(lower(c.sp4n_number), lower(?)) or starts_with(replace(c.number, '-', ''), ?))`,
      query.q,
      query.q.toUpperCase().replace(/[^0-9A-Z]/g, '') || '-',
    )
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  if (cursor) add('(c.received_at, c.id) < (?::timestamptz, ?::uuid)', cursor.at, cursor.id)
  const rows = await db.rows<ShownRecord>(
    sql.raw(`${selectComplaint} where ${conditions.join(' and ')} order by c.received_at desc, c.id desc limit ?`, [
      ...bindings,
      query.limit + 1,
    ] as never[]),
  )
  return cutPage(rows, query.limit, (row) => row.received_at)
}

/** The complaints about the opened application, as far as its number and PIN open them. */
export const listOwnComplaints = (db: Db, applicationId: string): Promise<ComplaintOfApplication[]> =>
  db.rows(
    from('complaint')
      .where({ application_id: applicationId })
      .whereNotNull('ordinary_regency_code')
      .whereNotNull('data_key')
      .orderBy('received_at', 'desc')
      .limit(20)
      .select('id', 'number', 'kind', 'status'),
  )
