import { randomBytes } from 'node:crypto'
import type { Role } from '@sipelandukilat/access'
import type { Complaint } from '@sipelandukilat/contract'
import {
  type Calendar,
  type Channel,
  type ComplaintKind,
  complaintDeadlines,
  type Language,
  toComplaintNumber,
} from '@sipelandukilat/domain'
import { newDataKey, openText, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import { hashPin, type Keyring, pinOf } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { type Change, from, type Row } from '../../platform/database/from'
import { placeColumns } from '../../platform/database/region-columns'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'
import { withoutPins } from '../conversations/hidden-pin'

/** Everything personal of a complaint as it came in; it lives in one envelope under the complaint's own key. */
export type ComplaintDetails = {
  words: string
  name: string | null
  phone: string | null
  email: string | null
  /** Ids of the files sent with it. */
  files?: string[]
}

export type ComplaintRecord = Row<'complaint'> & { assignee_role: Role | null }

/** Where attributes of the access rules stand in a row aliased `c`. */
export const complaintColumns = {
  provinceCode: { name: 'c.province_code' },
  regencyCode: { name: 'c.regency_code' },
  districtCode: { name: 'c.district_code' },
  ordinaryProvinceCode: { name: 'c.ordinary_province_code' },
  ordinaryRegencyCode: { name: 'c.ordinary_regency_code' },
  ordinaryDistrictCode: { name: 'c.ordinary_district_code' },
  id: { name: 'c.id' },
}

/** The attributes that access rules may ask about. */
export const toComplaintAccessRow = (record: ComplaintRecord) => ({
  id: record.id,
  provinceCode: record.province_code,
  regencyCode: record.regency_code,
  districtCode: record.district_code,
  ordinaryProvinceCode: record.ordinary_province_code,
  ordinaryRegencyCode: record.ordinary_regency_code,
  ordinaryDistrictCode: record.ordinary_district_code,
})

export type ComplaintPlace = { provinceCode: string; regencyCode: string; districtCode: string; villageCode: string }

export type NewComplaint = {
  id: string
  kind: ComplaintKind
  details: ComplaintDetails
  place: ComplaintPlace
  calendar: Calendar
  applicationId: string | null
  conversationId: string | null
  createdBy: string | null
  channel: Channel
  language: Language
}

export type ComplaintReceiptFacts = { id: string; number: string; pin: string; answerBy: Date }

const detailsPlace = (id: string) => `complaint.sealed:${id}`
const entryPlace = (id: string) => `complaint_entry.sealed:${id}`

/** Adds a complaint with its deadlines and its own data key. Reads nothing back: who takes it down may not see it again. */
export async function insertComplaint(
  db: Db,
  keyring: Keyring,
  complaint: NewComplaint,
  now: Date,
): Promise<ComplaintReceiptFacts> {
  const { id, place } = complaint
  const { plain, wrapped } = newDataKey(keyring.wrapping, id)
  const { forwardBy, answerBy } = complaintDeadlines(now, complaint.calendar)
  const number = toComplaintNumber(randomBytes(8))
  const pin = pinOf(keyring, id)
  await db.run(
    from('complaint').insert({
      id,
      number,
      pin_hash: hashPin(keyring, id, pin),
      application_id: complaint.applicationId,
      conversation_id: complaint.conversationId,
      ...placeColumns(place),
      created_by: complaint.createdBy,
      kind: complaint.kind,
      channel: complaint.channel,
      language: complaint.language,
      data_key: wrapped,
      sealed: sealText(plain, detailsPlace(id), JSON.stringify(complaint.details)),
      received_at: now,
      forward_due_at: forwardBy,
      answer_due_at: answerBy,
      due_at: forwardBy,
      status_since: now,
    }),
  )
  return { id, number, pin, answerBy }
}

/** Takes finished uploads for a complaint; each can be taken once. Gives those that were taken, in their order. */
export async function claimComplaintFiles(db: Db, complaintId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const taken = await db.rows(
    from('upload')
      .where({ status: 'ready', claimed_by: null, conversation_id: null })
      .whereAny('id', ids)
      .update({ claimed_by: complaintId })
      .returning('id'),
  )
  return ids.filter((id) => taken.some((one) => one.id === id))
}

export const listComplaintFiles = (db: Db, ids: readonly string[]): Promise<Complaint['files']> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.rows<Complaint['files'][number]>({
        text: `select id, coalesce(media_type, '') as "mediaType", size::int from upload where id = any($1) order by array_position($1, id)`,
        values: [ids],
      })

/** A file that was sent with a complaint; nothing where it has no bytes, or belongs to none. */
export async function findComplaintFile(
  db: Db,
  id: string,
): Promise<{ blob: string; mediaType: string; complaintId: string } | undefined> {
  const found = await db.first(from('upload').where({ id }).select('blob', 'media_type', 'claimed_by'))
  const { blob, media_type: mediaType, claimed_by: complaintId } = found ?? {}
  return blob && mediaType && complaintId ? { blob, mediaType, complaintId } : undefined
}

/** @throws Problem `not-found`, also where the row lies outside what the caller sees. */
export async function getComplaint(
  db: Db,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<ComplaintRecord> {
  const found = from('complaint').where({ id })
  const record = await db.first<ComplaintRecord>(options.forUpdate ? found.forUpdate() : found)
  if (!record) throw new Problem('not-found')
  return record
}

/** The complaint's own key; undefined once it was erased. */
export const findComplaintKey = (keyring: Keyring, record: ComplaintRecord): Buffer | undefined =>
  record.data_key ? unwrapDataKey(keyring.wrapping, record.id, record.data_key) : undefined

/** What came in, its words without a PIN: officers read and export them. */
export function openComplaint(key: Buffer, record: ComplaintRecord): ComplaintDetails {
  if (!record.sealed) throw new Problem('not-found')
  const details = JSON.parse(openText(key, detailsPlace(record.id), record.sealed)) as ComplaintDetails
  return { ...details, words: withoutPins(details.words) }
}

export type EntryRecord = Pick<
  Row<'complaint_entry'>,
  'id' | 'kind' | 'author_kind' | 'author_id' | 'assignee_id' | 'kind_before' | 'kind_after' | 'sealed' | 'at'
> & { assignee_role: Role | null }

export const listEntries = (db: Db, complaintId: string): Promise<EntryRecord[]> =>
  db.rows<EntryRecord>(
    from('complaint_entry')
      .where({ complaint_id: complaintId })
      .orderBy('at')
      .orderBy('id')
      .limit(500)
      .select(
        ...(['id', 'kind', 'author_kind', 'author_id', 'assignee_id', 'assignee_role'] as const),
        ...(['kind_before', 'kind_after', 'sealed', 'at'] as const),
      ),
  )

export const openEntry = (key: Buffer, entry: Pick<EntryRecord, 'id' | 'sealed'>): string | null =>
  entry.sealed ? withoutPins(openText(key, entryPlace(entry.id), entry.sealed)) : null

export type NewEntry = Pick<EntryRecord, 'kind' | 'author_kind' | 'author_id'> & {
  assigneeId?: string | null
  assigneeRole?: Role | null
  kinds?: { before: ComplaintKind; after: ComplaintKind }
  text?: string | undefined
}

/** Adds what was said or done; gives its id. @throws Problem `not-found` for words on an erased complaint. */
export async function addEntry(
  db: Db,
  keyring: Keyring,
  record: ComplaintRecord,
  entry: NewEntry,
  now: Date,
): Promise<string> {
  const id = newId()
  const key = findComplaintKey(keyring, record)
  if (entry.text && !key) throw new Problem('not-found')
  await db.run(
    from('complaint_entry').insert({
      id,
      complaint_id: record.id,
      kind: entry.kind,
      author_kind: entry.author_kind,
      author_id: entry.author_id,
      assignee_id: entry.assigneeId ?? null,
      assignee_role: entry.assigneeRole ?? null,
      kind_before: entry.kinds?.before ?? null,
      kind_after: entry.kinds?.after ?? null,
      sealed: entry.text && key ? sealText(key, entryPlace(id), entry.text) : null,
      at: now,
    }),
  )
  return id
}

/** Changes a complaint that is locked; its version moves on by one. */
export async function updateComplaint(db: Db, id: string, change: Change<'complaint'>): Promise<void> {
  await db.run(from('complaint').where({ id }).update(change).increment('version', 1))
}

/** Whom a complaint can be given to. */
export const listHandlers = (db: Db, complaintId: string): Promise<Complaint['handlers']> =>
  db.rows<Complaint['handlers'][number]>({
    text: 'select id, name, role from app_complaint_handlers($1)',
    values: [complaintId],
  })

/** The newest complaint of a conversation that is answered and may be replied to. */
/** How the open complaints of a conversation stand, the newest first. */
export const listOpenOf = (db: Db, conversationId: string): Promise<Pick<ComplaintRecord, 'id' | 'status'>[]> =>
  db.rows(
    from('complaint')
      .where({ conversation_id: conversationId })
      .whereAny('status', ['received', 'forwarded', 'answered'])
      .orderBy('received_at', 'desc')
      .limit(3)
      .select('id', 'status'),
  )

export const findAnswered = (db: Db, conversationId: string, now: Date): Promise<{ reference: string } | undefined> =>
  db.first<{ reference: string }>({
    text: `select id as reference from complaint where conversation_id = $1 and status = 'answered' and closes_at > $2
           order by answered_at desc limit 1`,
    values: [conversationId, now],
  })

/** Whether the answer to a complaint of this conversation may still be replied to. */
export async function mayBeRepliedTo(db: Db, conversationId: string, id: string, now: Date): Promise<boolean> {
  const complaint = from('complaint').where({ id, conversation_id: conversationId, status: 'answered' })
  return (await db.first(complaint.where('closes_at', '>', now).select('id'))) !== undefined
}
