import type { Model } from './model'

/** Which stop follows which, and where: the part of a solution that all schedules share. */
export type Links = {
  next: Int32Array
  previous: Int32Array
  /** Vehicle of each stop, -1 if it is left out. */
  vehicleOf: Int32Array
  /** Stops of each vehicle. */
  size: Int32Array
  /** Load of each vehicle and dimension. */
  loaded: Float64Array
  /** Cost in all; then, under all rules, its parts: ways and vehicles, minutes late, minutes of the latest stop. */
  total: Float64Array
  /** When each node is left, at the earliest. */
  leaves: Float64Array
  /** When each node begins; kept under all rules only. */
  begins: Float64Array
  /** When each node must begin, at the latest; kept where no timetable, pair or lateness forbids it. */
  latest: Float64Array
  /** Cost of the way from each node to the next. */
  way: Float64Array
}

/** A solution whose parts lie in one buffer, so that keeping and restoring it is one copy. */
export type Solution = Links & { bytes: Uint8Array }

export function createSolution(model: Model): Solution {
  const { nodeCount, stopCount, vehicleCount, dimensions } = model
  const floats = 4 * nodeCount + vehicleCount * dimensions + 4
  const whole = 2 * nodeCount + stopCount + vehicleCount
  const buffer = new ArrayBuffer(floats * 8 + whole * 4)
  let at = 0
  const float = (length: number) => {
    const part = new Float64Array(buffer, at, length)
    at += length * 8
    return part
  }
  const int = (length: number) => {
    const part = new Int32Array(buffer, at, length)
    at += length * 4
    return part
  }
  return {
    leaves: float(nodeCount),
    begins: float(nodeCount),
    latest: float(nodeCount),
    way: float(nodeCount),
    loaded: float(vehicleCount * dimensions),
    total: float(4),
    next: int(nodeCount),
    previous: int(nodeCount),
    vehicleOf: int(stopCount),
    size: int(vehicleCount),
    bytes: new Uint8Array(buffer),
  }
}

/** Every vehicle at home. */
export function clearLinks(model: Model, links: Links): void {
  links.vehicleOf.fill(-1)
  links.size.fill(0)
  links.loaded.fill(0)
  links.total.fill(0)
  links.next.fill(-1)
  links.previous.fill(-1)
  for (let vehicle = 0; vehicle < model.vehicleCount; vehicle += 1) {
    const start = model.stopCount + 2 * vehicle
    links.next[start] = start + 1
    links.previous[start + 1] = start
    links.way[start] = wayBetween(model, start, start + 1)
  }
}

/** Puts a stop after a node of a vehicle's route. */
export function link(model: Model, links: Links, stop: number, after: number, vehicle: number): void {
  const { next, previous, way } = links
  const before = next[after] ?? 0
  next[after] = stop
  previous[stop] = after
  next[stop] = before
  previous[before] = stop
  way[after] = wayBetween(model, after, stop)
  way[stop] = wayBetween(model, stop, before)
  account(model, links, stop, vehicle, 1)
  links.vehicleOf[stop] = vehicle
}

/** Takes a stop out of its route. */
export function unlink(model: Model, links: Links, stop: number): void {
  const { next, previous, way } = links
  const after = previous[stop] ?? 0
  const before = next[stop] ?? 0
  next[after] = before
  previous[before] = after
  way[after] = wayBetween(model, after, before)
  account(model, links, stop, links.vehicleOf[stop] ?? 0, -1)
  links.vehicleOf[stop] = -1
}

function account(model: Model, links: Links, stop: number, vehicle: number, sign: number): void {
  links.size[vehicle] = (links.size[vehicle] ?? 0) + sign
  for (let d = 0; d < model.dimensions; d += 1) {
    const at = vehicle * model.dimensions + d
    links.loaded[at] = (links.loaded[at] ?? 0) + sign * (model.load[stop * model.dimensions + d] ?? 0)
  }
}

/** Whether a vehicle may serve the stop and still has room for it. */
export function hasRoom(model: Model, links: Links, stop: number, vehicle: number): boolean {
  if (model.allowed[stop * model.vehicleCount + vehicle] === 0) return false
  for (let d = 0; d < model.dimensions; d += 1) {
    const at = vehicle * model.dimensions + d
    if ((links.loaded[at] ?? 0) + (model.load[stop * model.dimensions + d] ?? 0) > (model.capacity[at] ?? 0) + 1e-9)
      return false
  }
  return true
}

/** Cost of the way between two nodes; Infinity: there is none. */
export function wayBetween(model: Model, from: number, to: number): number {
  return model.cost[(model.place[from] ?? 0) * model.placeCount + (model.place[to] ?? 0)] ?? 0
}
