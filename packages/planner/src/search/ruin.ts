import { type Absent, takeOut } from './absent'
import type { Model } from './model'
import type { Random } from './random'
import type { Schedule } from './schedule'

/** Figures of SISR (Christiaens & Vanden Berghe 2020, section 6.1). */
const meanRemoved = 10
const longestString = 10
const splitShare = 0.5
const splitStop = 0.01

/**
 * Share of steps whose strings may hold a whole route, where routes are longer than `longestString`. With short strings
 * alone no step takes a cluster of a dozen stops out of its route, or empties a route of thirty: what stays behind draws
 * the rest back.
 */
const longShare = 0.1
/** Bounds the time of such a step, which grows with what it removes. */
const longestLongString = 50

/** Takes strings of stops out of routes near each other: slack in time and room where it can be of use. */
export function createRuin(model: Model, schedule: Schedule, random: Random) {
  const { next, previous, vehicleOf, size } = schedule.solution
  const { stopCount, nearest } = model
  const isRuined = new Uint8Array(model.vehicleCount)

  /** First stop of a random string of `length` stops that holds `stop`. */
  function beginOfString(stop: number, length: number): number {
    let before = 0
    for (let node = previous[stop] ?? 0; node < stopCount && before < length - 1; node = previous[node] ?? 0)
      before += 1
    let after = 0
    for (let node = next[stop] ?? 0; node < stopCount && after < length - 1; node = next[node] ?? 0) after += 1
    const least = Math.max(0, length - 1 - after)
    let steps = least + Math.floor(random() * (Math.min(before, length - 1) - least + 1))
    let node = stop
    for (; steps > 0; steps -= 1) node = previous[node] ?? 0
    return node
  }

  function removeString(stop: number, longest: number, absent: Absent): void {
    const vehicle = vehicleOf[stop] ?? 0
    const stops = size[vehicle] ?? 0
    const length = 1 + Math.floor(random() * Math.min(stops, longest))
    let kept = 0
    if (length > 1 && length < stops && random() < splitShare) {
      kept = 1
      while (length + kept < stops && random() > splitStop) kept += 1
    }
    let node = beginOfString(stop, length + kept)
    let position = 0
    // The stops kept lie inside the string.
    const firstKept = kept > 0 ? 1 + Math.floor(random() * (length - 1)) : length
    while (position < length + kept && node < stopCount) {
      const following = next[node] ?? 0
      if (position < firstKept || position >= firstKept + kept) {
        if ((vehicleOf[node] ?? -1) >= 0) takeOut(model, schedule, absent, node)
      }
      node = following
      position += 1
    }
  }

  return function ruin(absent: Absent): void {
    let used = 0
    for (let vehicle = 0; vehicle < model.vehicleCount; vehicle += 1) if ((size[vehicle] ?? 0) > 0) used += 1
    if (used === 0) return
    const meanSize = (stopCount - absent.count) / used
    const isLong = meanSize > longestString && random() < longShare
    const longest = Math.max(1, Math.min(isLong ? longestLongString : longestString, meanSize))
    const mean = isLong ? longest : meanRemoved
    const strings = Math.floor(1 + random() * ((4 * mean) / (1 + longest) - 1))
    isRuined.fill(0)
    const seed = Math.floor(random() * stopCount)
    let ruined = 0
    for (let rank = -1; rank < stopCount - 1 && ruined < strings; rank += 1) {
      const stop = rank < 0 ? seed : (nearest[seed * (stopCount - 1) + rank] ?? 0)
      const vehicle = vehicleOf[stop] ?? -1
      if (vehicle < 0 || isRuined[vehicle] === 1) continue
      isRuined[vehicle] = 1
      ruined += 1
      removeString(stop, Math.floor(longest), absent)
    }
  }
}
