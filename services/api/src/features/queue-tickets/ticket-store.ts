import type { QueueTicket } from '@sipelandukilat/contract'
import { type QueueKind, type QueueLoad, type QueueStatus, queueLabel } from '@sipelandukilat/domain'
import { queueTicketsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'

export type TicketRecord = {
  id: string
  province_code: string
  regency_code: string
  application_id: string | null
  on_date: string
  hour: number
  number: number
  kind: QueueKind
  status: QueueStatus
  taken_by: 'citizen' | 'officer'
  taken_at: Date
  counter: number | null
  calls: number
  called_at: Date | null
  version: number
}

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
  db.rows({
    text: 'select * from queue_ticket where regency_code = $1 and on_date = $2 order by number',
    values: [regencyCode, date],
  })

/** @throws Problem `not-found`, also where it is another office's. */
export async function getTicketForUpdate(db: Db, id: string): Promise<TicketRecord> {
  const found = await db.first<TicketRecord>({
    text: 'select * from queue_ticket where id = $1 for update',
    values: [id],
  })
  if (!found) throw new Problem('not-found')
  return found
}

/** The number that the application holds for today or a later day. */
export const findOpenTicket = (db: Db, applicationId: string, today: string): Promise<TicketRecord | undefined> =>
  db.first({
    text: `select * from queue_ticket where application_id = $1 and status in ('waiting', 'called') and on_date >= $2`,
    values: [applicationId, today],
  })

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
 * until the transaction ends. @throws Problem `conflict` where the application holds a number already
 */
export async function insertTicket(db: Db, ticket: NewTicket, capacity: number): Promise<TicketRecord | undefined> {
  const { regencyCode, applicationId, date, hour, kind, takenBy, now } = ticket
  const given = await db.first<{ number: number | null }>({
    text: 'select app_queue_number($1, $2, $3, $4) as number',
    values: [regencyCode, date, hour, capacity],
  })
  if (!given || given.number === null) return undefined
  const record = await db.first<TicketRecord>({
    text: `insert into queue_ticket (id, province_code, regency_code, application_id, on_date, hour, number, kind, taken_by, taken_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning *`,
    values: [
      newId(),
      regencyCode.slice(0, 2),
      regencyCode,
      applicationId,
      date,
      hour,
      given.number,
      kind,
      takenBy,
      now,
    ],
  })
  if (!record)
    throw new Problem('conflict', {
      detail: queueTicketsTexts.of('applicationHoldsNumberAlready2'),
    })
  return record
}
