import { isInGroup } from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, attachToProduct, listProducts, updateApplication } from './application-store'
import { claimUploads, insertAttachments } from './attachments'
import { appendInStatus, eventPlace } from './events'
import { getApplicationKey, sealNote } from './personal-record'

/** The code of the document that gets a file, the upload, and why where another was there. */
type Given = { product: string; uploadId: string; reason?: string | undefined }

/**
 * Gives a document of the application its signed file. Where its citizen could download another, the history keeps why, and the
 * citizen is told.
 * @throws Problem `not-found` where there is no such document, `conflict` while it is not made or once the application has ended,
 * `invalid` without a reason or where it is no PDF
 */
export async function saveProductFile(
  db: Db,
  keyring: Keyring,
  record: ApplicationRecord,
  given: Given,
  { userId, now }: { userId: string; now: Date },
): Promise<ApplicationRecord> {
  const reason = await reasonToReplace(db, record, given)
  const [upload] = await claimUploads(db, record.id, [{ requirement: given.product, uploadId: given.uploadId }])
  if (upload?.media_type !== 'application/pdf')
    throw new Problem('invalid', {
      errors: [{ path: 'uploadId', message: applicationsTexts.of('issuedDocumentMustSignedPdf') }],
    })
  insertAttachments(db, record, [upload], now, 'product')
  await attachToProduct(db, record.id, given.product, upload.id)
  if (reason === undefined) return record
  const updated = updateApplication(db, record, {})
  const key = await getApplicationKey(db, keyring, record.id)
  appendInStatus(db, updated, {
    type: 'document_replaced',
    sealed: sealNote(key, eventPlace(record.id, updated.last_seq), reason),
    actorKind: 'officer',
    actorId: userId,
    data: { products: [given.product] },
    now,
  })
  return updated
}

/** Why the file takes the place of another; undefined where its citizen could download none. */
async function reasonToReplace(db: Db, record: ApplicationRecord, given: Given): Promise<string | undefined> {
  if (!isInGroup(record.status, 'producing'))
    throw new Problem('conflict', { detail: applicationsTexts.of('noFileNow') })
  const product = (await listProducts(db, record.id)).find((one) => one.product === given.product)
  if (!product) throw new Problem('not-found')
  if (product.attachment_id === null || !isInGroup(record.status, 'available')) return undefined
  const reason = given.reason?.trim()
  if (!reason)
    throw new Problem('invalid', { errors: [{ path: 'reason', message: applicationsTexts.of('whyReplaced') }] })
  return reason
}
