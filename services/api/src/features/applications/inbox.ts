import type { AppAbility } from '@sipelandukilat/access'
import type { ApplicationRow, InboxView, listApplications, QueryOf, ResponseOf } from '@sipelandukilat/contract'
import {
  type ApplicationStatus,
  addCalendarDays,
  normalizeNik,
  parseTrackingNumber,
  startOfLocalDay,
} from '@sipelandukilat/domain'
import { auditColumns } from '../../platform/audit'
import { blindIndex, type Keyring } from '../../platform/crypto/keyring'
import { decodeCursor, encodeCursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { regionColumn } from '../../platform/database/region-columns'
import type { TypedStatement } from '../../platform/database/sql'
import { ExactAnswer } from '../../platform/exact-answer'
import { newId } from '../../platform/id'
import type { RegionNames } from '../regions/region-names'
import { readyAs, visitOn } from './label-columns'
import { nameWords } from './personal-record'
import type { ReadScope } from './read-scopes'
import { statusList } from './status-list'

type ApplicationPage = ResponseOf<typeof listApplications>
export type ListQuery = QueryOf<typeof listApplications> & { q?: string }

const isOf = (status: ApplicationStatus) => `a.status = '${status}'`
/** What a view asks about: the places of these values in the statement. */
type Asked = { user: () => string; now: () => string }

/** What each view holds. */
const views: Readonly<Record<InboxView, (asked: Asked) => string>> = {
  incomplete: () => isOf('incomplete'),
  new: () => isOf('routed'),
  messages: () => 'a.unanswered_since is not null',
  mine: ({ user }) => `a.assignee_id = ${user()} and a.closed_at is null`,
  correction: () => isOf('correction'),
  presence: () => isOf('awaiting_presence'),
  approval: () => isOf('approving'),
  processing: () => `a.status in (${statusList('producing')})`,
  overdue: ({ now }) => `a.due_at < ${now()} and a.closed_at is null`,
  open: () => `a.closed_at is null`,
  all: () => 'true',
}

const columns = `a.id, a.tracking_number, a.service_code, a.status, a.channel, a.village_code, a.regency_code, a.priority, a.presence_mode,
  a.assignee_id, a.submitted_at, a.status_since, a.due_at, a.arrival_until, a.unanswered_since, a.version`

/**
 * A row under the names of the contract's `ApplicationRow`, but for the village's name. The login's time zone is UTC, so
 * instants read `2026-09-14T02:00:00+00:00`; `to_char` for a `Z` cost a thirtieth of a page.
 */
const contractColumns = `a.id, a.tracking_number as "trackingNumber", a.service_code as "serviceCode", a.status, a.channel, a.village_code as "villageCode",
  a.regency_code as "regencyCode", p.applicant_name as "applicantName", a.priority, a.presence_mode as "presenceMode",
  a.assignee_id as "assigneeId", a.submitted_at as "submittedAt", a.status_since as "statusSince", a.due_at as "dueAt", a.arrival_until as "arrivalUntil",
  a.unanswered_since as "unansweredSince", ${visitOn('a')} as "visitOn", ${readyAs('a')} as "readyAs", a.version`

class Values {
  readonly list: unknown[] = []
  add(value: unknown): string {
    this.list.push(value)
    return `$${this.list.length}`
  }
}

const orders = {
  '-submittedAt': { column: 'submitted_at', name: 'submittedAt', direction: 'desc', comparison: '<' },
  submittedAt: { column: 'submitted_at', name: 'submittedAt', direction: 'asc', comparison: '>' },
  dueAt: { column: 'due_at', name: 'dueAt', direction: 'asc', comparison: '>' },
} as const

/**
 * One page of the applications in the reader's scopes. One scope is one ordered index scan; several are merged, each
 * bounded by the page's length, so that the cost follows the page and not the table.
 */
export async function listInbox(
  db: Db,
  { keyring, regionNames }: { keyring: Keyring; regionNames: RegionNames },
  scopes: readonly ReadScope[],
  query: ListQuery,
  reader: { userId: string; now: Date },
  trail: { provinceCode: string | null; correlationId: string },
): Promise<ExactAnswer<ApplicationPage>> {
  if (scopes.length === 0) return toPage([], regionNames, query)
  if (trail.provinceCode) await regionNames.know(db, [trail.provinceCode])
  const values = new Values()
  const order = orders[query.sort]
  const conditions = filterConditions(query, reader, values)
  const source = await sourceOf(db, keyring, query.q, values)
  if (query.sort === 'dueAt') conditions.push('a.due_at is not null')
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  if (cursor)
    conditions.push(
      `(a.${order.column}, a.id) ${order.comparison} (${values.add(cursor.at)}::timestamptz, ${values.add(cursor.id)}::uuid)`,
    )
  // Written out, so that the planner knows it and keeps one plan for all values: planning anew costs more than the page.
  const most = query.limit + 1
  const { column, direction } = order
  const ordered = `a.${column} ${direction}, a.id ${direction}`
  const branches = scopes.map(({ column: scope, value }) => {
    const where = [`a.${scope} = ${values.add(value)}`, ...conditions].join(' and ')
    return `(select ${columns} from ${source} a where ${where} order by ${ordered} limit ${most})`
  })
  const page =
    branches.length === 1
      ? branches[0]
      : `(select * from (${branches.join(' union ')}) a order by ${ordered} limit ${most})`
  // The page and its entry in the trail are one statement: what was shown is what was written down. The database writes
  // each row's JSON, which spares reading hundreds of values here only to write them out again.
  const text = `with page as materialized (
      select a.id, a.regency_code, a.village_code, a.${column} as position, row_to_json(contract)::text as json
      from ${page} a left join personal_record p on p.application_id = a.id cross join lateral (select ${contractColumns}) contract),
    shown as (select id, regency_code from page order by position ${direction}, id ${direction} limit ${query.limit}),
    trail as (
      insert into audit_entry (${auditColumns})
      select ${values.add(newId())}::uuid, now(), 'officer', ${values.add(reader.userId)}::uuid, 'applications-listed', 'Application',
        coalesce(array_agg(id::text), '{}'), ${values.add(trail.provinceCode)}::text, min(regency_code),
        ${values.add(JSON.stringify({ view: query.view, searched: query.q !== undefined }))}::jsonb, ${values.add(trail.correlationId)}::text
      from shown)
    select json, village_code from page order by position ${direction}, id ${direction}`
  return toPage(await db.last<PageRow>({ text, values: values.list }), regionNames, query)
}

/** An `ApplicationRow` as JSON, but for the village's name. */
type PageRow = { json: string; village_code: string }

/** The rows with their villages' names; one more than asked says that the list goes on after the last one shown. */
function toPage(
  rows: readonly PageRow[],
  regionNames: RegionNames,
  { limit, sort }: Pick<ListQuery, 'limit' | 'sort'>,
): ExactAnswer<ApplicationPage> {
  const shown = rows.slice(0, limit)
  const items = shown.map(
    ({ json, village_code }) =>
      `${json.slice(0, -'}'.length)},"villageName":${JSON.stringify(regionNames.of(village_code) ?? null)}}`,
  )
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last ? cursorAfter(JSON.parse(last.json) as ApplicationRow, sort) : null
  return new ExactAnswer<ApplicationPage>(`{"items":[${items.join()}],"nextCursor":${JSON.stringify(nextCursor)}}`)
}

function cursorAfter(row: ApplicationRow, sort: ListQuery['sort']): string | null {
  const at = row[orders[sort].name]
  return at === null ? null : encodeCursor({ at, id: row.id })
}

function filterConditions(query: ListQuery, reader: { userId: string; now: Date }, values: Values): string[] {
  const conditions = [views[query.view]({ user: () => values.add(reader.userId), now: () => values.add(reader.now) })]
  if (query.status) conditions.push(`a.status = ${values.add(query.status)}`)
  if (query.service) conditions.push(`a.service_code = ${values.add(query.service)}`)
  if (query.channel) conditions.push(`a.channel = ${values.add(query.channel)}`)
  if (query.assignee) conditions.push(`a.assignee_id = ${values.add(query.assignee)}`)
  if (query.overdue) conditions.push(`a.due_at < ${values.add(reader.now)} and a.closed_at is null`)
  if (query.from) conditions.push(`a.submitted_at >= ${values.add(startOfLocalDay(query.from))}`)
  if (query.to) conditions.push(`a.submitted_at < ${values.add(startOfLocalDay(addCalendarDays(query.to, 1)))}`)
  if (query.closedFrom) conditions.push(`a.closed_at >= ${values.add(startOfLocalDay(query.closedFrom))}`)
  if (query.closedTo)
    conditions.push(`a.closed_at < ${values.add(startOfLocalDay(addCalendarDays(query.closedTo, 1)))}`)
  if (query.region) {
    const column = regionColumn(query.region)
    conditions.push(column ? `a.${column} = ${values.add(query.region)}` : 'false')
  }
  return conditions
}

/**
 * Where rows come from: the table, or those that a search found, fetched by their ids before anything orders them. A
 * tracking number or a NIK is looked up exactly; anything else is a name, typing errors forgiven.
 */
async function sourceOf(db: Db, keyring: Keyring, q: string | undefined, values: Values): Promise<string> {
  if (q === undefined) return 'application'
  const trackingNumber = parseTrackingNumber(q)
  if (trackingNumber)
    return `(select * from application where tracking_number = ${values.add(trackingNumber)} offset 0)`
  const query = findQuery(keyring, q)
  const found = query ? await db.rows(query) : []
  const ids = values.add(found.map((row) => row.application_id))
  return `(select * from application where id = any(${ids}::uuid[]) offset 0)`
}

/** Nothing to find by where the text holds neither a number nor a word. */
function findQuery(keyring: Keyring, q: string): TypedStatement<{ application_id: string }> | undefined {
  const nik = normalizeNik(q)
  if (/^\d{16}$/.test(nik))
    return from('personal_record')
      .where({ nik_index: blindIndex(keyring, 'nik', nik) })
      .limit(200)
      .select('application_id')
  const words = nameWords(q).slice(0, 3)
  if (words.length === 0) return undefined
  return {
    text: 'select application_id from app_search_applications($1, 200)',
    values: [words],
  }
}

const viewNames = Object.keys(views) as InboxView[]

/** How many applications each view holds, of those that the scopes reach. */
export async function countInbox(
  db: Db,
  scopes: readonly ReadScope[],
  reader: { userId: string; now: Date },
): Promise<Record<InboxView, number>> {
  const empty = Object.fromEntries(viewNames.map((name) => [name, 0])) as Record<InboxView, number>
  if (scopes.length === 0) return empty
  const row = await db.first(countStatement(scopes, reader))
  return { ...empty, ...row, all: row?.open ?? 0 }
}

/** The views that wait for this reader: for who works files what is to be begun, for who decides what is to be decided. */
export function viewsWaitingFor(ability: AppAbility): readonly InboxView[] {
  const can = (action: 'work' | 'supervise' | 'decide' | 'decideTransfer') => ability.can(action, 'Application')
  const works = can('work') || can('supervise') || can('decideTransfer')
  const decides = can('supervise') || can('decide')
  if (!works && !decides) return ['incomplete', 'correction']
  return [...(works ? (['incomplete', 'new'] as const) : []), ...(decides ? (['approval'] as const) : [])]
}

/** One pass over the open applications of each scope, and over the few that ended while a message waits. */
export function countStatement(
  scopes: readonly ReadScope[],
  reader: { userId: string; now: Date },
): TypedStatement<Record<InboxView, number>> {
  const values = new Values()
  const user = values.add(reader.userId)
  const now = values.add(reader.now)
  const counted = viewNames
    .filter((name) => name !== 'all')
    .map((name) => `count(*) filter (where ${views[name]({ user: () => user, now: () => now })}) as "${name}"`)
  const asked = 'id, status, assignee_id, due_at, unanswered_since'
  const branches = scopes.flatMap(({ column, value }) => {
    const scope = `${column} = ${values.add(value)}`
    return [
      // No more than `application_open` holds, so that the table is not read.
      `select ${asked}, null::timestamptz as closed_at from application where ${scope} and closed_at is null`,
      `select ${asked}, closed_at from application where ${scope} and unanswered_since is not null and closed_at is not null`,
    ]
  })
  return {
    text: `select ${counted.join(', ')} from (${branches.join(' union ')}) a where ${user}::uuid is not null and ${now}::timestamptz is not null`,
    values: values.list,
  }
}
