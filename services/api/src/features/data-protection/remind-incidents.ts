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

type Due = { id: string; province_code: string; user_ids: string[] }

/**
 * The incidents that have reached a level with somebody still to be told, and whom to remind: the administrators of the
 * province, else those of the platform. Late ones are warned of no more.
 */
const listDue = (db: Db, column: 'warned_at' | 'escalated_at', aheadHours: number, now: Date): Promise<Due[]> =>
  db.rows({
    text: `select i.id, i.province_code, coalesce(own.ids, everyones.ids, '{}') as user_ids
           from data_incident i
           cross join lateral (select array_agg(distinct r.user_id) as ids from user_role r join app_user u on u.id = r.user_id
             where r.role = 'province_admin' and u.status = 'active' and r.region_code = i.province_code) own
           cross join lateral (select array_agg(distinct r.user_id) as ids from user_role r join app_user u on u.id = r.user_id
             where r.role = 'platform_admin' and u.status = 'active') everyones
           where i.closed_at is null and (i.agency_told_at is null or i.people_told_at is null) and i.${column} is null
             and i.due_at <= $1::timestamptz + make_interval(hours => $2) and ($2 = 0 or i.due_at > $1)
           for update of i`,
    values: [now, aheadHours],
  })

/**
 * Mails the administrators, once each, that an incident has a day left and that it is late. Where there is nobody to remind
 * the incident stays due, and the log says so.
 */
export async function remindOfIncidents({
  database,
  clock,
  logger,
}: Pick<Platform, 'database' | 'clock' | 'logger'>): Promise<number> {
  const now = clock()
  return database.write(workerScope, async (db) => {
    let count = 0
    for (const { level, column, aheadHours } of levels) {
      const due = await listDue(db, column, aheadHours, now)
      const given = due.filter(({ user_ids }) => user_ids.length > 0)
      if (given.length < due.length)
        logger.error({ level, incidents: due.length - given.length }, 'nobody to remind of a data incident')
      if (given.length === 0) continue
      count += given.length
      const ids = given.map(({ id }) => id)
      await db.run(
        from('data_incident')
          .whereAny('id', ids)
          .update({ [column]: now }),
      )
      for (const userId of new Set(given.flatMap(({ user_ids }) => user_ids))) {
        const incidentIds = given.filter(({ user_ids }) => user_ids.includes(userId)).map(({ id }) => id)
        enqueue(db, 'user.data-incidents', { userId, level, incidentIds, day: toLocalDate(now) })
      }
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
