import { type Absent, takeOut } from './absent'
import { endOf, type Model, startOf } from './model'
import type { Kept } from './objective'
import type { Schedule } from './schedule'

/**
 * Fewer vehicles: one route is given up, and its stops are fitted in elsewhere. Stops that were left out often weigh
 * more, so that the hard ones come in first (Christiaens & Vanden Berghe 2020, section 5.3).
 */
export function createFleetReduction(model: Model, schedule: Schedule, isClosed: Uint8Array) {
  const { next, size } = schedule.solution
  const misses = new Float64Array(model.stopCount)
  const fewest = fewestByLoad(model)

  function missesOf(absent: Absent): number {
    let sum = 0
    for (let index = 0; index < absent.count; index += 1) sum += misses[absent.stops[index] ?? 0] ?? 0
    return sum
  }

  function missesOn(vehicle: number): number {
    let sum = 0
    const end = endOf(model, vehicle)
    for (let node = next[startOf(model, vehicle)] ?? 0; node !== end; node = next[node] ?? 0) sum += misses[node] ?? 0
    return sum
  }

  function findEasiest(): number {
    let easiest = -1
    let fewestMisses = Number.POSITIVE_INFINITY
    for (let vehicle = 0; vehicle < model.vehicleCount; vehicle += 1) {
      if (size[vehicle] === 0 || missesOn(vehicle) >= fewestMisses) continue
      easiest = vehicle
      fewestMisses = missesOn(vehicle)
    }
    return easiest
  }

  function countUsed(): number {
    let used = 0
    for (let vehicle = 0; vehicle < model.vehicleCount; vehicle += 1) if ((size[vehicle] ?? 0) > 0) used += 1
    return used
  }

  function closeUnused(): void {
    for (let vehicle = 0; vehicle < model.vehicleCount; vehicle += 1) if (size[vehicle] === 0) isClosed[vehicle] = 1
  }

  return {
    countUsed,
    closeUnused,
    /** Whether the loads would still fit into one vehicle less. */
    canReduce: () => countUsed() > fewest,
    /** Gives up the route whose stops were left out least often. */
    begin(absent: Absent): void {
      const vehicle = findEasiest()
      if (vehicle < 0) return
      const end = endOf(model, vehicle)
      for (let node = next[startOf(model, vehicle)] ?? 0; node !== end; ) {
        const following = next[node] ?? 0
        takeOut(model, schedule, absent, node)
        node = following
      }
      schedule.settle()
      closeUnused()
    },
    /** Whether the solution with these stops left out is taken in place of the current one. */
    accepts(absent: Absent, current: Kept, threshold: number): boolean {
      const now = missesOf(absent)
      const before = missesOf(current.absent)
      const value = (schedule.solution.total[0] ?? 0) + absent.penalty
      const isTaken = absent.count === 0 || now < before || (now === before && value < threshold)
      for (let index = 0; index < absent.count; index += 1) {
        const stop = absent.stops[index] ?? 0
        misses[stop] = (misses[stop] ?? 0) + 1
      }
      return isTaken
    },
  }
}

/** No plan needs fewer vehicles than the loads fill, by the largest capacity of each dimension. */
function fewestByLoad(model: Model): number {
  let fewest = 1
  for (let d = 0; d < model.dimensions; d += 1) {
    let load = 0
    let largest = 0
    for (let stop = 0; stop < model.stopCount; stop += 1) load += model.load[stop * model.dimensions + d] ?? 0
    for (let v = 0; v < model.vehicleCount; v += 1)
      largest = Math.max(largest, model.capacity[v * model.dimensions + d] ?? 0)
    if (largest > 0) fewest = Math.max(fewest, Math.ceil(load / largest - 1e-9))
  }
  return fewest
}
