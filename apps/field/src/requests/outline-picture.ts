import { placeOf } from '@sipelandukilat/sdk/api'
import type { RegionOutline, VisitDemand } from '@sipelandukilat/sdk/api/field'

export type PicturedArea = {
  code: string
  name: string
  path: string
  requests: number
  people: number
  highestPriority: number
  /** Where its number stands; beside the area where neighbours are too near. */
  label: { x: number; y: number }
}

/** The areas of one level, and the borders of what lies above them. */
export type OutlinePicture = { width: number; height: number; areas: PicturedArea[]; borders: string[] }

export const outlineLevels = ['regency', 'district', 'village'] as const
export type OutlineLevel = (typeof outlineLevels)[number]
type Outlines = {
  regencies: readonly RegionOutline[]
  districts: readonly RegionOutline[]
  villages: readonly RegionOutline[]
}

const outlinesOf = (map: Outlines, level: OutlineLevel) =>
  ({ regency: map.regencies, district: map.districts, village: map.villages })[level]

/** Of all, or of what lies in a region. */
const within = (outlines: readonly RegionOutline[], region: string | undefined) =>
  outlines.filter(({ code }) => region === undefined || code.startsWith(`${region}.`))

/**
 * What of a region can be drawn, and at which levels: of a district whose villages nobody imported, the regency around it.
 * Undefined where there is nothing to draw.
 */
export function drawableOf(
  map: Outlines,
  region: string | undefined,
): { region: string | undefined; levels: OutlineLevel[] } | undefined {
  const place = region === undefined ? undefined : placeOf(region)
  for (const scope of new Set([region, place?.districtCode, place?.regencyCode])) {
    const levels = outlineLevels.filter((level) => within(outlinesOf(map, level), scope).length > 0)
    if (levels.length > 0) return { region: scope, levels }
  }
  return undefined
}

const width = 1000
export const labelRadius = 17

/**
 * Outlines as paths of an SVG that is 1,000 wide, west to east and north to south. So near the equator a degree is as long
 * either way, but for the cosine of the middle latitude.
 */
export function pictureOf(
  map: Outlines,
  demand: readonly VisitDemand[],
  { level, region }: { level: OutlineLevel; region?: string | undefined },
): OutlinePicture | undefined {
  const outlines = within(outlinesOf(map, level), region)
  const above = level === 'village' ? map.districts : level === 'district' ? map.regencies : []
  const borders = above.filter(({ code }) => outlines.some((outline) => outline.code.startsWith(`${code}.`)))
  const points = [...outlines, ...borders].flatMap(({ polygons }) => polygons.flat()).flatMap(pairsOf)
  if (points.length === 0) return undefined
  const west = points.reduce((least, [x]) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const east = points.reduce((most, [x]) => Math.max(most, x), Number.NEGATIVE_INFINITY)
  const south = points.reduce((least, [, y]) => Math.min(least, y), Number.POSITIVE_INFINITY)
  const north = points.reduce((most, [, y]) => Math.max(most, y), Number.NEGATIVE_INFINITY)
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / ((east - west) * shrink || 1)
  const place = ([x, y]: Pair): Pair => [(x - west) * shrink * scale, (north - y) * scale]
  const pathOf = ({ polygons }: RegionOutline) =>
    polygons
      .flatMap((rings) =>
        rings.map(
          (ring) =>
            `M${pairsOf(ring)
              .map((pair) => place(pair).map(oneDecimal).join(' '))
              .join('L')}Z`,
        ),
      )
      .join('')
  const codeOf = { regency: 'regencyCode', district: 'districtCode', village: 'villageCode' } as const
  const areas = outlines.map((outline) => {
    const items = demand.filter((item) => item[codeOf[level]] === outline.code)
    const [x, y] = place(middleOf(outline))
    return {
      code: outline.code,
      name: outline.name,
      path: pathOf(outline),
      requests: items.reduce((sum, item) => sum + item.requests, 0),
      people: items.reduce((sum, item) => sum + item.people, 0),
      highestPriority: Math.max(0, ...items.map((item) => item.highestPriority)),
      label: { x, y },
    }
  })
  const height = (north - south) * scale
  const waiting = areas.filter(({ requests }) => requests > 0)
  const moved = new Map(
    spread(
      waiting.map(({ label }) => label),
      { width, height },
    ).map((label, index) => [waiting[index]?.code, label]),
  )
  return {
    width,
    height: Math.ceil(height),
    areas: areas.map((area) => ({ ...area, label: moved.get(area.code) ?? area.label })),
    borders: borders.map(pathOf),
  }
}

type Pair = readonly [number, number]
type Place = { x: number; y: number }

const oneDecimal = (value: number) => Math.round(value * 10) / 10

function pairsOf(ring: readonly number[]): Pair[] {
  return Array.from({ length: Math.floor(ring.length / 2) }, (_, index) => [
    ring[2 * index] ?? 0,
    ring[2 * index + 1] ?? 0,
  ])
}

/** The middle of the largest polygon's border. */
function middleOf({ polygons }: RegionOutline): Pair {
  const middles = polygons.map(([border = []]) => {
    const pairs = pairsOf(border)
    let [area, sumX, sumY] = [0, 0, 0]
    for (const [index, [x, y]] of pairs.entries()) {
      const [nextX, nextY] = pairs[(index + 1) % pairs.length] ?? [x, y]
      const cross = x * nextY - nextX * y
      area += cross
      sumX += (x + nextX) * cross
      sumY += (y + nextY) * cross
    }
    const [first = [0, 0]] = pairs
    const middle: Pair = area === 0 ? [first[0], first[1]] : [sumX / (3 * area), sumY / (3 * area)]
    return { size: Math.abs(area), middle }
  })
  return middles.toSorted((one, other) => other.size - one.size)[0]?.middle ?? [0, 0]
}

/** Numbers that would cover one another move apart, each as little as it takes, and stay in the picture. */
export function spread(labels: readonly Place[], frame: { width: number; height: number }): Place[] {
  const inFrame = ({ x, y }: Place): Place => ({
    x: Math.min(frame.width - labelRadius, Math.max(labelRadius, x)),
    y: Math.min(frame.height - labelRadius, Math.max(labelRadius, y)),
  })
  const places = labels.map(inFrame)
  const gap = 2 * labelRadius
  for (let round = 0; round < 200; round += 1) {
    let isMoved = false
    for (const [index, one] of places.entries())
      for (const other of places.slice(index + 1)) {
        const dx = other.x - one.x
        const dy = other.y - one.y
        const distance = Math.hypot(dx, dy)
        if (distance >= gap - 0.01) continue
        isMoved = true
        const push = (gap - distance) / 2
        // Two at the very same place part along a line of their own, so that many do not stay in one.
        const angle = distance === 0 ? index * 2.4 : Math.atan2(dy, dx)
        one.x -= Math.cos(angle) * push
        one.y -= Math.sin(angle) * push
        other.x += Math.cos(angle) * push
        other.y += Math.sin(angle) * push
      }
    if (!isMoved) break
    // What the frame pushes back may lie on another again: the next round parts them.
    for (const place of places) Object.assign(place, inFrame(place))
  }
  return places.map(({ x, y }) => ({ x: oneDecimal(x), y: oneDecimal(y) }))
}
