import type { BoardStop, SkipReason } from '@sipelandukilat/contract'
import { startOfLocalDay, toLocalDate } from '@sipelandukilat/domain'
import { toMinuteOfDay } from '@sipelandukilat/planner'
import type { TripPart } from './trip-parts'

export type StopOfBoard = {
  id: string
  place: string
  villageName: string
  regencyCode: string
  date: string
  arrivalTime: string | null
  skipReason: SkipReason | null
}

/** Where the trip is: YYYY-MM-DD and HH:MM of its clock. */
export type LocalNow = { today: string; time: string }

/** The clock of the office's zone at an instant: HH:MM, and as minutes since midnight. */
export function localTimeOf(now: Date): { time: string; minute: number } {
  const minute = Math.floor((now.getTime() - startOfLocalDay(toLocalDate(now)).getTime()) / 60_000)
  const pad = (value: number) => String(value).padStart(2, '0')
  return { time: `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`, minute }
}

/** A stop is late once nobody was recorded this long after it was to begin. */
const lateAfterMinutes = 60

/** How far a trip is, stop by stop in the order of their days: what is done, where the team is, what is next, what is late. */
export function boardOf(
  stops: readonly StopOfBoard[],
  parts: readonly TripPart[],
  { today, time }: LocalNow,
): { stops: BoardStop[]; done: number; absent: number; left: number; lateStops: number } {
  const sorted = stops.toSorted((one, other) =>
    `${one.date} ${one.arrivalTime ?? ''}`.localeCompare(`${other.date} ${other.arrivalTime ?? ''}`),
  )
  let isNextFound = false
  const shown = sorted.map((stop): BoardStop => {
    const here = parts.filter(({ stopId }) => stopId === stop.id)
    const done = here.filter(({ state }) => state === 'done').length
    const left = here.filter(({ state }) => state === 'planned').length
    const absent = here.filter(({ state }) => state === 'absent' || state === 'rescheduled').length
    const isBegun = here.some(({ state }) => state !== 'planned' && state !== 'unserved')
    const isOver = left === 0 && (isBegun || stop.date < today)
    const isLate =
      stop.date < today ||
      (stop.date === today &&
        !isBegun &&
        stop.arrivalTime !== null &&
        toMinuteOfDay(time) - toMinuteOfDay(stop.arrivalTime) > lateAfterMinutes)
    const stateOf = (): BoardStop['state'] => {
      if (stop.skipReason !== null) return 'skipped'
      if (isOver) return 'done'
      if (isLate) return 'late'
      if (isBegun) return 'here'
      if (isNextFound) return 'later'
      isNextFound = true
      return 'next'
    }
    return { ...stop, requests: here.length, done, absent, left, state: stateOf() }
  })
  const sum = (pick: (stop: BoardStop) => number) => shown.reduce((total, stop) => total + pick(stop), 0)
  return {
    stops: shown,
    done: sum(({ done }) => done),
    absent: sum(({ absent }) => absent),
    left: sum(({ left }) => left),
    lateStops: shown.filter(({ state }) => state === 'late').length,
  }
}
