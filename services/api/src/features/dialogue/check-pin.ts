import { timingSafeEqual } from 'node:crypto'
import { hashPin } from '../../platform/crypto/keyring'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { invalid } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import type { ApplicationRecord } from '../applications/application-store'
import { messageTexts } from '../conversations/texts'

/**
 * Opens an application to whoever has its PIN, with few tries. An unknown number and a wrong PIN cannot be told from one
 * another. @throws Problem `invalid`, `too-many-tries`
 */
export async function openByPin(
  { keyring, rateLimits }: Pick<Platform, 'keyring' | 'rateLimits'>,
  { number, application, pin }: { number: string; application: ApplicationRecord | undefined; pin: string },
): Promise<ApplicationRecord> {
  await rateLimits.take(limits.followNumber, number)
  const given = hashPin(keyring, application?.id ?? newId(), pin)
  if (!application || !timingSafeEqual(given, application.pin_hash)) throw invalid('pin', messageTexts.followWrong)
  await rateLimits.forgive(limits.followNumber, number)
  return application
}
