import type { DataRequestOutcome } from '@sipelandukilat/contract'
import type { ApplicationStatus, DataRequestKind, DataRequestStatus } from '@sipelandukilat/domain'
import { dataRequestDueAt, placeOf } from '@sipelandukilat/domain'
import { newDataKey, openText, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { enqueue } from '../../platform/jobs/outbox'

/** Whose data are asked about: an application opened with its PIN, or a contact proved by a code. */
export type DataSubject = { applicationId: string } | { contactIndex: Buffer }

export type DataRequestRecord = Row<'data_request'>

/** A request with what lists name of it. */
export type ListedDataRequest = DataRequestRecord & {
  tracking_number: string | null
  application_status: ApplicationStatus | null
  regency_name: string
}

/** What was written: by the person who asked and by the office. */
export type DataRequestWords = { words: string | null; answer: string | null }

const envelopePlace = (id: string) => `data_request.envelope:${id}`
export const noOutcome: DataRequestOutcome = { erased: [], kept: [], refusal: null }

/** The words of a request; none once their key is gone. */
export function openWords(
  keyring: Keyring,
  record: Pick<DataRequestRecord, 'id' | 'data_key' | 'envelope'>,
): DataRequestWords {
  if (!record.data_key || !record.envelope) return { words: null, answer: null }
  const key = unwrapDataKey(keyring.wrapping, record.id, record.data_key)
  return JSON.parse(openText(key, envelopePlace(record.id), record.envelope)) as DataRequestWords
}

function resealWords(keyring: Keyring, record: DataRequestRecord, words: DataRequestWords): Buffer | null {
  if (!record.data_key) return null
  const key = unwrapDataKey(keyring.wrapping, record.id, record.data_key)
  return sealText(key, envelopePlace(record.id), JSON.stringify(words))
}

/**
 * Keeps a request and gives its id; undefined where one is open already for the same subject, kind and office: that stands,
 * and nothing is added.
 */
export async function insertDataRequest(
  db: Db,
  keyring: Keyring,
  request: { kind: DataRequestKind; subject: DataSubject; regencyCode: string; words: string | null; now: Date },
): Promise<string | undefined> {
  const { kind, subject, regencyCode, words, now } = request
  const id = newId()
  const key = newDataKey(keyring.wrapping, id)
  // Seeing is granted by the system itself, at once.
  const isAnswered = kind === 'see'
  const sealed: DataRequestWords = { words, answer: null }
  const inserted = await db.run(
    from('data_request')
      .insert({
        id,
        province_code: placeOf(regencyCode).provinceCode,
        regency_code: regencyCode,
        kind,
        subject: 'applicationId' in subject ? 'application' : 'account',
        application_id: 'applicationId' in subject ? subject.applicationId : null,
        contact_index: 'contactIndex' in subject ? subject.contactIndex : null,
        status: isAnswered ? 'answered' : 'received',
        received_at: now,
        due_at: dataRequestDueAt(now),
        handled_at: isAnswered ? now : null,
        outcome: isAnswered ? noOutcome : null,
        data_key: key.wrapped,
        envelope: sealText(key.plain, envelopePlace(id), JSON.stringify(sealed)),
      })
      .onConflict()
      .ignore(),
  )
  return inserted > 0 ? id : undefined
}

/** Ends a request: what came of it, and the office's words. Whoever asked is notified. */
export async function closeDataRequest(
  db: Db,
  keyring: Keyring,
  record: DataRequestRecord,
  end: {
    status: Exclude<DataRequestStatus, 'received'>
    outcome: DataRequestOutcome
    answer: string | null
    userId: string | null
    now: Date
  },
): Promise<void> {
  const { words } = openWords(keyring, record)
  await db.run(
    from('data_request')
      .where({ id: record.id })
      .update({
        status: end.status,
        outcome: end.outcome,
        envelope: resealWords(keyring, record, { words, answer: end.answer }),
        handled_by: end.userId,
        handled_at: end.now,
      })
      .increment('version', 1),
  )
  enqueue(db, 'data-request.closed', { requestId: record.id })
}

/** The requests of this transaction's citizen, newest first. Row-level security decides which those are. */
export const listOwn = (db: Db, subject: DataSubject): Promise<ListedDataRequest[]> =>
  db.rows<ListedDataRequest>({
    text: `select d.*, r.name as regency_name, null as tracking_number, null as application_status
           from data_request d join region r on r.code = d.regency_code
           where ${'applicationId' in subject ? 'd.application_id' : 'd.contact_index'} = $1 order by d.received_at desc, d.id desc limit 20`,
    values: ['applicationId' in subject ? subject.applicationId : subject.contactIndex],
  })
