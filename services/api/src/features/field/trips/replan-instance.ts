import { type Instance, minutesOfDay, type Plan, type PlannedVisit, toMinuteOfDay } from '@sipelandukilat/planner'
import { type TravelWays, travelHours } from '../network/travel-ways'

/** When the team travels and works, in minutes of the day. */
export const shiftHours = { from: toMinuteOfDay(travelHours.from), until: toMinuteOfDay(travelHours.until) }
const vehicle = 'team'

export type Appointment = {
  id: string
  /** Where it lies, among the ways. */
  index: number
  /** What was promised; minutes since the trip’s clock began, negative once its day has passed. */
  startsAt: number
  /** Minutes of work. */
  work: number
  prize: number
  windows: Instance['stops'][number]['windows']
}

type Situation = {
  appointments: readonly Appointment[]
  shifts: Instance['vehicles'][number]['shifts']
  ways: TravelWays
  /** Where the team is, among the ways; null: wherever its next stop is. */
  startIndex: number | null
  /** The minute of the first day that it is. */
  nowAt: number
}

type Departures = Instance['connections'][number]['departures']

/**
 * What is left of a trip as the planner takes it: place 0 is where the team is, then the stops in their order; the last is the
 * end, which costs nothing to reach. `blocked`: stops whose promise cannot be kept by the way it was planned with.
 */
export function toReplanInstance(situation: Situation): { instance: Instance; blocked: ReadonlySet<string> } {
  const { appointments, shifts, ways, startIndex } = situation
  const indexes = [startIndex, ...appointments.map(({ index }) => index)]
  const end = indexes.length
  const wayOf = (from: number | null | undefined, to: number | null | undefined) =>
    from == null || to == null ? { minutes: 0, departures: null } : (ways.ways[from]?.[to] ?? null)
  const minutes = indexes.map((from) => [...indexes.map((to) => wayOf(from, to)?.minutes ?? null), 0])
  minutes.push(Array.from({ length: end + 1 }, () => 0))
  const rides = new Map<string, Departures>()
  indexes.forEach((from, row) => {
    indexes.forEach((to, column) => {
      const departures = wayOf(from, to)?.departures
      if (departures) rides.set(`${row} ${column}`, departures)
    })
  })
  const { work, blocked } = trustPromises(situation, { indexes, minutes, rides })
  const instance: Instance = {
    minutes,
    cost: minutes,
    connections: [...rides].map(([pair, departures]) => {
      const [from = 0, to = 0] = pair.split(' ').map(Number)
      return { from, to, departures }
    }),
    vehicles: [
      {
        id: vehicle,
        start: 0,
        end,
        shifts,
        skills: [],
        capacity: [],
        longest: null,
        fixedCost: 0,
        executed: [],
      },
    ],
    stops: appointments.map(({ id, prize, windows, work: usual }, position) => ({
      id,
      place: position + 1,
      windows,
      service: work.get(id) ?? usual,
      load: [],
      skills: [],
      prize,
      canSleep: true,
    })),
    pairs: [],
    lateness: null,
    travelWeight: 1,
  }
  return { instance, blocked }
}

type Table = { indexes: (number | null)[]; minutes: (number | null)[][]; rides: Map<string, Departures> }

/**
 * Whoever planned the trip knew the ways: between two appointments in a row, and to the first, the way and the work take no
 * more than the time that was left for them, whatever the table of ways says. So only what is hindered makes others move. A
 * way that has become worse since, by the water or by a closure, is no longer trusted.
 */
function trustPromises({ appointments, ways, nowAt }: Situation, { indexes, minutes, rides }: Table) {
  const work = new Map(appointments.map(({ id, work: usual }) => [id, usual]))
  const blocked = new Set<string>()
  const inOrder = appointments
    .map(({ id, startsAt }, position) => ({ id, place: position + 1, startsAt }))
    .sort((one, other) => one.startsAt - other.startsAt)
  let from = { place: 0, ready: Math.max(nowAt, shiftHours.from) }
  for (const [order, { id, place, startsAt }] of inOrder.entries()) {
    const [start, end] = [indexes[from.place], indexes[place]]
    const isWorse = startsAt >= 0 && start != null && end != null && ways.isWorseOn(start, end, dayOf(startsAt))
    if (isWorse) blocked.add(id)
    else shorten({ minutes, rides }, from.place, place, longestRide(from.ready, startsAt))
    const next = inOrder[order + 1]
    const taken = next ? Math.min(work.get(id) ?? 0, Math.max(0, next.startsAt - startsAt)) : (work.get(id) ?? 0)
    work.set(id, taken)
    from = { place, ready: startsAt + taken }
  }
  return { work, blocked }
}

const dayOf = (minute: number) => Math.floor(minute / minutesOfDay)

/** The longest ride of one day between two moments: at once, on the evening of the first day, or on the morning of the last. */
function longestRide(ready: number, startsAt: number): { leaves: number; arrives: number } {
  if (startsAt <= ready) return { leaves: startsAt, arrives: startsAt }
  if (dayOf(ready) === dayOf(startsAt)) return { leaves: ready, arrives: startsAt }
  const evening = { leaves: ready, arrives: dayOf(ready) * minutesOfDay + shiftHours.until }
  const morning = { leaves: dayOf(startsAt) * minutesOfDay + shiftHours.from, arrives: startsAt }
  const lengthOf = (ride: { leaves: number; arrives: number }) => ride.arrives - ride.leaves
  return lengthOf(evening) > lengthOf(morning) ? evening : morning
}

/** A way takes no longer than a ride that was planned; by timetable, this ride is one more. */
function shorten(
  { minutes, rides }: Pick<Table, 'minutes' | 'rides'>,
  from: number,
  to: number,
  ride: { leaves: number; arrives: number },
): void {
  const row = minutes[from]
  const most = Math.max(0, ride.arrives - ride.leaves)
  if (!row) return
  const table = rides.get(`${from} ${to}`)
  if (!table) {
    row[to] = Math.min(row[to] ?? most, most)
    return
  }
  if (table.some(({ leaves, arrives }) => leaves >= ride.leaves && arrives <= ride.arrives)) return
  rides.set(
    `${from} ${to}`,
    [...table, ride].sort((one, other) => one.leaves - other.leaves),
  )
}

/** The promises as a plan; those whose day has passed are no promises any more. */
export function toStandingPlan(instance: Instance, startsAtOf: ReadonlyMap<string, number>): Plan {
  const promised = instance.stops
    .map((stop) => ({ stop, startsAt: startsAtOf.get(stop.id) ?? -1 }))
    .filter(({ startsAt }) => startsAt >= 0)
    .sort((one, other) => one.startsAt - other.startsAt)
  let from = { place: 0, ready: Number.NEGATIVE_INFINITY }
  const visits = promised.map(({ stop, startsAt }): PlannedVisit => {
    const finishesAt = startsAt + stop.service
    const ride = rideTo(instance, from, stop.place, startsAt)
    from = { place: stop.place, ready: finishesAt }
    return { stop: stop.id, leavesAt: ride.leaves, arrivesAt: ride.arrives, startsAt, finishesAt }
  })
  const end = visits.at(-1)?.finishesAt ?? 0
  const served = new Set(visits.map((visit) => visit.stop))
  return {
    routes: visits.length > 0 ? [{ vehicle, visits, leavesAt: end, arrivesAt: end }] : [],
    unserved: instance.stops.flatMap(({ id }) => (served.has(id) ? [] : [id])),
  }
}

/** The last ride that is in time: by timetable, else so as to arrive at the moment, or the evening before. */
function rideTo(
  { minutes, connections }: Instance,
  { place, ready }: { place: number; ready: number },
  to: number,
  startsAt: number,
): { leaves: number; arrives: number } {
  const table = connections.find((one) => one.from === place && one.to === to)
  const caught = table?.departures.findLast(({ leaves, arrives }) => leaves >= ready && arrives <= startsAt)
  if (caught) return caught
  const way = minutes[place]?.[to] ?? 0
  const isSameDay = startsAt - way >= dayOf(startsAt) * minutesOfDay + shiftHours.from
  if (isSameDay || !Number.isFinite(ready) || dayOf(ready) === dayOf(startsAt))
    return { leaves: startsAt - way, arrives: startsAt }
  return { leaves: ready, arrives: ready + way }
}
