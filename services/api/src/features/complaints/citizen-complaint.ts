import type { AuditAction, CitizenComplaint } from '@sipelandukilat/contract'
import { complaintAfter, parseComplaintNumber } from '@sipelandukilat/domain'
import type { Request, Response } from 'express'
import { complaintsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { citizenCaller, workerScope } from '../../platform/caller'
import { isPinOf, type Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import { findRegion } from '../regions/region-store'
import {
  type ComplaintRecord,
  findComplaintKey,
  getComplaint,
  listEntries,
  openComplaint,
  openEntry,
} from './complaint-store'

/** What the citizen who opened the complaint sees of it. @throws Problem `not-found` once it was erased. */
export async function toCitizenComplaint(
  db: Db,
  keyring: Keyring,
  record: ComplaintRecord,
  now: Date,
): Promise<CitizenComplaint> {
  const key = findComplaintKey(keyring, record)
  if (!key) throw new Problem('not-found')
  const [entries, regency] = await Promise.all([listEntries(db, record.id), findRegion(db, record.regency_code)])
  const can = (step: 'reply' | 'closeByCitizen') =>
    complaintAfter(record.status, step, { closesAt: record.closes_at, now }) !== undefined
  return {
    id: record.id,
    number: record.number,
    kind: record.kind,
    status: record.status,
    receivedAt: record.received_at.toISOString(),
    statusSince: record.status_since.toISOString(),
    dueAt: record.status === 'received' ? record.answer_due_at.toISOString() : (record.due_at?.toISOString() ?? null),
    closesAt: record.closes_at?.toISOString() ?? null,
    closedBy: record.closed_by,
    regencyName: regency?.name ?? record.regency_code,
    words: openComplaint(key, record).words,
    entries: entries.flatMap((entry) =>
      entry.kind === 'reply' || entry.kind === 'answer'
        ? [{ id: entry.id, kind: entry.kind, at: entry.at.toISOString(), text: openEntry(key, entry) ?? '' }]
        : [],
    ),
    canReply: can('reply'),
    canClose: can('closeByCitizen'),
    language: record.language,
    version: record.version,
  }
}

/**
 * Opens a complaint on this device for 30 minutes, on the record. Unknown number and wrong PIN cannot be told from one
 * another. @throws Problem `wrong-pin` or `too-many-tries`.
 */
export async function openWithNumber(
  { rateLimits, database, keyring, identity }: Platform,
  given: { number: string; pin: string },
  visit: { request: Request; response: Response; now: Date; correlationId: string },
): Promise<void> {
  const number = parseComplaintNumber(given.number)
  await rateLimits.take(limits.followAddress, visit.request.ip ?? 'unknown')
  if (number) await rateLimits.take(limits.followNumber, number)
  const found = await database.read(workerScope, (db) =>
    db.first(
      from('complaint')
        .where({ number: number ?? 'malformed' })
        .whereNotNull('data_key')
        .select('id', 'pin_hash'),
    ),
  )
  if (!isPinOf(keyring, found, given.pin) || !number)
    throw new Problem('wrong-pin', {
      detail: complaintsTexts.of('checkNumberComplaintPinYourReceipt'),
    })
  await rateLimits.forgive(limits.followNumber, number)
  await database.write(citizenCaller([], [found.id]).scope, async (db) =>
    auditCitizen(db, await getComplaint(db, found.id), 'complaint-opened', visit.correlationId),
  )
  identity.setFollowedComplaint(visit.response, found.id, visit.now)
}

export const auditCitizen = (
  db: Db,
  record: Pick<ComplaintRecord, 'id' | 'province_code' | 'regency_code'>,
  action: AuditAction,
  correlationId: string,
): void =>
  recordAudit(db, 'citizen', {
    action,
    subject: 'Complaint',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    correlationId,
  })
