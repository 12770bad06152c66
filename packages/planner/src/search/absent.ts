import type { Model } from './model'
import type { Schedule } from './schedule'

/** The stops left out, as a list that can be copied cheaply. */
export type Absent = { stops: Int32Array; count: number; penalty: number }

export const createAbsent = (model: Model): Absent => ({
  stops: new Int32Array(model.stopCount),
  count: 0,
  penalty: 0,
})

export function copyAbsent(from: Absent, to: Absent): void {
  for (let index = 0; index < from.count; index += 1) to.stops[index] = from.stops[index] ?? 0
  to.count = from.count
  to.penalty = from.penalty
}

export function addAbsent(model: Model, absent: Absent, stop: number): void {
  absent.stops[absent.count] = stop
  absent.count += 1
  absent.penalty += model.penalty[stop] ?? 0
}

/** Takes a planned stop out, and with it the one it goes with: neither is of use alone. */
export function takeOut(model: Model, schedule: Schedule, absent: Absent, stop: number): void {
  schedule.remove(stop)
  addAbsent(model, absent, stop)
  const other = model.partner[stop] ?? -1
  if (other < 0 || (schedule.solution.vehicleOf[other] ?? -1) < 0) return
  schedule.remove(other)
  addAbsent(model, absent, other)
}
