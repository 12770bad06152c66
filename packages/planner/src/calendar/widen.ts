import type { Effort } from './effort'
import type { Occupancy } from './occupancy'
import type { DraftTrip, Slot } from './plan-slots'

/** The same trips with all the free days around them, as far as team, kit and the longest trip allow. */
export function widen(effort: Effort, occupancy: Occupancy, trips: readonly DraftTrip[]): Slot[] {
  const { random, situation } = effort
  for (const trip of trips) occupancy.add(trip)
  return trips.map((trip) => {
    occupancy.remove(trip)
    const slot = { team: trip.team, kit: trip.kit, startDay: trip.startDay, endDay: trip.endDay }
    const longest = situation.problem.teams[trip.team]?.longestTrip ?? 1
    const isFree = (from: number, until: number) => occupancy.fits({ ...slot, startDay: from, endDay: until })
    let [isOpenBefore, isOpenAfter] = [true, true]
    while ((isOpenBefore || isOpenAfter) && slot.endDay - slot.startDay + 1 < longest) {
      const isBefore = isOpenBefore && (!isOpenAfter || random() < 0.5)
      if (isBefore) {
        isOpenBefore = isFree(slot.startDay - 1, slot.endDay)
        if (isOpenBefore) slot.startDay -= 1
      } else {
        isOpenAfter = isFree(slot.startDay, slot.endDay + 1)
        if (isOpenAfter) slot.endDay += 1
      }
    }
    occupancy.add(slot)
    return { ...slot, order: trip.visits.map(({ point }) => point) }
  })
}
