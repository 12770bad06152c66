import type { Situation } from './situation'

/** Per point, the other points, the nearest first: the minutes of the shorter way. At most `most` of them. */
export function toNeighbours(situation: Situation, isPossible: readonly boolean[], most: number): number[][] {
  const { points } = situation.problem
  const possible = points.map((_, index) => index).filter((index) => isPossible[index])
  return points.map((point, index) => {
    if (!isPossible[index]) return []
    const far = possible.flatMap((other) => {
      if (other === index) return []
      const place = points[other]?.place ?? 0
      const there = situation.minutes(point.place, place) ?? Number.POSITIVE_INFINITY
      const back = situation.minutes(place, point.place) ?? Number.POSITIVE_INFINITY
      const way = Math.min(there, back)
      return Number.isFinite(way) ? [{ other, way }] : []
    })
    far.sort((a, b) => a.way - b.way || a.other - b.other)
    return far.slice(0, most).map(({ other }) => other)
  })
}
