import type { QueueDisplay } from '@sipelandukilat/contract'
import { callOrder, queueLabel, toLocalDate } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { getCalendar } from '../regions/places'
import { findRegion } from '../regions/region-store'
import { listPublicTickets } from './ticket-store'

/** As many as can be read from the back of the hall. */
const nextShown = 6

/** The numbers being called now, the newest first, and who comes next. @throws Problem `not-found` */
export async function readDisplay(db: Db, regencyCode: string, now: Date): Promise<QueueDisplay> {
  const region = await findRegion(db, regencyCode)
  if (region?.level !== 'regency') throw new Problem('not-found')
  const { timeZone } = await getCalendar(db, regencyCode)
  const date = toLocalDate(now, timeZone)
  const tickets = await listPublicTickets(db, regencyCode, date)
  const called = tickets
    .flatMap((ticket) =>
      ticket.status === 'called' && ticket.counter !== null ? [{ ...ticket, counter: ticket.counter }] : [],
    )
    .sort((first, second) => (second.called_at?.getTime() ?? 0) - (first.called_at?.getTime() ?? 0))
  const order = callOrder(tickets)
  return {
    regencyCode,
    regencyName: region.name,
    date,
    called: called.map(({ kind, number, counter, calls }) => ({ label: queueLabel(kind, number), counter, calls })),
    next: order.slice(0, nextShown).map(({ kind, number }) => queueLabel(kind, number)),
    waiting: order.length,
  }
}
