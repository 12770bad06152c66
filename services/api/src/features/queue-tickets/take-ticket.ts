import {
  addCalendarDays,
  type Calendar,
  defaultQueuePolicy,
  formatDate,
  formatHour,
  perLanguage,
  type QueueDay,
  type QueueKind,
  type QueueObstacle,
  queueDays,
  queueObstacle,
  queueRefusalMessage,
  toLocalDate,
} from '@sipelandukilat/domain'
import { queueTicketsTexts } from '#texts'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { getCalendar } from '../regions/places'
import { insertTicket, listLoads, type NewTicket, type TicketRecord } from './ticket-store'

/** An office on the days for which it gives numbers. */
export type Office = { regencyCode: string; calendar: Calendar; today: string; days: QueueDay[] }

/** What is taken of the days for which numbers are given. */
const loadsFrom = (db: Db, regencyCode: string, today: string) =>
  listLoads(db, regencyCode, today, addCalendarDays(today, defaultQueuePolicy.daysAhead - 1))

/** Reads which hours of an office are free, in its own calendar. */
export async function readOffice(db: Db, regencyCode: string, now: Date): Promise<Office> {
  const calendar = await getCalendar(db, regencyCode)
  const today = toLocalDate(now, calendar.timeZone)
  return { regencyCode, calendar, today, days: queueDays(await loadsFrom(db, regencyCode, today), { now, calendar }) }
}

/** Why one cannot come then, and when one can: another hour of the day that was wanted, else another day. */
function refusalOf({ refusal, freeHours, nextFree }: QueueObstacle): Problem {
  const why = queueRefusalMessage(refusal)
  if (freeHours.length > 0)
    return new Problem('conflict', {
      detail: queueTicketsTexts.of('otherHoursFree', {
        why,
        hours: perLanguage((language) => freeHours.map((hour) => formatHour(hour, language)).join(', ')),
      }),
    })
  return new Problem('conflict', {
    detail: nextFree
      ? queueTicketsTexts.of('fullButFreeOn', {
          why,
          date: perLanguage((language) => formatDate(nextFree, language)),
        })
      : queueTicketsTexts.of('fullAndNoOtherDay', { why }),
  })
}

/**
 * Gives a number for an hour of a day. @throws Problem `conflict` with the next free day where the office is closed, the
 * hour over or full
 */
export async function takeTicket(db: Db, wanted: NewTicket): Promise<TicketRecord> {
  const { regencyCode, date, hour, now } = wanted
  const calendar = await getCalendar(db, regencyCode)
  const today = toLocalDate(now, calendar.timeZone)
  const findObstacle = async () =>
    queueObstacle({ date, hour }, await loadsFrom(db, regencyCode, today), { now, calendar })
  const obstacle = await findObstacle()
  if (obstacle) throw refusalOf(obstacle)
  const record = await insertTicket(db, wanted, defaultQueuePolicy)
  if (record) return record
  // Others took the last places in the meantime.
  throw refusalOf((await findObstacle()) ?? { refusal: 'hour-full', freeHours: [], nextFree: undefined })
}

/** Gives somebody at the counter a number for the first hour of today that has room. @throws Problem `conflict` */
export async function takeWalkInTicket(
  db: Db,
  wanted: { regencyCode: string; applicationId: string | null; kind: QueueKind; now: Date },
): Promise<TicketRecord> {
  const { days, today } = await readOffice(db, wanted.regencyCode, wanted.now)
  const [day] = days
  // An hour that others fill in the meantime leads to the next.
  for (const { hour, left } of day?.slots ?? []) {
    if (left === 0) continue
    const ticket = { ...wanted, date: today, hour, takenBy: 'officer' as const }
    const record = await insertTicket(db, ticket, defaultQueuePolicy)
    if (record) return record
  }
  const nextFree = days.find(({ date, state }) => state === 'open' && date > today)?.date
  throw refusalOf({ refusal: day?.slots.length ? 'day-full' : 'day-over', freeHours: [], nextFree })
}
