import type { Draft, Effort } from './effort'
import type { DraftTrip } from './plan-slots'

/** Trips around a point, the nearest first. */
export function listTripsAround(effort: Effort, draft: Draft, center: number, most: number): DraftTrip[] {
  const tripOf = new Map(draft.trips.flatMap((trip) => trip.visits.map(({ point }) => [point, trip] as const)))
  const found = new Set<DraftTrip>()
  for (const point of [center, ...(effort.neighbours[center] ?? [])]) {
    const trip = tripOf.get(point)
    if (trip) found.add(trip)
    if (found.size >= most) break
  }
  return [...found]
}

/** A point that is left out, or else any: where to look. */
export function drawCenter(effort: Effort, isServed: Uint8Array): number {
  const { random, isPossible } = effort
  const points = [...isServed.keys()].filter((point) => isPossible[point])
  const left = points.filter((point) => isServed[point] === 0)
  const from = left.length > 0 && random() < 0.6 ? left : points
  return from[Math.floor(random() * from.length)] ?? 0
}
