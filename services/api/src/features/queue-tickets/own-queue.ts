import type { AuditAction, OwnQueue } from '@sipelandukilat/contract'
import { type QueueKind, queueKindOf, queueLabel, queueWait, toLocalDate } from '@sipelandukilat/domain'
import { queueTicketsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, listProducts } from '../applications/application-store'
import { getCalendar } from '../regions/places'
import { readOffice, takeTicket } from './take-ticket'
import { endTickets, findOpenTicket, listPublicTickets, type TicketRecord } from './ticket-store'

/** What the citizen is to come to the office for now, if for anything. */
export const queueKindFor = async (db: Db, record: ApplicationRecord): Promise<QueueKind | undefined> => {
  const products = await listProducts(db, record.id)
  return queueKindOf({
    status: record.status,
    presenceMode: record.presence_mode,
    presenceDone: record.presence_done,
    lacksPapers: (record.lacks?.attachments.length ?? 0) > 0,
    hasCard: products.some(({ format, handed_over_at }) => format === 'card' && handed_over_at === null),
  })
}

/** The number is still to be come with: its application neither ended since nor went to another regency. */
const isForNow = ({ closed_at, regency_code }: ApplicationRecord, ticket: TicketRecord): boolean =>
  ticket.regency_code === regency_code && (closed_at === null || closed_at < ticket.taken_at)

/** What the citizen of an application may know of the office's queue. */
export async function readOwnQueue(db: Db, record: ApplicationRecord, now: Date): Promise<OwnQueue> {
  const [kind, { calendar, today, days, regencyCode }] = await Promise.all([
    queueKindFor(db, record),
    readOffice(db, record.regency_code, now),
  ])
  const held = await findOpenTicket(db, record.id, today)
  const ticket = held && isForNow(record, held) ? held : undefined
  const isToday = ticket?.on_date === today
  const wait =
    ticket && isToday
      ? queueWait(await listPublicTickets(db, ticket.regency_code, today), ticket.number, today, { now, calendar })
      : undefined
  return {
    kind: kind ?? null,
    regencyCode: ticket?.regency_code ?? regencyCode,
    ticket: ticket
      ? {
          label: queueLabel(ticket.kind, ticket.number),
          date: ticket.on_date,
          hour: ticket.hour,
          status: ticket.status,
          counter: ticket.counter,
          ahead: wait?.ahead ?? null,
          expectedAt: wait?.at.toISOString() ?? null,
          version: ticket.version,
        }
      : null,
    days,
  }
}

type Trail = { now: Date; correlationId: string }

const audit = (db: Db, record: ApplicationRecord, action: AuditAction, { correlationId }: Trail) =>
  recordAudit(db, 'citizen', {
    action,
    subject: 'Application',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    correlationId,
  })

/** Numbers that nobody came with, or that are given back, so that another may be taken. */
async function endOpen(
  db: Db,
  record: ApplicationRecord,
  now: Date,
  status: 'absent' | 'cancelled',
  days: '<' | '>=',
): Promise<number> {
  const { timeZone } = await getCalendar(db, record.regency_code)
  return endTickets(db, record.id, { is: days, today: toLocalDate(now, timeZone) }, { status, ended_at: now })
}

/** Takes a number for an hour; one that is held already is given back. @throws Problem `conflict` */
export async function takeOwnTicket(
  db: Db,
  record: ApplicationRecord,
  wanted: { date: string; hour: number },
  trail: Trail,
): Promise<OwnQueue> {
  const { now } = trail
  const kind = await queueKindFor(db, record)
  if (!kind)
    throw new Problem('conflict', {
      detail: queueTicketsTexts.of('applicationNeedsNobodyOfficeNow'),
    })
  await endOpen(db, record, now, 'absent', '<')
  await endOpen(db, record, now, 'cancelled', '>=')
  const regencyCode = record.regency_code
  await takeTicket(db, { ...wanted, regencyCode, applicationId: record.id, kind, takenBy: 'citizen', now })
  audit(db, record, 'queue-ticket-taken', trail)
  return readOwnQueue(db, record, now)
}

/** @throws Problem `not-found` where no number is held. */
export async function giveBackOwnTicket(db: Db, record: ApplicationRecord, trail: Trail): Promise<void> {
  const ended = await endOpen(db, record, trail.now, 'cancelled', '>=')
  if (ended === 0) throw new Problem('not-found')
  audit(db, record, 'queue-ticket-given-back', trail)
}
