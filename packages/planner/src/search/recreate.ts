import { type Absent, addAbsent } from './absent'
import type { Model } from './model'
import type { Random } from './random'
import type { Schedule } from './schedule'

/** How often a place is passed over without looking (Christiaens & Vanden Berghe 2020, section 6.1). */
const blinkRate = 0.01

/** Weights of the orders in which stops come back. */
const orders = ['random', 'load', 'far', 'near', 'narrow', 'early', 'late'] as const
const weights = [4, 4, 2, 1, 2, 2, 2]
const weightSum = weights.reduce((sum, weight) => sum + weight, 0)

/** Puts stops back one after the other, each where it costs least, blinking now and then. */
export function createRecreate(model: Model, schedule: Schedule, random: Random) {
  const { vehicleOf, size } = schedule.solution
  const { stopCount, vehicleCount, partner, penalty, isOptional, group } = model
  const keys = new Float64Array(stopCount)
  const waiting = new Int32Array(stopCount)
  const isOpened = new Int32Array(vehicleCount)
  const before = new Uint8Array(schedule.solution.bytes.length)
  let call = 0
  const isClosed = new Uint8Array(vehicleCount)
  const depot = model.place[stopCount] ?? 0
  let untilBlink = drawBlink()

  function drawBlink(): number {
    return Math.floor(Math.log(1 - random()) / Math.log(1 - blinkRate))
  }

  function isSkipped(): boolean {
    untilBlink -= 1
    if (untilBlink >= 0) return false
    untilBlink = drawBlink()
    return true
  }

  function keyOf(stop: number, order: (typeof orders)[number]): number {
    switch (order) {
      case 'random':
        return random()
      case 'load':
        return -(model.load[stop * model.dimensions] ?? 0)
      case 'far':
        return -(model.cost[depot * model.placeCount + (model.place[stop] ?? 0)] ?? 0)
      case 'near':
        return model.cost[depot * model.placeCount + (model.place[stop] ?? 0)] ?? 0
      case 'narrow':
        return (model.closes[stop] ?? 0) - (model.opens[stop] ?? 0)
      case 'early':
        return model.opens[stop] ?? 0
      case 'late':
        return -(model.closes[stop] ?? 0)
    }
  }

  function drawOrder(): (typeof orders)[number] {
    let draw = random() * weightSum
    for (const [index, order] of orders.entries()) {
      draw -= weights[index] ?? 0
      if (draw < 0) return order
    }
    return 'random'
  }

  function sort(absent: Absent): void {
    const order = drawOrder()
    for (let index = 0; index < absent.count; index += 1) {
      const stop = absent.stops[index] ?? 0
      const key = keyOf(stop, order)
      keys[stop] = key
      let place = index
      while (place > 0 && (keys[waiting[place - 1] ?? 0] ?? 0) > key) {
        waiting[place] = waiting[place - 1] ?? 0
        place -= 1
      }
      waiting[place] = stop
    }
  }

  function insert(stop: number): boolean {
    const worth = isOptional[stop] === 1 ? (penalty[stop] ?? 0) : Number.POSITIVE_INFINITY
    let best = worth
    call += 1
    for (let vehicle = 0; vehicle < vehicleCount; vehicle += 1) {
      if (isClosed[vehicle] === 1) continue
      if (size[vehicle] === 0) {
        const kind = group[vehicle] ?? 0
        if (isOpened[kind] === call) continue
        isOpened[kind] = call
      }
      best = schedule.findPlace(stop, vehicle, best, isSkipped)
    }
    if (best === worth) return false
    schedule.insertFound(stop)
    return true
  }

  /** Leaves everything as it was where one of the two finds no place. */
  function insertBoth(first: number, second: number): boolean {
    before.set(schedule.solution.bytes)
    if (!insert(first)) return false
    if (insert(second)) return true
    schedule.solution.bytes.set(before)
    return false
  }

  return {
    /** Vehicles with 1 here are not used. */
    isClosed,
    recreate(absent: Absent): void {
      const count = absent.count
      sort(absent)
      absent.count = 0
      absent.penalty = 0
      for (let index = 0; index < count; index += 1) {
        const stop = waiting[index] ?? 0
        if ((vehicleOf[stop] ?? -1) >= 0) continue
        const other = partner[stop] ?? -1
        if (other < 0) {
          if (!insert(stop)) addAbsent(model, absent, stop)
          continue
        }
        // Once for both: the later of the two finds both placed, or is left out with the first.
        const isTried = absentHolds(absent, other)
        if (isTried || !(insertBoth(stop, other) || insertBoth(other, stop))) addAbsent(model, absent, stop)
      }
    },
  }
}

function absentHolds(absent: Absent, stop: number): boolean {
  for (let index = 0; index < absent.count; index += 1) if (absent.stops[index] === stop) return true
  return false
}
