import { type AuditEntry, listAudit } from '@sipelandukilat/contract'
import { decodeCursor, encodeCursor } from '../../platform/cursor'
import type { Platform } from '../../platform/platform'

type Row = {
  id: string
  at: Date
  actor_kind: string
  actor_id: string | null
  actor_name: string | null
  action: string
  subject: string
  subject_ids: string[]
  regency_code: string | null
  detail: Record<string, unknown>
}

/** The scopes of the reader's rules, for an index that begins with the region. */
function scopesOf(
  rules: readonly { conditions?: unknown }[],
): { column: 'province_code' | 'regency_code'; value: string }[] {
  return rules.flatMap((rule) => {
    const { provinceCode, regencyCode } = (rule.conditions ?? {}) as Record<string, { $in: string[] } | undefined>
    return [
      ...(provinceCode?.$in ?? []).map((value) => ({ column: 'province_code' as const, value })),
      ...(regencyCode?.$in ?? []).map((value) => ({ column: 'regency_code' as const, value })),
    ]
  })
}

export function registerAudit({ serve }: Platform): void {
  serve(listAudit, async ({ query, db, caller }) => {
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
    const branches = scopesOf(caller.ability.rulesFor('read', 'AuditEntry')).map(
      ({ column, value }) =>
        `(select * from audit_entry where ${[`${column} = ${add(value)}`, ...conditions].join(' and ')} order by at desc, id desc limit ${most})`,
    )
    if (branches.length === 0) return { items: [], nextCursor: null }
    const rows = await db.rows<Row>({
      text: `select e.id, date_trunc('milliseconds', e.at) as at, e.actor_kind, e.actor_id, n.name as actor_name, e.action, e.subject, e.subject_ids, e.regency_code, e.detail
             from (select * from (${branches.join(' union ')}) merged order by at desc, id desc limit ${most}) e
             left join lateral app_user_names(array[e.actor_id]) n on true
             order by e.at desc, e.id desc`,
      values,
    })
    const items = rows.slice(0, query.limit)
    const last = items.at(-1)
    return {
      items: items.map(
        (row): AuditEntry => ({
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
        }),
      ),
      nextCursor: rows.length > query.limit && last ? encodeCursor({ at: last.at.toISOString(), id: last.id }) : null,
    }
  })
}
