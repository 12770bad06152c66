import { parseTrackingNumber } from '@sipelandukilat/domain'
import { isPinOf } from '../../platform/crypto/keyring'
import { from } from '../../platform/database/from'
import { invalid, Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import type { ApplicationRecord } from '../applications/application-store'
import { isOwn } from '../conversations/own-applications'
import { messageTexts } from '../conversations/texts'
import type { EffectContext } from './effect-context'

type Asking = Pick<EffectContext, 'db' | 'platform' | 'record'>

/**
 * Opens an application to whoever has its PIN, with few tries: of the contact that it is of its own, of all others by message
 * together, so that strangers lock out neither. An unknown number and a wrong PIN cannot be told from one another.
 * @throws Problem `invalid`, `too-many-tries`
 */
async function openByPin(
  { db, platform: { keyring, rateLimits }, record }: Asking,
  { number, application, pin }: { number: string; application: ApplicationRecord | undefined; pin: string },
): Promise<ApplicationRecord> {
  const isOfContact = application !== undefined && (await isOwn(db, record, application.id))
  const limit = isOfContact ? limits.followOwnContact : limits.followByMessage
  const key = isOfContact ? `${record.id} ${number}` : number
  await rateLimits.take(limit, key)
  if (!isPinOf(keyring, application, pin)) throw invalid('pin', messageTexts.followWrong)
  await rateLimits.forgive(limit, key)
  return application
}

/** The application that number and PIN open, as on the web. @throws Problem `invalid`, `too-many-tries` */
export async function openByNumber(
  asking: Asking,
  { trackingNumber, pin }: { trackingNumber: string; pin: string },
): Promise<ApplicationRecord> {
  const number = parseTrackingNumber(trackingNumber)
  const application = number ? await asking.db.first(from('application').where({ tracking_number: number })) : undefined
  return openByPin(asking, { number: number ?? 'unknown', application, pin })
}

/**
 * The one of these applications, in their order, that the PIN is of; each has its own few tries, so that one that has none left
 * keeps from no other. @throws Problem `invalid`, `too-many-tries` where none has any left
 */
export async function openAnyByPin(
  asking: Asking,
  { applications, pin }: { applications: readonly ApplicationRecord[]; pin: string },
): Promise<ApplicationRecord> {
  const problems: Problem[] = []
  for (const application of applications) {
    try {
      return await openByPin(asking, { number: application.tracking_number, application, pin })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problems.push(error)
    }
  }
  throw problems.find(({ type }) => type === 'invalid') ?? problems[0] ?? invalid('pin', messageTexts.followWrong)
}
