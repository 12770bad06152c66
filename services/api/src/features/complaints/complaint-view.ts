import { rowOf } from '@sipelandukilat/access'
import type { Complaint, ComplaintRow } from '@sipelandukilat/contract'
import { maskEmail, maskPhone } from '@sipelandukilat/domain'
import type { Caller } from '../../platform/caller'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { Problem } from '../../platform/problem'
import { maskText } from '../applications/personal-record'
import {
  type ComplaintRecord,
  findComplaintKey,
  listComplaintFiles,
  listEntries,
  listHandlers,
  openComplaint,
  openEntry,
  toComplaintAccessRow,
} from './complaint-store'

export type ShownRecord = ComplaintRecord & { village_name: string; regency_name: string; assignee_name: string | null }

/** A row with the names of its place and of whom it was given to. */
export const selectComplaint = `select c.*, coalesce(p.name, c.village_code) as village_name, coalesce(r.name, c.regency_code) as regency_name,
    n.name as assignee_name
  from complaint c left join region p on p.code = c.village_code left join region r on r.code = c.regency_code left join lateral app_user_names(array[c.assignee_id]) n on true`

export const canWork = (caller: Caller, record: ComplaintRecord): boolean =>
  caller.ability.can('work', rowOf('Complaint', toComplaintAccessRow(record)))

/** Whether it may be about officers is said by those who read it either way. */
export function canSetKind(caller: Caller, record: ComplaintRecord): boolean {
  const ordinary = { ordinaryProvinceCode: null, ordinaryRegencyCode: null, ordinaryDistrictCode: null }
  const held = { ...toComplaintAccessRow(record), ...ordinary }
  return caller.ability.can('work', rowOf('Complaint', held))
}

export function toComplaintRow(record: ShownRecord, now: Date): ComplaintRow {
  return {
    id: record.id,
    number: record.number,
    kind: record.kind,
    status: record.status,
    channel: record.channel,
    regencyCode: record.regency_code,
    villageCode: record.village_code,
    villageName: record.village_name,
    receivedAt: record.received_at.toISOString(),
    dueAt: record.due_at?.toISOString() ?? null,
    isOverdue: record.due_at !== null && record.due_at < now,
    assigneeId: record.assignee_id,
    assigneeName: record.assignee_name,
    assigneeRole: record.assignee_role,
    sp4nNumber: record.sp4n_number,
    version: record.version,
  }
}

/** The complaint as this reader may see it: identifiers and contact masked for whoever does not work on it. */
export async function toComplaint(
  db: Db,
  { keyring, caller, now }: { keyring: Keyring; caller: Caller; now: Date },
  record: ShownRecord,
): Promise<Complaint> {
  const unmasked = caller.ability.can('readIdentifiers', rowOf('Complaint', toComplaintAccessRow(record)))
  const [entries, application, handlers] = await Promise.all([
    listEntries(db, record.id),
    record.application_id
      ? db.first(from('application').where({ id: record.application_id }).select('tracking_number'))
      : undefined,
    canWork(caller, record) ? listHandlers(db, record.id) : [],
  ])
  const named = [...new Set(entries.flatMap((entry) => [entry.author_id, entry.assignee_id]))].filter(
    (id) => id !== null,
  )
  const names = named.length
    ? await db.rows<{ id: string; name: string }>({ text: 'select id, name from app_user_names($1)', values: [named] })
    : []
  const nameOf = (id: string | null) => names.find((one) => one.id === id)?.name ?? null
  const key = findComplaintKey(keyring, record)
  const details = key && openComplaint(key, record)
  // What stands on a photo cannot be masked.
  const files = unmasked ? await listComplaintFiles(db, details?.files ?? []) : []
  const shown = (text: string | null) => (text === null || unmasked ? text : maskText(text))
  return {
    ...toComplaintRow(record, now),
    language: record.language,
    words: shown(details?.words ?? null),
    name: unmasked ? (details?.name ?? null) : null,
    phone: details?.phone ? (unmasked ? details.phone : maskPhone(details.phone)) : null,
    email: details?.email ? (unmasked ? details.email : maskEmail(details.email)) : null,
    unmasked,
    files,
    applicationId: application ? record.application_id : null,
    trackingNumber: application?.tracking_number ?? null,
    forwardDueAt: record.forward_due_at.toISOString(),
    answerDueAt: record.answer_due_at.toISOString(),
    closesAt: record.closes_at?.toISOString() ?? null,
    closedAt: record.closed_at?.toISOString() ?? null,
    closedBy: record.closed_by,
    entries: entries.map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      at: entry.at.toISOString(),
      authorKind: entry.author_kind,
      authorName: nameOf(entry.author_id),
      assigneeName: nameOf(entry.assignee_id),
      assigneeRole: entry.assignee_role,
      kindBefore: entry.kind_before,
      kindAfter: entry.kind_after,
      text: key ? shown(openEntry(key, entry)) : null,
    })),
    handlers,
    canWork: canWork(caller, record),
    canSetKind: canSetKind(caller, record),
  }
}

/** @throws Problem `not-found`, also where the row lies outside what the caller sees. */
export async function getShownComplaint(db: Db, id: string): Promise<ShownRecord> {
  const record = await db.first<ShownRecord>({ text: `${selectComplaint} where c.id = $1`, values: [id] })
  if (!record) throw new Problem('not-found')
  return record
}
