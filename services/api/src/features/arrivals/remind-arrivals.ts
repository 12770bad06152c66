import { addCalendarDays, arrivalReminderDays, movingLetterValidDays, toLocalDate } from '@sipelandukilat/domain'
import { workerScope } from '../../platform/caller'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { sendNotice } from '../notices/send-notice'

/** Reminds families that have not arrived on day 20 of their moving letter, once. */
export async function remindArrivals(platform: Platform, mailer: Mailer): Promise<number> {
  const today = toLocalDate(platform.clock())
  const awaited = await platform.database.read(workerScope, (db) =>
    db.rows<{ id: string }>({
      text: `select id from application where arrival_of is not null and status = 'incomplete' and arrival_until between $1 and $2
             order by arrival_until limit 2000`,
      values: [today, addCalendarDays(today, movingLetterValidDays - arrivalReminderDays)],
    }),
  )
  for (const { id } of awaited)
    await sendNotice(platform, mailer, { applicationId: id, seq: arrivalReminderDays, template: 'arrival-reminder' })
  return awaited.length
}
