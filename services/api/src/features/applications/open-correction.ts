import { type Answers, correctionClosesAfterDays, type Lacks } from '@sipelandukilat/domain'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { toBeSent } from '../conversations/hidden-pin'
import type { ApplicationRecord } from './application-store'
import { openCorrectionNote } from './file'
import { findSealed, openRecord } from './personal-record'
import { dayAfter } from './system-steps'

/** A correction that stands, as its citizen is asked for it. */
export type OpenCorrection = Lacks & {
  reference: string
  trackingNumber: string
  note: string
  /** What was answered before. */
  answers: Answers
  closesAt: Date
}

/** When a correction that stands is closed, unless it is answered. */
export const correctionClosesAt = ({ status_since: askedAt }: Pick<ApplicationRecord, 'status_since'>): Date =>
  dayAfter(askedAt, correctionClosesAfterDays)

/** What is to be corrected, if anything is. */
export async function readCorrection(
  db: Db,
  keyring: Keyring,
  record: ApplicationRecord,
): Promise<OpenCorrection | undefined> {
  if (record.status !== 'correction' || !record.correction) return undefined
  const { data, key } = openRecord(keyring, await findSealed(db, record.id))
  return {
    reference: record.id,
    trackingNumber: record.tracking_number,
    fields: record.correction.fields,
    attachments: record.correction.attachments,
    note: toBeSent(openCorrectionNote(record, key)),
    answers: data.answers,
    closesAt: correctionClosesAt(record),
  }
}
