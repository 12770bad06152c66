import { type EscalationLevel, toLocalDate } from '@sipelandukilat/domain'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import type { Payload } from '../../platform/jobs/topics'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { type DueRow, findRecipients, mailLate } from '../deadlines/escalate'
import { close } from './complaint-steps'
import { getComplaint } from './complaint-store'

/** At most so many at once; the rest follows at the next run. */
const most = 2000
/** A deadline is looked at from two weekends before it. */
const aheadDays = 5

type Running = Pick<Platform, 'database' | 'keyring' | 'clock'>

/** Closes what got no reply to its answer in time, and notifies those above of complaints that are late or about to be. */
export async function runComplaints(platform: Running): Promise<{ closed: number; escalated: number }> {
  return { closed: await closeSilent(platform), escalated: await escalateComplaints(platform) }
}

async function closeSilent({ database, keyring, clock }: Running): Promise<number> {
  const now = clock()
  const silent = await database.read(workerScope, (db) =>
    db.rows(
      from('complaint')
        .where({ status: 'answered' })
        .where('closes_at', '<', now)
        .orderBy('closes_at')
        .limit(most)
        .select('id'),
    ),
  )
  for (const { id } of silent)
    await database.write(workerScope, async (db) => {
      const record = await getComplaint(db, id, { forUpdate: true })
      const isStillSilent = record.status === 'answered' && record.closes_at !== null && record.closes_at < now
      if (isStillSilent) await close({ db, keyring, now, author: { id: null } }, record, 'clock')
    })
  return silent.length
}

function escalateComplaints({ database, clock }: Running): Promise<number> {
  const now = clock()
  return database.write(workerScope, async (db) => {
    const due = await db.rows<DueRow>({
      text: `select c.id, c.regency_code, c.province_code, c.village_code, c.assignee_id, c.due_at from complaint c
             where c.due_at < $1::timestamptz + interval '${aheadDays} days'
               and not exists (select from complaint_escalation e where e.complaint_id = c.id and e.due_at = c.due_at and e.level = 'provinceAdmin')
             order by c.due_at limit ${most}`,
      values: [now],
    })
    const { count, recipients } = await findRecipients(db, due, now, (row, level) => isNew(db, row, level, now))
    for (const { userId, level, ids } of recipients)
      enqueue(db, 'user.complaint-escalation', { userId, level, complaintIds: ids, day: toLocalDate(now) })
    return count
  })
}

async function isNew(db: Db, row: DueRow, level: EscalationLevel, now: Date): Promise<boolean> {
  const inserted = await db.run(
    from('complaint_escalation')
      .insert({ complaint_id: row.id, level, due_at: row.due_at, told_at: now })
      .onConflict()
      .ignore(),
  )
  return inserted > 0
}

type Job = Payload<'user.complaint-escalation'>

/** The mail of one person about late complaints: numbers and a link, no word of what was said. */
export const mailLateComplaints = (platform: Platform, mailer: Mailer, { complaintIds, ...job }: Job): Promise<void> =>
  mailLate(platform, mailer, {
    ...job,
    kind: 'complaints',
    ids: complaintIds,
    numbers: 'select number from complaint where id = any($1) and due_at is not null order by due_at',
    path: '/app/pengaduan?view=overdue',
  })
