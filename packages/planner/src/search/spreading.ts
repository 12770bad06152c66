import type { Links } from './links'
import { endOf, type Model, startOf } from './model'
import type { Travel } from './travel'

const never = Number.POSITIVE_INFINITY

/** Lets a change of one begin move what depends on it: the stops after it, its partner, the stops after that. */
export function createSpreading(model: Model, links: Links, travel: Travel) {
  const { next, previous, vehicleOf, begins, leaves, total } = links
  const { stopCount, nodeCount, service, closes, partner, lead } = model
  const hasPairs = model.instance.pairs.length > 0
  const isLatenessWeighed = model.instance.lateness !== null
  /** More moves than this mean two pairs that push each other for ever. */
  const mostMoves = 4 * nodeCount + 100
  const waiting: number[] = []
  const movedNodes: number[] = []
  const movedBegins: number[] = []
  const movedLeaves: number[] = []
  let lateBefore = 0
  let greatestBefore = 0

  const vehicleAt = (node: number) => (node < stopCount ? (vehicleOf[node] ?? 0) : (node - stopCount) >> 1)
  const latenessAt = (node: number, begin: number) =>
    isLatenessWeighed && node < stopCount ? Math.max(0, begin - (closes[node] ?? 0)) : 0

  function move(node: number, begin: number): void {
    movedNodes.push(node)
    movedBegins.push(begins[node] ?? 0)
    movedLeaves.push(leaves[node] ?? 0)
    const late = latenessAt(node, begin)
    total[2] = (total[2] ?? 0) + late - latenessAt(node, begins[node] ?? 0)
    if (late > (total[3] ?? 0)) total[3] = late
    begins[node] = begin
    leaves[node] = begin + (service[node] ?? 0)
  }

  /** Where the node's partner must begin at the earliest, by this node. */
  function pushPartner(node: number): void {
    const other = partner[node] ?? -1
    if (other < 0 || (vehicleOf[other] ?? -1) < 0) return
    if ((begins[other] ?? 0) < (begins[node] ?? 0) + (lead[other] ?? 0)) waiting.push(other)
  }

  function boundOf(node: number): number {
    if (!hasPairs || node >= stopCount) return -never
    const other = partner[node] ?? -1
    return other >= 0 && (vehicleOf[other] ?? -1) >= 0 ? (begins[other] ?? 0) + (lead[node] ?? 0) : -never
  }

  function spread(pushesPartners = hasPairs): boolean {
    let moves = 0
    while (waiting.length > 0) {
      let node = waiting.pop() ?? 0
      for (;;) {
        const before = previous[node] ?? 0
        const begin = travel.beginAfter(vehicleAt(node), before, leaves[before] ?? 0, node, boundOf(node))
        if (begin === begins[node]) break
        moves += 1
        if (begin === never || moves > mostMoves) {
          waiting.length = 0
          return false
        }
        move(node, begin)
        if (node >= stopCount) break
        if (pushesPartners) pushPartner(node)
        node = next[node] ?? 0
      }
    }
    return true
  }

  function accept(): void {
    movedNodes.length = 0
    movedBegins.length = 0
    movedLeaves.length = 0
  }

  function refreshGreatest(): void {
    if (!isLatenessWeighed) return
    let greatest = 0
    for (let stop = 0; stop < stopCount; stop += 1) {
      if ((vehicleOf[stop] ?? -1) >= 0) greatest = Math.max(greatest, latenessAt(stop, begins[stop] ?? 0))
    }
    total[3] = greatest
  }

  return {
    /** False where some begin cannot be; `undo` or `accept` must follow. */
    spreadFrom(stop: number): boolean {
      lateBefore = total[2] ?? 0
      greatestBefore = total[3] ?? 0
      begins[stop] = -never
      waiting.push(stop)
      return spread()
    },
    /** Nodes whose begin moved since the last `accept`. */
    touched: (): readonly number[] => movedNodes,
    accept,
    undo(): void {
      for (let index = movedNodes.length - 1; index >= 0; index -= 1) {
        const node = movedNodes[index] ?? 0
        begins[node] = movedBegins[index] ?? 0
        leaves[node] = movedLeaves[index] ?? 0
      }
      total[2] = lateBefore
      total[3] = greatestBefore
      accept()
    },
    /** A stop that was taken out is no longer late. */
    forget(stop: number): void {
      total[2] = (total[2] ?? 0) - latenessAt(stop, begins[stop] ?? 0)
      begins[stop] = -never
    },
    /** Works the times of the given vehicles out anew; all of them where pairs tie them to each other. */
    restart(isDirty: Uint8Array): boolean {
      const routes: number[] = []
      for (let vehicle = 0; vehicle < model.vehicleCount; vehicle += 1) {
        if (!hasPairs && isDirty[vehicle] === 0) continue
        const end = endOf(model, vehicle)
        // Who stays at home needs no way from their start to their end.
        const isAtHome = next[startOf(model, vehicle)] === end && model.isUnderway[vehicle] === 0
        if (!isAtHome) routes.push(vehicle)
        for (let node = next[startOf(model, vehicle)] ?? 0; node !== end; node = next[node] ?? 0) {
          total[2] = (total[2] ?? 0) - latenessAt(node, begins[node] ?? 0)
          begins[node] = -never
        }
        begins[end] = -never
      }
      let fits = true
      // Each route by itself first: pushed from another, a stop would begin by the old times of those before it.
      for (const vehicle of routes) {
        waiting.push(next[startOf(model, vehicle)] ?? 0)
        if (!spread(false)) fits = false
      }
      for (let stop = 0; hasPairs && stop < stopCount; stop += 1) {
        if ((vehicleOf[stop] ?? -1) >= 0) pushPartner(stop)
      }
      if (!spread()) fits = false
      accept()
      refreshGreatest()
      return fits
    },
  }
}
