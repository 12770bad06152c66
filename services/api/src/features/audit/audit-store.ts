import type { listAudit, QueryOf } from '@sipelandukilat/contract'
import { decodeCursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import type { Row } from '../../platform/database/from'

type AuditRow = Pick<
  Row<'audit_entry'>,
  'id' | 'at' | 'actor_kind' | 'actor_id' | 'action' | 'subject' | 'subject_ids' | 'regency_code' | 'detail'
> & { actor_name: string | null }

type ReadRule = { conditions?: unknown }

/** The scopes of the reader's rules, for an index that begins with the region. */
function scopesOf(rules: readonly ReadRule[]): { column: 'province_code' | 'regency_code'; value: string }[] {
  return rules.flatMap((rule) => {
    const { provinceCode, regencyCode } = (rule.conditions ?? {}) as Record<string, { $in: string[] } | undefined>
    return [
      ...(provinceCode?.$in ?? []).map((value) => ({ column: 'province_code' as const, value })),
      ...(regencyCode?.$in ?? []).map((value) => ({ column: 'regency_code' as const, value })),
    ]
  })
}

/** Entries that the rules let one read, the newest first, one more than asked: it tells whether more follow. */
export async function listEntries(
  db: Db,
  query: QueryOf<typeof listAudit>,
  rules: readonly ReadRule[],
): Promise<AuditRow[]> {
  const values: unknown[] = []
  const add = (value: unknown) => `$${values.push(value)}`
  const conditions: string[] = []
  if (query.subjectId) conditions.push(`subject_ids @> array[${add(query.subjectId)}]`)
  // Who saw a row in a list is found by asking for lists; else the index on single rows answers.
  if (query.subjectId && query.action !== 'applications-listed') conditions.push(`action <> 'applications-listed'`)
  if (query.actor) conditions.push(`actor_id = ${add(query.actor)}`)
  if (query.action) conditions.push(`action = ${add(query.action)}`)
  // Days are meant as people in Kaltara live them.
  if (query.from) conditions.push(`at >= (${add(query.from)}::date)::timestamp at time zone 'Asia/Makassar'`)
  if (query.to) conditions.push(`at < (${add(query.to)}::date + 1)::timestamp at time zone 'Asia/Makassar'`)
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  if (cursor) conditions.push(`(at, id) < (${add(cursor.at)}::timestamptz, ${add(cursor.id)}::uuid)`)
  const most = add(query.limit + 1)
  const branches = scopesOf(rules).map(
    ({ column, value }) =>
      `(select * from audit_entry where ${[`${column} = ${add(value)}`, ...conditions].join(' and ')} order by at desc, id desc limit ${most})`,
  )
  if (branches.length === 0) return []
  return db.rows<AuditRow>({
    text: `select e.id, date_trunc('milliseconds', e.at) as at, e.actor_kind, e.actor_id, n.name as actor_name, e.action, e.subject, e.subject_ids, e.regency_code, e.detail
           from (select * from (${branches.join(' union ')}) merged order by at desc, id desc limit ${most}) e
           left join lateral app_user_names(array[e.actor_id]) n on true
           order by e.at desc, e.id desc`,
    values,
  })
}
