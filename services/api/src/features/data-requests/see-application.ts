import type { OwnApplicationData } from '@sipelandukilat/contract'
import type { Request } from 'express'
import type { Caller } from '../../platform/caller'
import { openedId } from '../../platform/identity/opened-application'
import type { Platform } from '../../platform/platform'
import { getApplication } from '../applications/application-store'
import { openWithPin } from '../applications/open-with-pin'
import { askOfApplication } from './ask'
import { readOwnApplicationData } from './own-data'

/**
 * Grants who has an application open, and gives its PIN again, to see all that is stored about it; on record.
 * @throws Problem `wrong-pin` or `too-many-tries`.
 */
export async function seeApplication(
  platform: Platform,
  asked: { pin: string; caller: Caller; request: Request; now: Date; correlationId: string },
): Promise<OwnApplicationData> {
  const { database, keyring } = platform
  const { pin, caller, request, now, correlationId } = asked
  const id = openedId(caller)
  const { tracking_number: trackingNumber } = await database.read(caller.scope, (db) => getApplication(db, id))
  await openWithPin(platform, request, { trackingNumber, pin })
  return database.write(caller.scope, async (db) => {
    const record = await getApplication(db, id)
    await askOfApplication(db, keyring, record, { kind: 'see' }, { now, correlationId, idempotency: undefined })
    return readOwnApplicationData(platform, db, record, correlationId)
  })
}
