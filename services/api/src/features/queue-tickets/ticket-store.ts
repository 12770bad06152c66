import type { QueueTicket } from '@sipelandukilat/contract'
import { placeOf, type QueueKind, type QueueLoad, type QueuePolicy, queueLabel } from '@sipelandukilat/domain'
import { queueTicketsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { type Change, from, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'

export type TicketRecord = Row<'queue_ticket'>

export const toTicket = (record: TicketRecord): QueueTicket => ({
  id: record.id,
  label: queueLabel(record.kind, record.number),
  number: record.number,
  kind: record.kind,
  date: record.on_date,
  hour: record.hour,
  status: record.status,
  counter: record.counter,
  calls: record.calls,
  calledAt: record.called_at?.toISOString() ?? null,
  takenAt: record.taken_at.toISOString(),
  takenBy: record.taken_by,
  applicationId: record.application_id,
  version: record.version,
})

export async function listLoads(db: Db, regencyCode: string, first: string, last: string): Promise<QueueLoad[]> {
  const rows = await db.rows<{ on_date: string; hour: number; taken: number }>({
    text: 'select on_date, hour, taken from app_queue_loads($1, $2, $3)',
    values: [regencyCode, first, last],
  })
  return rows.map(({ on_date, hour, taken }) => ({ date: on_date, hour, count: taken }))
}

/** The numbers of a day without whose they are; whoever asks. */
export type PublicTicket = Pick<TicketRecord, 'number' | 'kind' | 'hour' | 'status' | 'counter' | 'calls' | 'called_at'>

export const listPublicTickets = (db: Db, regencyCode: string, date: string): Promise<PublicTicket[]> =>
  db.rows({
    text: 'select number, kind, hour, status, counter, calls, called_at from app_queue_day($1, $2)',
    values: [regencyCode, date],
  })

export const listTickets = (db: Db, regencyCode: string, date: string): Promise<TicketRecord[]> =>
  db.rows(from('queue_ticket').where({ regency_code: regencyCode, on_date: date }).orderBy('number'))

/** @throws Problem `not-found`, also where it is another office's. */
export async function getTicketForUpdate(db: Db, id: string): Promise<TicketRecord> {
  const found = await db.first(from('queue_ticket').where({ id }).forUpdate())
  if (!found) throw new Problem('not-found')
  return found
}

const openStatuses = ['waiting', 'called'] as const

/** The number that the application holds for today or a later day. */
export const findOpenTicket = (db: Db, applicationId: string, today: string): Promise<TicketRecord | undefined> =>
  db.first(
    from('queue_ticket')
      .where({ application_id: applicationId })
      .where('on_date', '>=', today)
      .whereAny('status', openStatuses),
  )

/**
 * The next that may be called in an office's day, by their hour; those that others call at this moment are left out.
 * `kind` null takes any.
 */
export const findNextToCall = (
  db: Db,
  {
    regencyCode,
    date,
    lastHour,
    kind,
  }: { regencyCode: string; date: string; lastHour: number; kind: QueueKind | null },
): Promise<TicketRecord | undefined> =>
  db.first<TicketRecord>({
    text: `select * from queue_ticket where regency_code = $1 and on_date = $2 and status = 'waiting' and hour <= $3
             and ($4::text is null or kind = $4)
           order by hour, number limit 1 for update skip locked`,
    values: [regencyCode, date, lastHour, kind],
  })

/** @throws Problem `version-conflict` where somebody else was faster. */
export async function updateTicket(
  db: Db,
  { id, version }: Pick<TicketRecord, 'id' | 'version'>,
  change: Change<'queue_ticket'>,
): Promise<TicketRecord> {
  const updated = await db.first(
    from('queue_ticket').where({ id, version }).update(change).increment('version', 1).returning('*'),
  )
  if (!updated) throw new Problem('version-conflict')
  return updated
}

/** Ends what the application holds of days before today, or from today on; gives how many. */
export const endTickets = (
  db: Db,
  applicationId: string,
  days: { is: '<' | '>='; today: string },
  end: { status: 'absent' | 'cancelled'; ended_at: Date },
): Promise<number> =>
  db.run(
    from('queue_ticket')
      .where({ application_id: applicationId })
      .where('on_date', days.is, days.today)
      .whereAny('status', openStatuses)
      .update(end)
      .increment('version', 1),
  )

/**
 * Ends the numbers of applications that need them no more: served where its citizen was called, else given back. One ends
 * where its application was closed or erased since, or went to another regency; where it still lacks something an hour after
 * its own is over, nobody came. `applicationIds` null looks after all. Gives how many.
 */
export const settleTickets = (db: Db, applicationIds: readonly string[] | null, now: Date): Promise<number> =>
  db.run({
    text: `update queue_ticket t set status = case t.status when 'called' then 'served' else 'cancelled' end, ended_at = $2,
             version = t.version + 1
           from application a join personal_record p on p.application_id = a.id
           where a.id = t.application_id and t.status in ('waiting', 'called') and ($1::uuid[] is null or a.id = any($1))
             and (a.closed_at >= t.taken_at or p.erased_at >= t.taken_at or a.regency_code <> t.regency_code
               or (a.status = 'incomplete' and t.status = 'waiting' and exists (select from region r where r.code = t.regency_code
                 and (t.on_date + make_interval(hours => t.hour + 2)) at time zone r.time_zone <= $2)))`,
    values: [applicationIds, now],
  })

/** How many other numbers of an office's day are held under the telephone or address of the application. */
const countOfContact = async (
  db: Db,
  { regencyCode, date, applicationId }: Pick<NewTicket, 'regencyCode' | 'date' | 'applicationId'>,
): Promise<number> =>
  (
    await db.first<{ held: number }>({
      text: 'select app_queue_of_contact($1, $2, $3) as held',
      values: [regencyCode, date, applicationId],
    })
  )?.held ?? 0

export type NewTicket = {
  regencyCode: string
  applicationId: string | null
  date: string
  hour: number
  kind: QueueKind
  takenBy: 'citizen' | 'officer'
  now: Date
}

/**
 * Gives the next number of the office's day, or nothing where the hour is full. Parallel takers wait for each other here
 * until the transaction ends. @throws Problem `conflict` where the application holds a number already, or a citizen's contact
 * as many as it may
 */
export async function insertTicket(
  db: Db,
  ticket: NewTicket,
  { perHour, perContact }: Pick<QueuePolicy, 'perHour' | 'perContact'>,
): Promise<TicketRecord | undefined> {
  const { regencyCode, applicationId, date, hour, kind, takenBy, now } = ticket
  const given = await db.first<{ number: number | null }>({
    text: 'select app_queue_number($1, $2, $3, $4) as number',
    values: [regencyCode, date, hour, perHour],
  })
  if (!given || given.number === null) return undefined
  if (takenBy === 'citizen' && (await countOfContact(db, ticket)) >= perContact)
    throw new Problem('conflict', { detail: queueTicketsTexts.of('contactHoldsEnough', { count: perContact }) })
  const record = await db.first(
    from('queue_ticket')
      .insert({
        id: newId(),
        province_code: placeOf(regencyCode).provinceCode,
        regency_code: regencyCode,
        application_id: applicationId,
        on_date: date,
        hour,
        number: given.number,
        kind,
        taken_by: takenBy,
        taken_at: now,
      })
      .onConflict()
      .ignore()
      .returning('*'),
  )
  if (!record)
    throw new Problem('conflict', {
      detail: queueTicketsTexts.of('applicationHoldsNumberAlready2'),
    })
  return record
}
