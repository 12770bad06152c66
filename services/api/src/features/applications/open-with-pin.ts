import { parseTrackingNumber } from '@sipelandukilat/domain'
import type { Request } from 'express'
import { workerScope } from '../../platform/caller'
import { isPinOf } from '../../platform/crypto/keyring'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { addressOf, limits } from '../../platform/rate-limits'

/**
 * Checks number and PIN with few tries, counted apart for devices that opened this number before. Unknown number and
 * wrong PIN cannot be told from one another, in words or in time.
 */
export async function openWithPin(
  platform: Platform,
  request: Request,
  given: { trackingNumber: string; pin: string },
): Promise<string> {
  const { rateLimits, deviceTrust, database, keyring } = platform
  const trackingNumber = parseTrackingNumber(given.trackingNumber)
  const subject = trackingNumber ?? 'malformed'
  await rateLimits.take(limits.followAddress, addressOf(request))
  const isKnown = trackingNumber !== undefined && deviceTrust.isKnown(request, subject)
  if (isKnown) await rateLimits.take(limits.followKnownDevice, deviceTrust.keyOf(request, subject))
  else if (trackingNumber) await rateLimits.take(limits.followNumber, subject)
  const found = await database.read(workerScope, (db) =>
    db.first(from('application').where({ tracking_number: subject }).select('id', 'pin_hash')),
  )
  if (!isPinOf(keyring, found, given.pin)) throw new Problem('wrong-pin')
  if (isKnown) await rateLimits.forgive(limits.followKnownDevice, deviceTrust.keyOf(request, subject))
  else await rateLimits.forgive(limits.followNumber, subject)
  return found.id
}
