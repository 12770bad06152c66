import { correctionClosesAfterDays, reminderDays } from '@sipelandukilat/domain'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { dayAfter, listWaitingSince } from '../applications/system-steps'
import { sendNotice } from './send-notice'

/** Which reminder is due: the last of its days that has passed, if any. */
export function reminderDue(askedAt: Date, now: Date): number | undefined {
  return reminderDays.filter((days) => now >= dayAfter(askedAt, days)).at(-1)
}

/** Reminds of corrections on days 3 and 10, each once. */
export async function remindCorrections(platform: Platform, mailer: Mailer): Promise<number> {
  const now = platform.clock()
  let reminded = 0
  for (const { id, status_since: askedAt, last_seq: lastSeq } of await listWaitingSince(
    platform,
    'correction',
    Math.min(...reminderDays),
  )) {
    const day = reminderDue(askedAt, now)
    if (day === undefined || now >= dayAfter(askedAt, correctionClosesAfterDays)) continue
    // The reminder's day is its sequence: each is sent once for the correction that stands.
    await sendNotice(platform, mailer, { applicationId: id, seq: lastSeq * 100 + day, template: 'correction-reminder' })
    reminded += 1
  }
  return reminded
}

/** Reminds of what is missing on days 3 and 10, each once: an application is incomplete only at its beginning. */
export async function remindIncomplete(platform: Platform, mailer: Mailer): Promise<number> {
  const now = platform.clock()
  let reminded = 0
  for (const { id, status_since: askedAt } of await listWaitingSince(
    platform,
    'incomplete',
    Math.min(...reminderDays),
  )) {
    const day = reminderDue(askedAt, now)
    if (day === undefined) continue
    await sendNotice(platform, mailer, { applicationId: id, seq: day, template: 'incomplete-reminder' })
    reminded += 1
  }
  return reminded
}
