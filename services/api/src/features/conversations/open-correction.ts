import type { Answers, Lacks } from '@sipelandukilat/domain'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { ApplicationRecord } from '../applications/application-store'
import { openCorrectionNote } from '../applications/file'
import { findSealed, openRecord } from '../applications/personal-record'
import { correctionAwaitedUntil } from '../applications/system-steps'
import { toBeSent } from './hidden-pin'

/** A correction that stands, as its citizen is asked for it. */
export type OpenCorrection = Lacks & {
  reference: string
  trackingNumber: string
  note: string
  /** What was answered before. */
  answers: Answers
  /** The last moment at which it is awaited. */
  until: Date
}

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
    until: correctionAwaitedUntil(record),
  }
}
