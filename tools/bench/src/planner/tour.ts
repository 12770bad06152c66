export type Point = { x: number; y: number }

export const distanceOf = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)

/** Distance between two places of a tour; before the first and after the last lies the depot. */
type Between = (one: number | undefined, two: number | undefined) => number

/**
 * A short tour from the depot through the given points, by index: the nearest first, then segments are reversed (2-opt)
 * or moved (Or-opt) for as long as that shortens it.
 */
export function shortTour(depot: Point, points: readonly Point[], members: readonly number[]): number[] {
  const between = toBetween(depot, points, members)
  let tour = nearestFirst(between, members)
  for (;;) {
    const shorter = findShorter(tour, between)
    if (!shorter) return tour
    tour = shorter
  }
}

function toBetween(depot: Point, points: readonly Point[], members: readonly number[]): Between {
  const size = points.length + 1
  const distances = new Float64Array(size * size)
  const all = [points.length, ...members]
  const at = (index: number) => points[index] ?? depot
  for (const one of all) for (const two of all) distances[one * size + two] = distanceOf(at(one), at(two))
  return (one = points.length, two = points.length) => distances[one * size + two] ?? 0
}

function nearestFirst(between: Between, members: readonly number[]): number[] {
  const left = new Set(members)
  const tour: number[] = []
  while (left.size > 0) {
    const here = tour.at(-1)
    const next = [...left].reduce((near, index) => (between(here, index) < between(here, near) ? index : near))
    left.delete(next)
    tour.push(next)
  }
  return tour
}

/** The tour with a segment reversed, or one of up to three stops moved; undefined where none of these is shorter. */
function findShorter(tour: readonly number[], between: Between): number[] | undefined {
  for (let from = 0; from < tour.length; from += 1)
    for (let until = from + 1; until <= tour.length; until += 1) {
      const [before, first, last, after] = [tour[from - 1], tour[from], tour[until - 1], tour[until]]
      const ways = between(before, first) + between(last, after)
      const segment = () => tour.slice(from, until)
      if (between(before, last) + between(first, after) < ways - 1e-9)
        return [...tour.slice(0, from), ...segment().reverse(), ...tour.slice(until)]
      if (until - from > 3) continue
      const rest = [...tour.slice(0, from), ...tour.slice(until)]
      const saved = ways - between(before, after) - 1e-9
      for (let place = 0; place <= rest.length; place += 1) {
        const [left, right] = [rest[place - 1], rest[place]]
        const way = between(left, right)
        if (between(left, first) + between(last, right) - way < saved) return rest.toSpliced(place, 0, ...segment())
        if (between(left, last) + between(first, right) - way < saved)
          return rest.toSpliced(place, 0, ...segment().reverse())
      }
    }
  return undefined
}
