import type { Instance, PlannedStop, PlannedVehicle, TimeWindow } from '../instance'

/**
 * An instance in arrays, for the search. Nodes are numbered: stops first, then for each vehicle its start and its end.
 * Typed arrays are only read inside their bounds; the `?? 0` beside such a read tells the type checker so, at no cost.
 */
export type Model = {
  instance: Instance
  stopCount: number
  vehicleCount: number
  nodeCount: number
  placeCount: number
  /** Per node. */
  place: Int32Array
  service: Float64Array
  /** Beginning of the first and end of the last window. */
  opens: Float64Array
  closes: Float64Array
  /** Matrices over places, row after row; Infinity: no way. */
  minutes: Float64Array
  cost: Float64Array
  /** The same matrices by destination: what leads to a place lies in one row. */
  minutesTo: Float64Array
  costTo: Float64Array
  /** Per stop and dimension, per vehicle and dimension. */
  dimensions: number
  load: Float64Array
  capacity: Float64Array
  /** Per stop, in cost: what leaving it out weighs. */
  penalty: Float64Array
  isOptional: Uint8Array
  /** Per stop: whether it may begin after its last window, at a cost; a promised time is kept. */
  mayBeLate: Uint8Array
  /** Per stop × vehicle. */
  allowed: Uint8Array
  /** What using the vehicle at all costs, its empty way included. */
  fixedCost: Float64Array
  /** Per vehicle: whether it has left home already and must at least come back. */
  isUnderway: Uint8Array
  /** Per vehicle: whether a night may pass before it leaves its start. */
  mayRestAtStart: Uint8Array
  /** Vehicles that differ in nothing share a group; of the unused ones only the first is tried. */
  group: Int32Array
  /** The other stop of a pair, or -1. */
  partner: Int32Array
  /** Per stop of a pair: it begins no earlier than its partner's begin plus this. */
  lead: Float64Array
  /** Per stop, all other stops, the nearest first. */
  nearest: Int32Array
  /** Mean cost of the way from a stop to its nearest ten: the scale of the search's temperature. */
  scale: number
}

export const startOf = (model: Model, vehicle: number): number => model.stopCount + 2 * vehicle
export const endOf = (model: Model, vehicle: number): number => model.stopCount + 2 * vehicle + 1

/** The windows of a stop, cut to its pin. */
export function windowsOf(stop: PlannedStop): TimeWindow[] {
  const pin = stop.pin?.window
  if (!pin) return stop.windows
  return stop.windows
    .map(({ from, until }) => ({ from: Math.max(from, pin.from), until: Math.min(until, pin.until) }))
    .filter(({ from, until }) => from <= until)
}

function mayServe(vehicle: PlannedVehicle, stop: PlannedStop): boolean {
  if (stop.pin?.vehicle !== undefined && stop.pin.vehicle !== vehicle.id) return false
  if (stop.vehicles && !stop.vehicles.includes(vehicle.id)) return false
  if (stop.load.some((amount, dimension) => amount > (vehicle.capacity[dimension] ?? 0))) return false
  return stop.skills.every((skill) => vehicle.skills.includes(skill)) && windowsOf(stop).length > 0
}

/** What makes two vehicles exchangeable, as text. */
function likenessOf(vehicle: PlannedVehicle, allowed: string): string {
  const { id: _, executed: __, ...rest } = vehicle
  return JSON.stringify([rest, allowed])
}

function toRow(rows: readonly (readonly (number | null)[])[]): Float64Array {
  const matrix = new Float64Array(rows.length * rows.length)
  let at = 0
  for (const row of rows)
    for (const value of row) {
      matrix[at] = value ?? Number.POSITIVE_INFINITY
      at += 1
    }
  return matrix
}

function transpose(matrix: Float64Array, size: number): Float64Array {
  const turned = new Float64Array(matrix.length)
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) turned[column * size + row] = matrix[row * size + column] ?? 0
  return turned
}

/**
 * Expects an instance without executed stops that `checkInstance` passed. `underway` names the vehicles that are on
 * their way already, and whether a night may pass where each is.
 */
export function toModel(instance: Instance, underway: ReadonlyMap<string, boolean> = new Map()): Model {
  const { stops, vehicles } = instance
  const stopCount = stops.length
  const vehicleCount = vehicles.length
  const nodeCount = stopCount + 2 * vehicleCount
  const placeCount = instance.minutes.length
  const dimensions = Math.max(0, ...stops.map(({ load }) => load.length))
  const cost = toRow(instance.cost).map((value) => value * instance.travelWeight)
  const minutes = toRow(instance.minutes)
  const place = new Int32Array(nodeCount)
  const service = new Float64Array(nodeCount)
  const opens = new Float64Array(nodeCount)
  const closes = new Float64Array(nodeCount)
  const load = new Float64Array(stopCount * dimensions)
  const allowed = new Uint8Array(stopCount * vehicleCount)
  stops.forEach((stop, index) => {
    const windows = windowsOf(stop)
    place[index] = stop.place
    service[index] = stop.service
    opens[index] = windows[0]?.from ?? 0
    closes[index] = windows.at(-1)?.until ?? -1
    load.set(stop.load, index * dimensions)
    vehicles.forEach((vehicle, v) => {
      if (mayServe(vehicle, stop)) allowed[index * vehicleCount + v] = 1
    })
  })
  const capacity = new Float64Array(vehicleCount * dimensions)
  const group = new Int32Array(vehicleCount)
  const groups = new Map<string, number>()
  vehicles.forEach((vehicle, v) => {
    const from = vehicle.shifts[0]?.from ?? 0
    const until = vehicle.shifts.at(-1)?.until ?? 0
    place.set([vehicle.start, vehicle.end], stopCount + 2 * v)
    opens.set([from, from], stopCount + 2 * v)
    closes.set([until, until], stopCount + 2 * v)
    capacity.set(vehicle.capacity.slice(0, dimensions), v * dimensions)
    // One alone is like no other.
    const likeness =
      vehicleCount === 1 ? '' : likenessOf(vehicle, stops.map((_, s) => allowed[s * vehicleCount + v] ?? 0).join(''))
    if (!groups.has(likeness)) groups.set(likeness, v)
    group[v] = groups.get(likeness) ?? v
  })
  const partner = new Int32Array(stopCount).fill(-1)
  const lead = new Float64Array(stopCount)
  const indexOf = new Map(stops.map(({ id }, index) => [id, index]))
  for (const { first, second, least, most } of instance.pairs) {
    const [a, b] = [indexOf.get(first), indexOf.get(second)]
    if (a === undefined || b === undefined) continue
    partner[a] = b
    partner[b] = a
    lead[b] = least
    lead[a] = -most
  }
  const { nearest, scale } = toNeighbours(cost, place, stopCount, placeCount)
  return {
    instance,
    stopCount,
    vehicleCount,
    nodeCount,
    placeCount,
    place,
    service,
    opens,
    closes,
    minutes,
    cost,
    minutesTo: transpose(minutes, placeCount),
    costTo: transpose(cost, placeCount),
    dimensions,
    load,
    capacity,
    penalty: toPenalties(instance, cost),
    isOptional: Uint8Array.from(stops, ({ prize }) => (prize === null ? 0 : 1)),
    mayBeLate: Uint8Array.from(stops, ({ pin }) => (instance.lateness && !pin?.window ? 1 : 0)),
    allowed,
    fixedCost: Float64Array.from(vehicles, ({ fixedCost, start, end, id }) =>
      underway.has(id) ? 0 : fixedCost + (cost[start * placeCount + end] ?? 0),
    ),
    isUnderway: Uint8Array.from(vehicles, ({ id }) => (underway.has(id) ? 1 : 0)),
    mayRestAtStart: Uint8Array.from(vehicles, ({ id }) => (underway.get(id) === false ? 0 : 1)),
    group,
    partner,
    lead,
    nearest,
    scale,
  }
}

/** Leaving out a stop that must be served weighs more than any way or prize can save. */
function toPenalties(instance: Instance, cost: Float64Array): Float64Array {
  const dearest = cost.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, value) : most), 1)
  const fixed = Math.max(0, ...instance.vehicles.map((vehicle) => vehicle.fixedCost))
  const prizes = instance.stops.reduce((sum, { prize }) => sum + (prize ?? 0), 0)
  const must = 10 * (dearest + fixed) + prizes
  return Float64Array.from(instance.stops, ({ prize }) => prize ?? must)
}

function toNeighbours(cost: Float64Array, place: Int32Array, stopCount: number, placeCount: number) {
  const nearest = new Int32Array(stopCount * Math.max(0, stopCount - 1))
  let sum = 0
  let count = 0
  const far = new Float64Array(stopCount)
  for (let stop = 0; stop < stopCount; stop += 1) {
    const row = (place[stop] ?? 0) * placeCount
    for (let other = 0; other < stopCount; other += 1) far[other] = cost[row + (place[other] ?? 0)] ?? 0
    const others = Int32Array.from({ length: stopCount - 1 }, (_, rank) => (rank < stop ? rank : rank + 1))
    others.sort((a, b) => {
      const one = far[a] ?? 0
      const two = far[b] ?? 0
      return one === two ? a - b : one - two
    })
    nearest.set(others, stop * (stopCount - 1))
    for (let rank = 0; rank < Math.min(10, others.length); rank += 1) {
      const way = far[others[rank] ?? 0] ?? 0
      if (!Number.isFinite(way)) continue
      sum += way
      count += 1
    }
  }
  return { nearest, scale: count > 0 && sum > 0 ? sum / count : 1 }
}
