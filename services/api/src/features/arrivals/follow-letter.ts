import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { sendNotice } from '../notices/send-notice'
import { openArrival } from './open-arrival'

/**
 * What follows an issued moving letter: the arrival is opened at the destination, whose own notice tells the citizen; where the
 * destination takes no part, the citizen is told what to bring there.
 */
export async function followLetter(
  platform: Platform,
  mailer: Mailer,
  change: { applicationId: string; seq: number },
): Promise<void> {
  if ((await openArrival(platform, change)) === 'elsewhere')
    await sendNotice(platform, mailer, { ...change, template: 'arrival-elsewhere' })
}
