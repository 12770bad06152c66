import { isInGroup } from '@sipelandukilat/domain'
import type { Request } from 'express'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import { openedId } from '../../platform/identity/opened-application'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { getApplication } from '../applications/application-store'
import { openWithPin } from '../applications/open-with-pin'

/** The signed PDF of a product, for who knows the PIN, on the record. @throws Problem `wrong-pin`, `not-found` or `too-many-tries`. */
export async function readProductFile(
  platform: Platform,
  options: { productId: string; pin: string; caller: Caller; request: Request; correlationId: string },
): Promise<{ headers: Record<string, string>; bytes: Buffer }> {
  const { database, blobs } = platform
  const { productId, pin, caller, request, correlationId } = options
  const id = openedId(caller)
  const found = await database.write(caller.scope, async (db) => {
    const record = await getApplication(db, id)
    const file = await db.first<{ blob: string; media_type: string }>({
      text: `select f.blob, f.media_type from application_product p join attachment f on f.id = p.attachment_id where p.id = $1 and p.application_id = $2`,
      values: [productId, id],
    })
    return { record, file }
  })
  await openWithPin(platform, request, { trackingNumber: found.record.tracking_number, pin })
  const isReady = isInGroup(found.record.status, 'available')
  if (!found.file || !isReady) throw new Problem('not-found')
  await database.write(caller.scope, (db) =>
    recordAudit(db, 'citizen', {
      action: 'product-downloaded',
      subject: 'Application',
      subjectIds: [id],
      provinceCode: found.record.province_code,
      regencyCode: found.record.regency_code,
      detail: { productId },
      correlationId,
    }),
  )
  return {
    headers: {
      'Content-Type': found.file.media_type,
      'Content-Disposition': `attachment; filename="${found.record.tracking_number}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
    bytes: await blobs.get(found.file.blob),
  }
}
