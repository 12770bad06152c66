import * as z from 'zod'
import { addCalendarDays, startOfLocalDay, toLocalDate } from '../calendar/dates'
import type { LocalDate } from '../calendar/local-date'
import type { Instant } from '../calendar/local-time'
import { type Calendar, isWorkingDay } from '../calendar/working-days'
import type { Language, Localized } from '../language/language'
import type { PresenceMode } from '../services/presence'
import { queueTexts } from '../texts/texts'
import { type ApplicationStatus, isInGroup } from '../workflow/status'

/** What somebody comes to the office for. */
export const QueueKind = z.enum(['presence', 'pickup', 'other'])
export type QueueKind = z.infer<typeof QueueKind>

export const QueueStatus = z.enum(['waiting', 'called', 'served', 'absent', 'cancelled'])
export type QueueStatus = z.infer<typeof QueueStatus>

/** What an officer does with a number; `restore` takes somebody back who was not there when called. */
export const QueueStep = z.enum(['call', 'serve', 'absent', 'restore'])
export type QueueStep = z.infer<typeof QueueStep>

export const queueSteps: Record<QueueStep, { from: readonly QueueStatus[]; to: QueueStatus }> = {
  call: { from: ['waiting', 'called', 'absent'], to: 'called' },
  serve: { from: ['called'], to: 'served' },
  absent: { from: ['called'], to: 'absent' },
  restore: { from: ['absent'], to: 'waiting' },
}

export const queueKindLabel = (kind: QueueKind, language: Language): string =>
  queueTexts.say(language, `queueKind_${kind}`)
export const queueStatusLabel = (status: QueueStatus, language: Language): string =>
  queueTexts.say(language, `queueStatus_${status}`)

const letters: Record<QueueKind, string> = { presence: 'A', pickup: 'B', other: 'C' }

/** The number as it is called: the letter of the kind, then the running number of the office's day. `A-007` */
export const queueLabel = (kind: QueueKind, number: number): string =>
  `${letters[kind]}-${String(number).padStart(3, '0')}`

/** How an office serves those who come. */
export type QueuePolicy = {
  /** The full hours, by the office's clock, in which one may come; the hour of rest is not among them. */
  hours: readonly number[]
  /** The most who may take a number for one hour beforehand or at the counter. */
  perHour: number
  /** The most that one telephone or address may hold of a day; at the counter each is given theirs. */
  perContact: number
  /** Minutes that one person takes, for the estimate. */
  minutesEach: number
  /** How many days ahead, beginning today, a number may be taken. */
  daysAhead: number
}

export const defaultQueuePolicy: QueuePolicy = {
  hours: [8, 9, 10, 11, 13, 14],
  perHour: 12,
  perContact: 2,
  minutesEach: 5,
  daysAhead: 7,
}

/** How many numbers are taken for an hour of a day. */
export type QueueLoad = { date: LocalDate; hour: number; count: number }

export type QueueSlot = { hour: number; left: number }
/** A day on which somebody may come. `full` and `closed` days have no slot that is left. */
export type QueueDay = { date: LocalDate; state: 'open' | 'full' | 'closed'; slots: QueueSlot[] }

type Context = { now: Instant; calendar: Calendar; policy?: QueuePolicy }

/** The instant at which an hour of a day begins at the office. */
export const queueHourStart = (date: LocalDate, hour: number, calendar: Calendar): Date =>
  new Date(startOfLocalDay(date, calendar.timeZone).getTime() + hour * 3_600_000)

/** The slots of one day: an hour that has ended is over, a holiday has none. */
export function queueDay(
  date: LocalDate,
  loads: readonly QueueLoad[],
  { now, calendar, policy = defaultQueuePolicy }: Context,
): QueueDay {
  if (!isWorkingDay(date, calendar)) return { date, state: 'closed', slots: [] }
  const slots = policy.hours
    .filter((hour) => queueHourStart(date, hour + 1, calendar) > new Date(now))
    .map((hour) => {
      const taken = loads.find((load) => load.date === date && load.hour === hour)?.count ?? 0
      return { hour, left: Math.max(0, policy.perHour - taken) }
    })
  if (slots.length === 0) return { date, state: 'closed', slots }
  return { date, state: slots.some(({ left }) => left > 0) ? 'open' : 'full', slots }
}

/** The days on which a number may be taken, today first; every day of them, also closed and full ones. */
export function queueDays(loads: readonly QueueLoad[], context: Context): QueueDay[] {
  const { now, calendar, policy = defaultQueuePolicy } = context
  const today = toLocalDate(now, calendar.timeZone)
  return Array.from({ length: policy.daysAhead }, (_, ahead) => queueDay(addCalendarDays(today, ahead), loads, context))
}

export type QueueRefusal =
  | 'past'
  | 'too-far'
  | 'holiday'
  | 'no-such-hour'
  | 'hour-over'
  | 'hour-full'
  | 'day-full'
  | 'day-over'

/** Why no number can be given for that hour, the hours of that day that are free, and the next day that is. */
export type QueueObstacle = { refusal: QueueRefusal; freeHours: number[]; nextFree: LocalDate | undefined }

/** What stands in the way of coming at that hour, or nothing. */
export function queueObstacle(
  wanted: { date: LocalDate; hour: number },
  loads: readonly QueueLoad[],
  context: Context,
): QueueObstacle | undefined {
  const { now, calendar, policy = defaultQueuePolicy } = context
  const days = queueDays(loads, context)
  const open = days.filter(({ date, state }) => state === 'open' && date !== wanted.date)
  // Beyond the last day there is none: whoever asked for that comes on one before it.
  const nextFree = (open.find(({ date }) => date > wanted.date) ?? open[0])?.date
  const day = days.find(({ date }) => date === wanted.date)
  const freeHours = (day?.slots ?? []).filter(({ left }) => left > 0).map(({ hour }) => hour)
  const refuse = (refusal: QueueRefusal): QueueObstacle => ({ refusal, freeHours, nextFree })
  if (wanted.date < toLocalDate(now, calendar.timeZone)) return refuse('past')
  if (!day) return refuse('too-far')
  if (!isWorkingDay(wanted.date, calendar)) return refuse('holiday')
  if (!policy.hours.includes(wanted.hour)) return refuse('no-such-hour')
  const slot = day.slots.find(({ hour }) => hour === wanted.hour)
  if (!slot) return refuse('hour-over')
  return slot.left === 0 ? refuse('hour-full') : undefined
}

export const queueRefusalMessage = (refusal: QueueRefusal): Localized => queueTexts.of(`queueRefusal_${refusal}`)

/** When the counters of an office that is closed open next, by its clock; undefined while they are open, and where it is not known. */
export function queueOpensAt({
  now,
  calendar,
  policy = defaultQueuePolicy,
}: Context): { date: LocalDate; hour: number } | undefined {
  const { hours, daysAhead } = policy
  const first = Math.min(...hours)
  const today = toLocalDate(now, calendar.timeZone)
  const instant = new Date(now)
  const begins = (date: LocalDate) => queueHourStart(date, first, calendar) > instant
  const isOver = queueHourStart(today, Math.max(...hours) + 1, calendar) <= instant
  if (isWorkingDay(today, calendar) && !begins(today) && !isOver) return undefined
  const days = Array.from({ length: daysAhead + 1 }, (_, ahead) => addCalendarDays(today, ahead))
  const date = days.find((day) => isWorkingDay(day, calendar) && begins(day))
  return date === undefined ? undefined : { date, hour: first }
}

/** Minutes before their hour from which somebody may be called who came early. */
const earlyMinutes = 15

/** The last hour of the day whose numbers may be called now; -1 where none has begun. */
export function lastHourToCall(date: LocalDate, { now, calendar, policy = defaultQueuePolicy }: Context): number {
  const limit = new Date(now).getTime() + earlyMinutes * 60_000
  return Math.max(-1, ...policy.hours.filter((hour) => queueHourStart(date, hour, calendar).getTime() <= limit))
}

/** What the order of calling asks of a number. */
export type QueueEntry = { number: number; hour: number; status: QueueStatus }

/** Those who wait, in the order in which they are called: by their hour, then by their number. */
export function callOrder<Entry extends QueueEntry>(entries: readonly Entry[]): Entry[] {
  return entries
    .filter(({ status }) => status === 'waiting')
    .sort((first, second) => first.hour - second.hour || first.number - second.number)
}

/** Where a number stands: how many are called before it and about when its turn comes. */
export type QueueWait = { ahead: number; at: Date }

/**
 * Nobody is called before their hour begins; after that each who is ahead takes `minutesEach`, divided over the counters
 * that are open. Nothing where the number waits no more.
 */
export function queueWait(
  entries: readonly QueueEntry[],
  number: number,
  date: LocalDate,
  { now, calendar, policy = defaultQueuePolicy, counters = 1 }: Context & { counters?: number },
): QueueWait | undefined {
  const order = callOrder(entries)
  const ahead = order.findIndex((entry) => entry.number === number)
  const own = order[ahead]
  if (!own) return undefined
  const start = Math.max(new Date(now).getTime(), queueHourStart(date, own.hour, calendar).getTime())
  const inHour = order.slice(0, ahead).filter(({ hour }) => hour === own.hour).length
  // Who has an earlier hour is served in it, unless that hour has begun already.
  const before = start > new Date(now).getTime() ? inHour : ahead
  return { ahead, at: new Date(start + Math.ceil(before / Math.max(1, counters)) * policy.minutesEach * 60_000) }
}

/** Whether the citizen of an application is to come to the office, and for what. */
export function queueKindOf(application: {
  status: ApplicationStatus
  presenceMode: PresenceMode | null
  presenceDone: boolean
  hasCard: boolean
  /** Papers are missing, which the counter takes. */
  lacksPapers: boolean
}): QueueKind | undefined {
  const { status, presenceMode, presenceDone, hasCard, lacksPapers } = application
  if (status === 'awaiting_presence') return presenceMode === 'office' || presenceMode === null ? 'presence' : undefined
  if (isInGroup(status, 'mayCome') && presenceMode === 'office' && !presenceDone) return 'presence'
  if (status === 'incomplete' && lacksPapers) return 'other'
  return status === 'ready' && hasCard ? 'pickup' : undefined
}
