import type { AuditFilter } from '@sipelandukilat/contract'
import { parseComplaintNumber, parseTrackingNumber } from '@sipelandukilat/domain'
import { decodeCursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'

export type AuditRow = Pick<
  Row<'audit_entry'>,
  'id' | 'at' | 'actor_kind' | 'actor_id' | 'action' | 'subject' | 'subject_ids' | 'regency_code' | 'detail'
> & { actor_name: string | null }

/** A rule that lets somebody read entries, with the regions it names. */
export type ReadRule = { conditions?: unknown }

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

/** The one regency that a reader is held to, if any. */
export function regencyOf(rules: readonly ReadRule[]): string | null {
  const scopes = scopesOf(rules)
  const [only] = scopes
  return scopes.length === 1 && only?.column === 'regency_code' ? only.value : null
}

/** A filter in which the number that people know stands for the ids under which the trail keeps entries. */
export type TrailFilter = Omit<AuditFilter, 'subjectId'> & { subjectIds?: readonly string[] }

/** The ids that a text may mean, read with the rights of the worker: itself, and those of what it is the number of. */
export async function listSubjectIds(worker: Db, text: string): Promise<string[]> {
  const [application, complaint] = [parseTrackingNumber(text), parseComplaintNumber(text)]
  const found = await Promise.all([
    application && worker.rows(from('application').where({ tracking_number: application }).select('id')),
    complaint && worker.rows(from('complaint').where({ number: complaint }).select('id')),
  ])
  return [text, ...found.flatMap((rows) => rows || []).map(({ id }) => id)]
}

const conditionsOf = (query: TrailFilter, add: (value: unknown) => string): string[] => [
  ...(query.subjectIds ? [`subject_ids && ${add(query.subjectIds)}::text[]`] : []),
  // Who saw a row in a list is found by asking for lists; else the index on single rows answers.
  ...(query.subjectIds && query.action !== 'applications-listed' ? [`action <> 'applications-listed'`] : []),
  ...(query.actor ? [`actor_id = ${add(query.actor)}`] : []),
  ...(query.actorKind ? [`actor_kind = ${add(query.actorKind)}`] : []),
  ...(query.action ? [`action = ${add(query.action)}`] : []),
  // Days are meant as people in Kaltara live them.
  ...(query.from ? [`at >= (${add(query.from)}::date)::timestamp at time zone 'Asia/Makassar'`] : []),
  ...(query.to ? [`at < (${add(query.to)}::date + 1)::timestamp at time zone 'Asia/Makassar'`] : []),
]

/**
 * Asks of the entries `e` that the rules let one read, the newest `most` that match; nothing where they let none.
 * @param asked what is selected, and what follows the entries
 */
async function askEntries<R>(
  db: Db,
  query: TrailFilter & { cursor?: string | undefined },
  rules: readonly ReadRule[],
  { columns, rest, most }: { columns: string; rest: string; most: number },
): Promise<R[]> {
  const values: unknown[] = []
  const add = (value: unknown) => `$${values.push(value)}`
  const conditions = conditionsOf(query, add)
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  if (cursor) conditions.push(`(at, id) < (${add(cursor.at)}::timestamptz, ${add(cursor.id)}::uuid)`)
  const limit = add(most)
  const branches = scopesOf(rules).map(
    ({ column, value }) =>
      `(select * from audit_entry where ${[`${column} = ${add(value)}`, ...conditions].join(' and ')} order by at desc, id desc limit ${limit})`,
  )
  if (branches.length === 0) return []
  return db.rows<R>({
    text: `select ${columns}
           from (select * from (${branches.join(' union ')}) merged order by at desc, id desc limit ${limit}) e ${rest}`,
    values,
  })
}

/** Entries that the rules let one read, the newest first, one more than asked: it tells whether more follow. */
export const listEntries = (
  db: Db,
  query: TrailFilter & { cursor?: string | undefined; limit: number },
  rules: readonly ReadRule[],
): Promise<AuditRow[]> =>
  askEntries<AuditRow>(db, query, rules, {
    columns: `e.id, date_trunc('milliseconds', e.at) as at, e.actor_kind, e.actor_id, n.name as actor_name, e.action, e.subject, e.subject_ids, e.regency_code, e.detail`,
    rest: 'left join lateral app_user_names(array[e.actor_id]) n on true order by e.at desc, e.id desc',
    most: query.limit + 1,
  })

/** How many entries one may read match; counted no further than `most`. */
export async function countEntries(
  db: Db,
  query: TrailFilter,
  rules: readonly ReadRule[],
  most: number,
): Promise<number> {
  const [row] = await askEntries<{ count: number }>(db, query, rules, {
    columns: 'count(*)::int as count',
    rest: '',
    most,
  })
  return row?.count ?? 0
}
