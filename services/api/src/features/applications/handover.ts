import type { ApplicationFile } from '@sipelandukilat/contract'
import { type DeliveryCarrier, delegateObstacle, type Handover } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { invalid, Problem } from '../../platform/problem'
import { type ApplicationRecord, ownedBy } from './application-store'
import { claimUploads, insertAttachments } from './attachments'
import { findDelegate } from './delegate'
import { type ApplicationKey, openNote, type ReadingKey, sealNote } from './personal-record'

export type HandoverRow = Pick<
  Row<'handover'>,
  'id' | 'carrier' | 'sent_at' | 'method' | 'recipient' | 'proof' | 'attachment_id' | 'received_at' | 'sealed'
>

/** The personal part of a handover. */
type HandoverWords = {
  to: string | null
  relation: string | null
  place: string | null
  note: string | null
  /** The number of the parcel or of the letter that went along. */
  reference: string | null
}

export type DeliveryInput = { carrier: DeliveryCarrier; reference?: string | undefined }

const noWords: HandoverWords = { to: null, relation: null, place: null, note: null, reference: null }
const handoverPlace = (id: string) => `handover.sealed:${id}`

export const findHandover = (db: Db, applicationId: string): Promise<HandoverRow | undefined> =>
  db.first(
    from('handover')
      .where({ application_id: applicationId })
      .select('id', 'carrier', 'sent_at', 'method', 'recipient', 'proof', 'attachment_id', 'received_at', 'sealed'),
  )

/** Nothing where the application's key was destroyed. */
function openWords(key: ReadingKey, row: HandoverRow): HandoverWords {
  if (key === null) return noWords
  return { ...noWords, ...(JSON.parse(openNote(key, handoverPlace(row.id), row.sealed)) as Partial<HandoverWords>) }
}

/** A handover as officers read it. `plain` masks identifiers where the reader may not see them. */
export function toHandover(
  row: HandoverRow,
  key: ReadingKey,
  plain: (text: string) => string,
): NonNullable<ApplicationFile['handover']> {
  const words = openWords(key, row)
  const shown = (text: string | null) => (text === null ? null : plain(text))
  return {
    carrier: row.carrier,
    sentAt: row.sent_at?.toISOString() ?? null,
    reference: shown(words.reference),
    method: row.method,
    recipient: row.recipient,
    to: shown(words.to),
    relation: shown(words.relation),
    place: shown(words.place),
    proof: row.proof,
    attachmentId: row.attachment_id,
    note: shown(words.note),
    receivedAt: row.received_at?.toISOString() ?? null,
  }
}

type SaveContext = { key: ApplicationKey; userId: string; now: Date; occurredAt: Date }

/** Keeps that the documents are on their way, and with whom; sent again after they came back, with whom now. */
export async function saveDelivery(
  db: Db,
  record: ApplicationRecord,
  delivery: DeliveryInput,
  { key, userId, occurredAt }: SaveContext,
): Promise<void> {
  const id = (await findHandover(db, record.id))?.id ?? newId()
  const words: HandoverWords = { ...noWords, reference: delivery.reference?.trim() || null }
  await db.run(
    from('handover')
      .insert({
        ...ownedBy(record),
        id,
        carrier: delivery.carrier,
        sent_at: occurredAt,
        recorded_by: userId,
        sealed: seal(key, id, words),
      })
      .onConflict('application_id')
      .merge('carrier', 'sent_at', 'recorded_by', 'sealed'),
  )
}

/** What was sent came back: it is with nobody any more. The history keeps that it was on its way. */
export async function forgetDelivery(db: Db, applicationId: string): Promise<void> {
  await db.run(from('handover').where({ application_id: applicationId }).update({ carrier: null, sent_at: null }))
}

/**
 * Keeps to whom the documents went and what proves it; the proof becomes an attachment of the file.
 * @throws Problem `invalid` where the proof named was not sent along, `transition-not-allowed` where a delegate’s authority
 * was not accepted.
 */
export async function saveHandover(
  db: Db,
  record: ApplicationRecord,
  handover: Handover,
  proofUploadId: string | undefined,
  { key, userId, now }: SaveContext,
): Promise<void> {
  if (handover.recipient === 'delegate') {
    const obstacle = delegateObstacle((await findDelegate(db, record.id))?.status)
    if (obstacle) throw new Problem('transition-not-allowed', { detail: obstacle })
  }
  if (handover.proof !== 'none' && !proofUploadId)
    throw invalid('handover.proofUploadId', applicationsTexts.of('uploadProofReceiptChooseNoProof'))
  const wanted =
    handover.proof !== 'none' && proofUploadId ? [{ requirement: handover.proof, uploadId: proofUploadId }] : []
  const uploads = await claimUploads(db, record.id, wanted)
  insertAttachments(db, record, uploads, now, 'proof')
  const known = await findHandover(db, record.id)
  const id = known?.id ?? newId()
  const text = (value: string | undefined) => value?.trim() || null
  const words: HandoverWords = {
    to: handover.to.trim(),
    relation: text(handover.relation),
    place: text(handover.place),
    note: text(handover.note),
    reference: known ? openWords(key, known).reference : null,
  }
  await db.run(
    from('handover')
      .insert({
        ...ownedBy(record),
        id,
        method: handover.method,
        recipient: handover.recipient,
        proof: handover.proof,
        attachment_id: uploads[0]?.id ?? null,
        received_at: new Date(handover.at),
        recorded_by: userId,
        sealed: seal(key, id, words),
      })
      .onConflict('application_id')
      .merge('method', 'recipient', 'proof', 'attachment_id', 'received_at', 'recorded_by', 'sealed'),
  )
}

const seal = (key: ApplicationKey, id: string, words: HandoverWords) =>
  sealNote(key, handoverPlace(id), JSON.stringify(words))
