import { dataRequestWarningHours, toLocalDate } from '@sipelandukilat/domain'
import { dataRequestsTexts } from '#texts'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import type { DataRequestLevel, Payload } from '../../platform/jobs/topics'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'

/** Who is notified: those who handle requests while there is time, then those above them. */
const rolesOf: Record<DataRequestLevel, readonly string[]> = {
  warning: ['intake_officer', 'supervisor', 'regency_admin'],
  overdue: ['supervisor', 'regency_admin', 'province_admin'],
}
const notifiedColumn: Record<DataRequestLevel, string> = { warning: 'warned_at', overdue: 'escalated_at' }
const aheadHours: Record<DataRequestLevel, number> = { warning: dataRequestWarningHours, overdue: 0 }

type DueRow = { id: string; regency_code: string; province_code: string }

/** The requests that have reached a level, each once: marked in the same transaction as who is notified. */
const takeDue = (db: Db, level: DataRequestLevel, now: Date): Promise<DueRow[]> =>
  db.rows<DueRow>({
    text: `update data_request set ${notifiedColumn[level]} = $1 where status = 'received' and ${notifiedColumn[level]} is null
             and due_at <= $1::timestamptz + interval '${aheadHours[level]} hours' ${level === 'warning' ? 'and due_at > $1' : ''}
           returning id, regency_code, province_code`,
    values: [now],
  })

/** Notifies, once each, that a request has a day left and that it is late. Each person gets one mail for all of a run. */
export async function remindOfDataRequests({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  const now = clock()
  return database.write(workerScope, async (db) => {
    let count = 0
    for (const level of ['warning', 'overdue'] as const) {
      const due = await takeDue(db, level, now)
      count += due.length
      const recipients = new Map<string, string[]>()
      for (const request of due) {
        const users = await db.rows<{ user_id: string }>({
          text: `select distinct r.user_id from user_role r join app_user u on u.id = r.user_id
                 where r.role = any($1) and u.status = 'active' and (r.region_code in ($2, $3) or r.region_code like $2 || '.%')`,
          values: [rolesOf[level], request.regency_code, request.province_code],
        })
        for (const user of users) recipients.set(user.user_id, [...(recipients.get(user.user_id) ?? []), request.id])
      }
      for (const [userId, requestIds] of recipients)
        enqueue(db, 'user.data-requests', { userId, level, requestIds, day: toLocalDate(now) })
    }
    return count
  })
}

export type DataRequestReminder = Payload<'user.data-requests'>

/** The mail of one person about requests that are due: how many and a link, no name. */
export async function mailDataRequests(
  { database, config }: Pick<Platform, 'database' | 'config'>,
  mailer: Mailer,
  job: DataRequestReminder,
): Promise<void> {
  const found = await database.read(workerScope, async (db) => {
    const user = await db.first(
      from('app_user').where({ id: job.userId, status: 'active' }).select('email', 'language'),
    )
    const open = await db.rows(
      from('data_request').where({ status: 'received' }).whereAny('id', job.requestIds).select('id'),
    )
    return user && open.length > 0 ? { user, count: open.length } : undefined
  })
  if (!found) return
  const say = dataRequestsTexts.in(found.user.language)
  await mailer.send({
    to: found.user.email,
    subject: say(`remindSubject_${job.level}`, { requests: found.count }),
    text: say('remindText', { link: `${config.publicUrl}/app/permintaan-data?view=overdue` }),
    messageKey: `data-requests:${job.userId}:${job.level}:${job.day}:${job.requestIds[0]}`,
  })
}
