import { dataRequestWarningHours, toLocalDate } from '@sipelandukilat/domain'
import { dataProtectionTexts } from '#texts'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import type { DataRequestLevel, Payload } from '../../platform/jobs/topics'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'

const levels = [
  { level: 'warning', column: 'warned_at', aheadHours: dataRequestWarningHours },
  { level: 'overdue', column: 'escalated_at', aheadHours: 0 },
] as const satisfies readonly { level: DataRequestLevel; column: string; aheadHours: number }[]

/** The incidents that have reached a level with somebody still to be told, each once. Late ones are warned of no more. */
const takeDue = (
  db: Db,
  column: 'warned_at' | 'escalated_at',
  aheadHours: number,
  now: Date,
): Promise<{ id: string; province_code: string }[]> =>
  db.rows({
    text: `update data_incident set ${column} = $1
           where closed_at is null and (agency_told_at is null or people_told_at is null) and ${column} is null
             and due_at <= $1::timestamptz + make_interval(hours => $2) and ($2 = 0 or due_at > $1)
           returning id, province_code`,
    values: [now, aheadHours],
  })

/** Mails the administrators of a province, once each, that an incident has a day left and that it is late. */
export async function remindOfIncidents({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  const now = clock()
  return database.write(workerScope, async (db) => {
    let count = 0
    for (const { level, column, aheadHours } of levels) {
      const due = await takeDue(db, column, aheadHours, now)
      count += due.length
      const recipients = new Map<string, string[]>()
      for (const incident of due) {
        const users = await db.rows<{ user_id: string }>({
          text: `select distinct r.user_id from user_role r join app_user u on u.id = r.user_id
                 where r.role = 'province_admin' and u.status = 'active' and r.region_code = $1`,
          values: [incident.province_code],
        })
        for (const user of users) recipients.set(user.user_id, [...(recipients.get(user.user_id) ?? []), incident.id])
      }
      for (const [userId, incidentIds] of recipients)
        enqueue(db, 'user.data-incidents', { userId, level, incidentIds, day: toLocalDate(now) })
    }
    return count
  })
}

/** The mail of one person about incidents that are due: how many and a link, nothing of what happened. */
export async function mailIncidents(
  { database, config }: Pick<Platform, 'database' | 'config'>,
  mailer: Mailer,
  job: Payload<'user.data-incidents'>,
): Promise<void> {
  const found = await database.read(workerScope, async (db) => {
    const user = await db.first(
      from('app_user').where({ id: job.userId, status: 'active' }).select('email', 'language'),
    )
    const open = await db.rows(
      from('data_incident')
        .where({ closed_at: null })
        .whereAny('id', job.incidentIds)
        .select('agency_told_at', 'people_told_at'),
    )
    const count = open.filter((one) => one.agency_told_at === null || one.people_told_at === null).length
    return user && count > 0 ? { user, count } : undefined
  })
  if (!found) return
  const say = dataProtectionTexts.in(found.user.language)
  await mailer.send({
    to: found.user.email,
    subject: say(`remindSubject_${job.level}`, { incidents: found.count }),
    text: say('remindText', { link: `${config.publicUrl}/app/admin/data-protection` }),
    messageKey: `data-incidents:${job.userId}:${job.level}:${job.day}:${job.incidentIds[0]}`,
  })
}
