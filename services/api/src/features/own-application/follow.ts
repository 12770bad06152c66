import { parseTrackingNumber } from '@sipelandukilat/domain'
import type { Request, Response } from 'express'
import { recordAudit } from '../../platform/audit'
import { citizenCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { getApplication } from '../applications/application-store'
import { openWithPin } from '../applications/open-with-pin'

export type Visit = { request: Request; response: Response; now: Date; correlationId: string }

/** Opens an application on this device for 30 minutes, on the record. @throws Problem `wrong-pin` or `too-many-tries`. */
export async function follow(
  platform: Platform,
  { request, response, given, now, correlationId }: Visit & { given: { trackingNumber: string; pin: string } },
): Promise<void> {
  const { database, identity, deviceTrust } = platform
  const id = await openWithPin(platform, request, given)
  await database.write(citizenCaller([id]).scope, async (db) => {
    const record = await getApplication(db, id)
    recordAudit(db, 'citizen', {
      action: 'application-opened',
      subject: 'Application',
      subjectIds: [id],
      provinceCode: record.province_code,
      regencyCode: record.regency_code,
      correlationId,
    })
  })
  identity.setFollowed(response, id, now)
  deviceTrust.remember(request, response, parseTrackingNumber(given.trackingNumber) ?? '')
}
