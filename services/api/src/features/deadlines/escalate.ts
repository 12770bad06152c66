import { type EscalationLevel, escalationLevel, toLocalDate } from '@sipelandukilat/domain'
import { deadlinesTexts } from '#texts'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import type { Payload } from '../../platform/jobs/topics'
import type { Mail, Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { findPlace, type Place } from '../regions/places'

/** What has a deadline of an office, and who holds it. */
export type DueRow = {
  id: string
  regency_code: string
  province_code: string
  village_code: string
  assignee_id: string | null
  due_at: Date
}

const roleOf: Record<Exclude<EscalationLevel, 'warning'>, string> = {
  supervisor: 'supervisor',
  regencyAdmin: 'regency_admin',
  provinceAdmin: 'province_admin',
}

/** At most so many at once; the rest follows at the next run. */
const most = 2000
/** A deadline is looked at from two weekends before it. */
const aheadDays = 5

/**
 * Notifies, once for each level, who must know that an application is late or about to be: the officer who holds it (the
 * supervisors where nobody does), then supervisors, regency and province. While the citizen or a visit is awaited there is
 * no deadline, and nobody is notified. Each person gets one mail for all of a run.
 */
export async function escalate({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<number> {
  const now = clock()
  return database.write(workerScope, async (db) => {
    const due = await db.rows<DueRow>({
      text: `select a.id, a.regency_code, a.province_code, a.village_code, a.assignee_id, a.due_at from application a
             where a.closed_at is null and a.due_at < $1::timestamptz + interval '${aheadDays} days'
               and not exists (select from escalation e where e.application_id = a.id and e.due_at = a.due_at and e.level = 'provinceAdmin')
             order by a.due_at limit ${most}`,
      values: [now],
    })
    const { count, recipients } = await findRecipients(db, due, now, (row, level) => isNew(db, row, level, now))
    for (const { userId, level, ids } of recipients)
      enqueue(db, 'user.escalation', { userId, level, applicationIds: ids, day: toLocalDate(now) })
    return count
  })
}

/** Whom to notify of which rows, by the level each has newly reached. Rows that were notified at their level are passed over. */
export async function findRecipients(
  db: Db,
  due: readonly DueRow[],
  now: Date,
  isNewlyAt: (row: DueRow, level: EscalationLevel) => Promise<boolean>,
): Promise<{ count: number; recipients: { userId: string; level: EscalationLevel; ids: string[] }[] }> {
  const places = new Map<string, Place | undefined>()
  const recipients = new Map<string, { userId: string; level: EscalationLevel; ids: string[] }>()
  const offices = new Map<string, string[]>()
  let count = 0
  for (const row of due) {
    if (!places.has(row.regency_code)) places.set(row.regency_code, await findPlace(db, row.village_code))
    const place = places.get(row.regency_code)
    const level = place && escalationLevel(row.due_at, now, place.calendar)
    if (!level || !(await isNewlyAt(row, level))) continue
    count += 1
    const office = `${level}:${row.regency_code}`
    const holder = level === 'warning' ? row.assignee_id : null
    if (!holder && !offices.has(office)) offices.set(office, await recipientsOf(db, row, level))
    for (const userId of holder ? [holder] : (offices.get(office) ?? [])) {
      const key = `${userId}:${level}`
      const known = recipients.get(key) ?? { userId, level, ids: [] }
      recipients.set(key, { ...known, ids: [...known.ids, row.id] })
    }
  }
  return { count, recipients: [...recipients.values()] }
}

async function isNew(db: Db, row: DueRow, level: EscalationLevel, now: Date): Promise<boolean> {
  const inserted = await db.run(
    from('escalation')
      .insert({ application_id: row.id, level, due_at: row.due_at, told_at: now })
      .onConflict()
      .ignore(),
  )
  return inserted > 0
}

async function recipientsOf(db: Db, row: DueRow, level: EscalationLevel): Promise<string[]> {
  const role = level === 'warning' ? 'supervisor' : roleOf[level]
  const users = await db.rows<{ user_id: string }>({
    text: `select distinct r.user_id from user_role r join app_user u on u.id = r.user_id
           where r.role = $1 and r.region_code in ($2, $3) and u.status = 'active'`,
    values: [role, row.regency_code, row.province_code],
  })
  return users.map((user) => user.user_id)
}

export type EscalationJob = Payload<'user.escalation'>

/** The mail of one person about late applications: numbers and a link, no name. */
export async function mailEscalation(platform: Platform, mailer: Mailer, job: EscalationJob): Promise<void> {
  await mailLate(platform, mailer, {
    ...job,
    kind: 'applications',
    ids: job.applicationIds,
    numbers:
      'select tracking_number as number from application where id = any($1) and closed_at is null order by due_at',
    path: '/app/intake?view=overdue',
  })
}

/** One mail about what is late, with the numbers that the query gives of those still open. */
export async function mailLate(
  { database, config }: Platform,
  mailer: Mailer,
  late: {
    userId: string
    level: EscalationLevel
    day: string
    kind: 'applications' | 'complaints'
    ids: readonly string[]
    numbers: string
    path: string
  },
): Promise<void> {
  const found = await database.read(workerScope, async (db) => {
    const user = await db.first(
      from('app_user').where({ id: late.userId, status: 'active' }).select('email', 'language'),
    )
    const rows = await db.rows<{ number: string }>({ text: late.numbers, values: [late.ids] })
    return user && rows.length > 0 ? { user, numbers: rows.map((row) => row.number) } : undefined
  })
  if (!found) return
  const { user, numbers } = found
  const say = deadlinesTexts.in(user.language)
  const noun = say(`nouns_${late.kind}`)
  const isNear = late.level === 'warning'
  const lead = isNear ? say(`nearlyDueLead_${late.kind}`) : say(`overdueLead_${late.kind}`)
  // The list that the mail leads to has none of them for the province (docs/decisions/0043).
  const unlisted =
    late.kind === 'complaints' && late.level === 'provinceAdmin' ? `\n\n${say('confidentialNotListed')}` : ''
  const list = listed(numbers, (left) => say('more', { left }))
  const mail: Mail = {
    to: user.email,
    subject: say(isNear ? 'nearlyDueSubject' : 'overdueSubject', { late: numbers.length, noun }),
    text: `${lead}

${list}${unlisted}

${config.publicUrl}${late.path}`,
    messageKey: `escalation:${late.userId}:${late.level}:${late.day}:${late.ids[0]}`,
  }
  await mailer.send(mail)
}

const shown = 20
const listed = (numbers: readonly string[], more: (count: number) => string) =>
  [...numbers.slice(0, shown), ...(numbers.length > shown ? [more(numbers.length - shown)] : [])].join('\n')
