import { correctionClosesAfterDays, reminderDays } from '@sipelandukilat/domain'
import { workerScope } from '../../platform/caller'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { dayAfter, latestStart, listCorrectionsSince } from '../applications/system-steps'
import { sendNotice } from './send-notice'

/** Which reminder is due: the last of its days that has passed, if any. */
export function reminderDue(askedAt: Date, now: Date): number | undefined {
  return reminderDays.filter((days) => now >= dayAfter(askedAt, days)).at(-1)
}

/** Reminds of corrections on days 3 and 10, each once. */
export async function remindCorrections(platform: Platform, mailer: Mailer): Promise<number> {
  const now = platform.clock()
  let reminded = 0
  for (const { id, status_since: askedAt, last_seq: lastSeq } of await listCorrectionsSince(
    platform,
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

/**
 * Incomplete applications that are still to be reminded, the oldest first, at most 5,000: whose last reminder was handled is
 * left out, for many stay incomplete for ever. A family that a moving letter announced owes nothing yet.
 */
const listUnreminded = ({ database, clock }: Platform) =>
  database.read(workerScope, (db) =>
    db.rows<{ id: string; status_since: Date }>({
      text: `select id, status_since from application a
             where status = 'incomplete' and arrival_of is null and status_since < $1
               and not exists (select from notice n where n.application_id = a.id and n.template = 'incomplete-reminder' and n.event_seq = $2
                 and n.status <> 'failed')
             order by status_since limit 5000`,
      values: [latestStart(clock(), Math.min(...reminderDays)), Math.max(...reminderDays)],
    }),
  )

/** Reminds of what is missing on days 3 and 10, each once: an application is incomplete only at its beginning. */
export async function remindIncomplete(platform: Platform, mailer: Mailer): Promise<number> {
  const now = platform.clock()
  let reminded = 0
  for (const { id, status_since: askedAt } of await listUnreminded(platform)) {
    const day = reminderDue(askedAt, now)
    if (day === undefined) continue
    await sendNotice(platform, mailer, { applicationId: id, seq: day, template: 'incomplete-reminder' })
    reminded += 1
  }
  return reminded
}
