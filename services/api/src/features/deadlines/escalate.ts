import { type EscalationLevel, escalationLevel, toLocalDate } from '@sipelandukilat/catalogue'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Mail, Mailer } from '../../platform/mailer'
import { enqueue, type OutboxMessage } from '../../platform/outbox'
import type { Platform } from '../../platform/platform'
import { findPlace, type Place } from '../regions/places'

type DueRow = {
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
 * Tells, once for each level, who must know that an application is late or about to be: the officer who holds it (the
 * supervisors where nobody does), then supervisors, regency and province. While the citizen or a visit is awaited there is
 * no deadline, and nobody is told. Each person gets one mail for all of a run.
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
    const places = new Map<string, Place | undefined>()
    const told = new Map<string, { level: EscalationLevel; applicationIds: string[] }>()
    const offices = new Map<string, string[]>()
    let count = 0
    for (const row of due) {
      if (!places.has(row.regency_code)) places.set(row.regency_code, await findPlace(db, row.village_code))
      const place = places.get(row.regency_code)
      const level = place && escalationLevel(row.due_at, now, place.calendar)
      if (!level || !(await isNew(db, row, level, now))) continue
      count += 1
      const office = `${level}:${row.regency_code}`
      const holder = level === 'warning' ? row.assignee_id : null
      if (!holder && !offices.has(office)) offices.set(office, await recipientsOf(db, row, level))
      for (const userId of holder ? [holder] : (offices.get(office) ?? [])) {
        const key = `${userId}:${level}`
        const known = told.get(key) ?? { level, applicationIds: [] }
        told.set(key, { level, applicationIds: [...known.applicationIds, row.id] })
      }
    }
    for (const [key, { level, applicationIds }] of told)
      await enqueue(db, {
        topic: 'user.escalation',
        payload: { userId: key.slice(0, key.lastIndexOf(':')), level, applicationIds, day: toLocalDate(now) },
      })
    return count
  })
}

async function isNew(db: Db, row: DueRow, level: EscalationLevel, now: Date): Promise<boolean> {
  const inserted = await db.run({
    text: 'insert into escalation (application_id, level, due_at, told_at) values ($1, $2, $3, $4) on conflict do nothing',
    values: [row.id, level, row.due_at, now],
  })
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

export type EscalationJob = Extract<OutboxMessage, { topic: 'user.escalation' }>['payload']

/** The mail of one person about late applications: numbers and a link, no name. */
export async function mailEscalation(
  { database, config }: Platform,
  mailer: Mailer,
  job: EscalationJob,
): Promise<void> {
  const found = await database.read(workerScope, async (db) => {
    const user = await db.first<{ email: string; language: 'id' | 'en' }>({
      text: `select email, language from app_user where id = $1 and status = 'active'`,
      values: [job.userId],
    })
    const rows = await db.rows<{ tracking_number: string }>({
      text: 'select tracking_number from application where id = any($1) and closed_at is null order by due_at',
      values: [job.applicationIds],
    })
    return user && rows.length > 0 ? { user, numbers: rows.map((row) => row.tracking_number) } : undefined
  })
  if (!found) return
  const { user, numbers } = found
  const mail: Mail = {
    to: user.email,
    ...wordsOf[user.language](job.level, numbers, `${config.publicUrl}/app/intake?view=overdue`),
    messageKey: `escalation:${job.userId}:${job.level}:${job.day}:${job.applicationIds[0]}`,
  }
  await mailer.send(mail)
}

const shown = 20
const listed = (numbers: readonly string[], more: (count: number) => string) =>
  [...numbers.slice(0, shown), ...(numbers.length > shown ? [more(numbers.length - shown)] : [])].join('\n')

const wordsOf = {
  id: (level: EscalationLevel, numbers: readonly string[], link: string) => ({
    subject:
      level === 'warning'
        ? `${numbers.length} permohonan mendekati batas waktu`
        : `${numbers.length} permohonan melewati batas waktu`,
    text: `${
      level === 'warning'
        ? 'Permohonan berikut harus selesai paling lambat hari kerja berikutnya:'
        : 'Permohonan berikut melewati batas waktu dan belum selesai:'
    }\n\n${listed(numbers, (count) => `dan ${count} lagi`)}\n\n${link}`,
  }),
  en: (level: EscalationLevel, numbers: readonly string[], link: string) => ({
    subject:
      level === 'warning'
        ? `${numbers.length} applications are nearly due`
        : `${numbers.length} applications are overdue`,
    text: `${
      level === 'warning'
        ? 'These applications are due by the next working day:'
        : 'These applications are past their deadline and not finished:'
    }\n\n${listed(numbers, (count) => `and ${count} more`)}\n\n${link}`,
  }),
} as const
