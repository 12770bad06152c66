import { randomBytes } from 'node:crypto'
import type { Role } from '@sipelandukilat/access'
import {
  type Calendar,
  type Channel,
  type ComplaintCloser,
  type ComplaintKind,
  type ComplaintStatus,
  complaintDeadlines,
  type Language,
  toComplaintNumber,
} from '@sipelandukilat/domain'
import { newDataKey, openText, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import { hashPin, type Keyring, pinOf } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'

/** Everything personal of a complaint as it came in; it lives in one envelope under the complaint's own key. */
export type ComplaintDetails = { words: string; name: string | null; phone: string | null; email: string | null }

export type ComplaintRecord = {
  id: string
  number: string
  application_id: string | null
  conversation_id: string | null
  province_code: string
  regency_code: string
  district_code: string
  village_code: string
  kind: ComplaintKind
  ordinary_regency_code: string | null
  ordinary_district_code: string | null
  status: ComplaintStatus
  channel: Channel
  language: Language
  assignee_id: string | null
  assignee_role: Role | null
  data_key: Buffer | null
  sealed: Buffer | null
  received_at: Date
  forward_due_at: Date
  answer_due_at: Date
  due_at: Date | null
  status_since: Date
  closes_at: Date | null
  closed_at: Date | null
  closed_by: ComplaintCloser | null
  version: number
}

/** Where attributes of the access rules stand in a row aliased `c`. */
export const complaintColumns = {
  provinceCode: { name: 'c.province_code' },
  regencyCode: { name: 'c.regency_code' },
  districtCode: { name: 'c.district_code' },
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
  await db.run({
    text: `insert into complaint (id, number, pin_hash, application_id, conversation_id, province_code, regency_code, district_code, village_code,
             created_by, kind, channel, language, data_key, sealed, received_at, forward_due_at, answer_due_at, due_at, status_since)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $17, $16)`,
    values: [
      id,
      number,
      hashPin(keyring, id, pin),
      complaint.applicationId,
      complaint.conversationId,
      place.provinceCode,
      place.regencyCode,
      place.districtCode,
      place.villageCode,
      complaint.createdBy,
      complaint.kind,
      complaint.channel,
      complaint.language,
      wrapped,
      sealText(plain, detailsPlace(id), JSON.stringify(complaint.details)),
      now,
      forwardBy,
      answerBy,
    ],
  })
  return { id, number, pin, answerBy }
}

/** @throws Problem `not-found`, also where the row lies outside what the caller sees. */
export async function getComplaint(
  db: Db,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<ComplaintRecord> {
  const record = await db.first<ComplaintRecord>({
    text: `select * from complaint where id = $1${options.forUpdate ? ' for update' : ''}`,
    values: [id],
  })
  if (!record) throw new Problem('not-found')
  return record
}

/** The complaint's own key; undefined once it was erased. */
export const findComplaintKey = (keyring: Keyring, record: ComplaintRecord): Buffer | undefined =>
  record.data_key ? unwrapDataKey(keyring.wrapping, record.id, record.data_key) : undefined

export function openComplaint(key: Buffer, record: ComplaintRecord): ComplaintDetails {
  if (!record.sealed) throw new Problem('not-found')
  return JSON.parse(openText(key, detailsPlace(record.id), record.sealed)) as ComplaintDetails
}

export type EntryRecord = {
  id: string
  kind: 'reply' | 'answer' | 'forwarding' | 'closing'
  author_kind: 'citizen' | 'officer' | 'system'
  author_id: string | null
  assignee_id: string | null
  assignee_role: Role | null
  sealed: Buffer | null
  at: Date
}

export const listEntries = (db: Db, complaintId: string): Promise<EntryRecord[]> =>
  db.rows({
    text: `select id, kind, author_kind, author_id, assignee_id, assignee_role, sealed, at from complaint_entry
           where complaint_id = $1 order by at, id limit 500`,
    values: [complaintId],
  })

export const openEntry = (key: Buffer, entry: EntryRecord): string | null =>
  entry.sealed ? openText(key, entryPlace(entry.id), entry.sealed) : null

export type NewEntry = Pick<EntryRecord, 'kind' | 'author_kind' | 'author_id'> & {
  assigneeId?: string | null
  assigneeRole?: Role | null
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
  await db.run({
    text: `insert into complaint_entry (id, complaint_id, kind, author_kind, author_id, assignee_id, assignee_role, sealed, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      id,
      record.id,
      entry.kind,
      entry.author_kind,
      entry.author_id,
      entry.assigneeId ?? null,
      entry.assigneeRole ?? null,
      entry.text && key ? sealText(key, entryPlace(id), entry.text) : null,
      now,
    ],
  })
  return id
}
