import { isPinOf } from '../../platform/crypto/keyring'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
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
  if (!isPinOf(keyring, application, pin)) throw invalid('pin', messageTexts.followWrong)
  await rateLimits.forgive(limits.followNumber, number)
  return application
}

/**
 * The one of these applications, in their order, that the PIN is of; each has its own few tries, so that one that has none left
 * keeps from no other. @throws Problem `invalid`, `too-many-tries` where none has any left
 */
export async function openAnyByPin(
  platform: Pick<Platform, 'keyring' | 'rateLimits'>,
  { applications, pin }: { applications: readonly ApplicationRecord[]; pin: string },
): Promise<ApplicationRecord> {
  const problems: Problem[] = []
  for (const application of applications) {
    try {
      return await openByPin(platform, { number: application.tracking_number, application, pin })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problems.push(error)
    }
  }
  throw problems.find(({ type }) => type === 'invalid') ?? problems[0] ?? invalid('pin', messageTexts.followWrong)
}
