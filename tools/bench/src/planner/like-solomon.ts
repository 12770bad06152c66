import { type Random, randomOf } from '@sipelandukilat/domain/examples'
import { readSolomon } from './solomon'
import { distanceOf, type Point, shortTour } from './tour'

/**
 * Instances like Solomon's type 2, the same for the same name: 100 customers, large vehicles and a long horizon, so few
 * vehicles with long routes. Made by his recipe (Solomon 1987, section 4): windows of the clustered ones lie around the
 * arrivals of a good tour, the others around random times. None of his instances is copied.
 */
type LikeClass = 'C2' | 'R2' | 'RC2'
type LikeKind = { layout: LikeClass; width: number; share: number }

type Customer = Point & { demand: number; from: number; until: number }
type Layout = { depot: Point; capacity: number; service: number; horizon: number; points: Point[]; routes: number[][] }

/** Width of a window, and percent of the customers that have one, from the narrow end of his sets to the wide one. */
export const likeKinds: readonly LikeKind[] = [
  { layout: 'C2', width: 160, share: 100 },
  { layout: 'C2', width: 160, share: 50 },
  { layout: 'C2', width: 160, share: 25 },
  { layout: 'C2', width: 640, share: 100 },
  { layout: 'R2', width: 120, share: 100 },
  { layout: 'R2', width: 120, share: 25 },
  { layout: 'R2', width: 470, share: 100 },
  { layout: 'RC2', width: 120, share: 25 },
  { layout: 'RC2', width: 470, share: 100 },
]

const customerCount = 100
const clusterCount = 9
const groupCount = 3

export const nameOf = ({ layout, width, share }: LikeKind, seed: number): string =>
  `${layout}-${width}-${share}-${seed}`

/** An instance, and for the clustered ones the routes around which its windows were made: a bound that no search gave. */
export function likeSolomon(kind: LikeKind, seed: number) {
  // The seed alone fixes where the customers are: as in Solomon's sets, kinds differ in the windows only.
  const layout = layouts[kind.layout](randomOf(1000 * seed + kind.layout.length))
  const random = randomOf(100_000 * seed + 100 * kind.width + kind.share)
  const customers = toCustomers(layout, kind, random)
  return { published: readSolomon(toText(nameOf(kind, seed), layout, customers), false), routes: layout.routes }
}

const layouts: Record<LikeClass, (random: Random) => Layout> = {
  C2: clustered,
  R2: (random) => ({
    depot: { x: 35, y: 35 },
    capacity: 1000,
    service: 10,
    horizon: 1000,
    points: scatter(customerCount, [], () => ({ x: random.between(2, 67), y: random.between(2, 77) })),
    routes: [],
  }),
  RC2: (random) => {
    const grouped = scatterClusters(random, 5, customerCount / 2)
    const anywhere = () => ({ x: random.between(0, 95), y: random.between(3, 85) })
    return {
      depot: { x: 40, y: 50 },
      capacity: 1000,
      service: 10,
      horizon: 960,
      points: scatter(customerCount, grouped, anywhere),
      routes: [],
    }
  },
}

/** Nine clusters around the depot; each route serves three neighbouring ones. */
function clustered(random: Random): Layout {
  const depot = { x: 40, y: 50 }
  const service = 90
  const points = scatterClusters(random, clusterCount, customerCount)
  const clusters = Array.from({ length: clusterCount }, (_, cluster) =>
    points.flatMap((_, index) => (index % clusterCount === cluster ? [index] : [])),
  )
  const angleOf = (cluster: readonly number[]) => {
    const [sumX, sumY] = cluster.reduce(
      ([x, y], index) => [x + (points[index]?.x ?? 0) - depot.x, y + (points[index]?.y ?? 0) - depot.y],
      [0, 0] as [number, number],
    )
    return Math.atan2(sumY, sumX)
  }
  const around = clusters.sort((a, b) => angleOf(a) - angleOf(b))
  const perGroup = clusterCount / groupCount
  const cuts = Array.from({ length: perGroup }, (_, turn) => {
    const turned = [...around.slice(turn), ...around.slice(0, turn)]
    const routes = Array.from({ length: groupCount }, (_, group) =>
      shortTour(depot, points, turned.slice(group * perGroup, (group + 1) * perGroup).flat()),
    )
    return { routes, length: routes.reduce((sum, route) => sum + lengthOf(depot, points, route), 0) }
  })
  const routes = cuts.reduce((best, cut) => (cut.length < best.length ? cut : best)).routes
  const longest = Math.max(...routes.map((route) => lengthOf(depot, points, route) + route.length * service))
  return { depot, capacity: 700, service, horizon: Math.ceil(longest * 1.06), points, routes }
}

function lengthOf(depot: Point, points: readonly Point[], route: readonly number[]): number {
  const path = [depot, ...route.map((index) => points[index] ?? depot), depot]
  return path.slice(1).reduce((sum, point, index) => sum + distanceOf(path[index] ?? depot, point), 0)
}

/** Points on a whole grid, no two in the same place. */
function scatter(count: number, taken: readonly Point[], draw: (index: number) => Point): Point[] {
  const points = [...taken]
  while (points.length < count) {
    const point = draw(points.length)
    if (!points.some(({ x, y }) => x === point.x && y === point.y)) points.push(point)
  }
  return points
}

/** Customers in turn around the centres of clusters that lie apart. */
function scatterClusters(random: Random, clusters: number, count: number): Point[] {
  const centres: Point[] = []
  while (centres.length < clusters) {
    const centre = { x: random.between(8, 92), y: random.between(8, 87) }
    if (centres.every((other) => distanceOf(other, centre) >= 20)) centres.push(centre)
  }
  return scatter(count, [], (index) => {
    const centre = centres[index % clusters] ?? { x: 0, y: 0 }
    return { x: centre.x + random.between(-6, 6), y: centre.y + random.between(-6, 6) }
  })
}

function toCustomers(layout: Layout, kind: LikeKind, random: Random): Customer[] {
  const { depot, points, service, horizon, routes, capacity } = layout
  const arrivals = toArrivals(layout)
  const demands = drawDemands(random, routes, capacity)
  const windowed = new Set(
    points
      .map((_, index) => ({ index, draw: random.next() }))
      .sort((a, b) => a.draw - b.draw)
      .slice(0, Math.round((customerCount * kind.share) / 100))
      .map(({ index }) => index),
  )
  return points.map((point, index) => {
    const away = distanceOf(depot, point)
    const first = Math.ceil(away)
    const last = Math.floor(horizon - away - service)
    const width = kind.width * (0.75 + 0.5 * random.next())
    const middle = arrivals[index] ?? first + random.next() * (last - first)
    const from = Math.round(middle - width * (0.3 + 0.4 * random.next()))
    const isWindowed = windowed.has(index)
    return {
      ...point,
      demand: demands[index] ?? 0,
      from: isWindowed ? Math.max(first, from) : 0,
      until: isWindowed ? Math.min(last, Math.max(first, Math.round(from + width))) : last,
    }
  })
}

/** When each customer is reached on the routes it lies on, leaving home at 0. */
function toArrivals({ depot, points, service, routes }: Layout): (number | undefined)[] {
  const arrivals: (number | undefined)[] = points.map(() => undefined)
  for (const route of routes) {
    let time = 0
    let here = depot
    for (const index of route) {
      const there = points[index] ?? depot
      time += distanceOf(here, there)
      arrivals[index] = time
      time += service
      here = there
    }
  }
  return arrivals
}

/** Demands that the constructed routes can carry. */
function drawDemands(random: Random, routes: readonly (readonly number[])[], capacity: number): number[] {
  for (;;) {
    const demands = Array.from({ length: customerCount }, () => random.pick([10, 10, 20, 20, 30]))
    if (routes.every((route) => route.reduce((sum, index) => sum + (demands[index] ?? 0), 0) <= capacity))
      return demands
  }
}

function toText(name: string, { depot, capacity, service, horizon }: Layout, customers: readonly Customer[]): string {
  const rows = customers.map(({ x, y, demand, from, until }, index) =>
    [index + 1, x, y, demand, from, until, service].join(' '),
  )
  const home = [0, depot.x, depot.y, 0, 0, horizon, 0].join(' ')
  const heads = [
    name,
    'VEHICLE',
    'NUMBER CAPACITY',
    `25 ${capacity}`,
    'CUSTOMER',
    'CUST NO. X Y DEMAND READY DUE SERVICE',
  ]
  return [...heads, home, ...rows].join('\n')
}
