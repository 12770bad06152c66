import { rowOf } from '@sipelandukilat/access'
import type {
  CallBack,
  Conversation,
  ConversationMessage,
  ConversationRow,
  listConversations,
  QueryOf,
} from '@sipelandukilat/contract'
import { maskEmail, maskPhone } from '@sipelandukilat/domain'
import type { Caller } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import { cutPage, decodeCursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { namesOf } from '../../platform/identity/user-names'
import { Problem } from '../../platform/problem'
import { type ConversationRecord, conversationKey, openContact, openSaid } from './conversation-store'
import { withoutPins } from './hidden-pin'

type MessageRow = Pick<
  Row<'conversation_message'>,
  'id' | 'direction' | 'at' | 'author_id' | 'sealed' | 'state' | 'failure' | 'upload_ids' | 'state_at'
>
type ListedRow = ConversationRecord & { last_message: MessageRow | null; officer_name: string | null }

const previewLength = 90
const pageLength = 50

export const canOn = (caller: Caller, action: 'read' | 'work', record: ConversationRecord): boolean =>
  caller.ability.can(
    action,
    rowOf('Conversation', { provinceCode: record.province_code, regencyCode: record.regency_code }),
  )

/** @throws Problem `not-found`, also where the conversation belongs to another office. */
export async function getConversation(
  db: Db,
  caller: Caller,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<ConversationRecord> {
  const found = from('conversation').where({ id })
  const record = await db.first(options.forUpdate ? found.forUpdate() : found)
  if (!record || !canOn(caller, 'read', record)) throw new Problem('not-found')
  return record
}

/** The regencies (and the province, for what no office has yet) whose conversations the caller reads. */
function placesOf(caller: Caller): string[] {
  return caller.ability.rulesFor('read', 'Conversation').flatMap((rule) => {
    const values = (rule.conditions as { regencyCode?: { $in: string[] } } | undefined)?.regencyCode?.$in
    if (rule.inverted || !values) throw new Error('A read rule on Conversation must name regencies')
    return values
  })
}

/** What each view holds; `$1` is the reader. */
const views: Record<QueryOf<typeof listConversations>['view'], string> = {
  person: `(c.wants_person_since is not null or (c.handled_by = 'officer' and c.unread > 0))`,
  mine: 'c.officer_id = $1',
  unread: `c.unread > 0`,
  all: 'true',
}

/** One page of conversations, what was said last first. */
export async function pageOfConversations(
  db: Db,
  keyring: Keyring,
  caller: Caller,
  query: QueryOf<typeof listConversations>,
): Promise<{ items: ConversationRow[]; nextCursor: string | null }> {
  const places = [...new Set(placesOf(caller))]
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
  const values: unknown[] = [caller.user?.id ?? null]
  const add = (value: unknown) => `$${values.push(value)}`
  const conditions = [views[query.view], '$1::uuid is not null']
  if (query.channel) conditions.push(`c.channel = ${add(query.channel)}`)
  if (cursor) conditions.push(`(c.last_message_at, c.id) < (${add(cursor.at)}::timestamptz, ${add(cursor.id)}::uuid)`)
  const most = query.limit + 1
  const branches = places.map(
    (place) =>
      `(select c.* from conversation c where c.regency_code = ${add(place)} and c.data_key is not null and ${conditions.join(' and ')}
        order by c.last_message_at desc, c.id desc limit ${most})`,
  )
  if (branches.length === 0) return { items: [], nextCursor: null }
  const found = await db.rows<ListedRow>({
    text: `select c.*, o.name as officer_name, to_jsonb(m) as last_message from (${branches.join(' union all ')}) c
           left join lateral (select id, direction, at, author_id, encode(sealed, 'base64') as sealed, state, failure, upload_ids, state_at
             from conversation_message where conversation_id = c.id order by at desc, id desc limit 1) m on true
           left join lateral app_user_names(array[c.officer_id]) o on true
           order by c.last_message_at desc, c.id desc limit ${most}`,
    values,
  })
  const { rows, nextCursor } = cutPage(found, query.limit, (row) => row.last_message_at)
  return { items: rows.map((row) => toRow(keyring, row)), nextCursor }
}

function toRow(keyring: Keyring, row: ListedRow): ConversationRow {
  const key = conversationKey(keyring, row)
  const { last_message: last } = row
  const said = last && openSaid(key, { id: last.id, sealed: last.sealed && Buffer.from(String(last.sealed), 'base64') })
  return {
    ...toHead(row, key, row.officer_name),
    lastText: withoutPins(said?.text ?? '')
      .replaceAll(/\s+/g, ' ')
      .slice(0, previewLength),
  }
}

/** What the citizen calls themselves, or the end of the number; a dash where it was erased. */
function titleOf(record: ConversationRecord, key: Buffer | null): string {
  if (!key) return '—'
  const contact = openContact(key, record)
  return contact.name ?? (record.channel === 'email' ? maskEmail(contact.address) : maskPhone(contact.address))
}

function toHead(record: ConversationRecord, key: Buffer | null, officerName: string | null) {
  return {
    id: record.id,
    channel: record.channel,
    title: titleOf(record, key),
    regencyCode: record.regency_code,
    language: record.language,
    handledBy: record.handled_by,
    officerId: record.officer_id,
    officerName,
    wantsPersonSince: record.wants_person_since?.toISOString() ?? null,
    unread: record.unread,
    lastMessageAt: record.last_message_at.toISOString(),
    version: record.version,
  }
}

/** A conversation as its office sees it, newest words last. */
export async function toConversation(
  db: Db,
  keyring: Keyring,
  caller: Caller,
  record: ConversationRecord,
  { now, before }: { now: Date; before?: string | undefined },
): Promise<Conversation> {
  const key = record.data_key ? conversationKey(keyring, record) : null
  const cursor = before === undefined ? undefined : decodeCursor(before)
  const [rows, applications] = await Promise.all([
    db.rows<MessageRow>({
      text: `select id, direction, at, author_id, sealed, state, failure, upload_ids, state_at from conversation_message
             where conversation_id = $1 and ($2::timestamptz is null or (at, id) < ($2, $3::uuid)) order by at desc, id desc limit ${pageLength + 1}`,
      values: [record.id, cursor?.at ?? null, cursor?.id ?? null],
    }),
    db.rows<{ id: string; trackingNumber: string; serviceCode: string; status: string }>({
      text: `select a.id, a.tracking_number as "trackingNumber", a.service_code as "serviceCode", a.status
             from conversation_application l join application a on a.id = l.application_id where l.conversation_id = $1 order by a.submitted_at desc`,
      values: [record.id],
    }),
  ])
  const { rows: shown, nextCursor: earlierCursor } = cutPage(rows, pageLength, (row) => row.at)
  const [files, names] = await Promise.all([
    db.rows(
      from('upload')
        .whereAny(
          'id',
          shown.flatMap((row) => row.upload_ids),
        )
        .select('id', 'media_type', 'size'),
    ),
    namesOf(db, caller, [record.officer_id, ...shown.map((row) => row.author_id)]),
  ])
  const messages = shown.toReversed().map((row): ConversationMessage => {
    const said = key ? openSaid(key, row) : { text: '' }
    return {
      id: row.id,
      direction: row.direction,
      at: row.at.toISOString(),
      authorName: names.get(row.author_id ?? '') ?? null,
      kind: said.kind ?? 'text',
      // What was kept before PINs were left out.
      text: withoutPins(said.text),
      choices: (said.choices ?? []).map(({ title }) => title),
      files: row.upload_ids.flatMap((id) => {
        const file = files.find((one) => one.id === id)
        return file ? { id, mediaType: file.media_type ?? '', size: file.size } : []
      }),
      refusedFiles: said.refusedFiles ?? [],
      state: row.state === 'queued' && row.at > now ? 'scheduled' : row.state,
      failure: row.failure,
      stateAt: row.state_at.toISOString(),
    }
  })
  return {
    ...toHead(record, key, names.get(record.officer_id ?? '') ?? null),
    noticesStoppedAt: record.notices_stopped_at?.toISOString() ?? null,
    lastText: messages.at(-1)?.text.slice(0, previewLength) ?? '',
    address: key && canOn(caller, 'work', record) ? openContact(key, record).address : null,
    isVerified: record.verified_at !== null,
    erasedAt: record.erased_at?.toISOString() ?? null,
    applications,
    messages,
    earlierCursor,
  }
}

export async function countConversationsOf(db: Db, caller: Caller) {
  const count = (condition: string) => `count(*) filter (where ${condition})::int`
  const [row, calls] = await Promise.all([
    db.first<{ person: number; mine: number; unread: number }>({
      text: `select ${count(views.person)} as person, ${count(views.mine)} as mine, ${count(views.unread)} as unread
             from conversation c where c.regency_code = any($2) and c.last_message_at > now() - interval '90 days'`,
      values: [caller.user?.id ?? null, placesOf(caller)],
    }),
    db.first<{ count: number }>({
      text: 'select count(*)::int from call_back where regency_code = any($1) and done_at is null',
      values: [placesOf(caller)],
    }),
  ])
  return { person: row?.person ?? 0, mine: row?.mine ?? 0, unread: row?.unread ?? 0, callBacks: calls?.count ?? 0 }
}

export async function openCallBacks(db: Db, keyring: Keyring, caller: Caller, now: Date): Promise<CallBack[]> {
  const rows = await db.rows<
    ConversationRecord &
      Pick<Row<'call_back'>, 'upload_id' | 'requested_at' | 'due_at' | 'tries' | 'last_tried_at' | 'last_tried_by'> & {
        call_id: string
      }
  >({
    text: `select c.*, b.id as call_id, b.upload_id, b.requested_at, b.due_at, b.tries, b.last_tried_at, b.last_tried_by from call_back b join conversation c on c.id = b.conversation_id
           where b.regency_code = any($1) and b.done_at is null and c.data_key is not null order by b.due_at, b.id limit 200`,
    values: [placesOf(caller)],
  })
  const names = await namesOf(
    db,
    caller,
    rows.map(({ last_tried_by }) => last_tried_by),
  )
  return rows.map((row) => {
    const key = conversationKey(keyring, row)
    const contact = openContact(key, row)
    return {
      id: row.call_id,
      conversationId: row.id,
      channel: row.channel,
      title: contact.name ?? maskPhone(contact.address),
      address: contact.address,
      number: contact.callNumber ?? (row.channel === 'email' ? null : contact.address),
      regencyCode: row.regency_code,
      voiceFileId: row.upload_id,
      requestedAt: row.requested_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      isOverdue: row.due_at < now,
      tries: row.tries,
      lastTried: row.last_tried_at
        ? { at: row.last_tried_at.toISOString(), byName: names.get(row.last_tried_by ?? '') ?? null }
        : null,
    }
  })
}
