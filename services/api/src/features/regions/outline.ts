import * as z from 'zod'

const Point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number())
const Rings = z.array(z.array(Point).min(4)).min(1)
const Feature = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: Rings }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }),
  ]),
})

/** A GeoJSON file; features of other kinds than areas are read one by one and named, not refused as a whole. */
export const OutlineFile = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1) })

/** Polygons of rings of `[longitude, latitude, longitude, latitude, …]`. */
export type Polygons = number[][][]
type Name = { plain: string; level: 'regency' | 'district' | undefined }
export type ReadFeature = { label: string; codes: string[]; names: Name[]; parents: string[]; polygons: Polygons }

/** Attributes that hold a code of the Ministry of Home Affairs. BPS codes (`KDBBPS`, GADM’s `CC_3`) look alike and are others. */
const codeKeys = [
  ...['code', 'kode', 'kode_kec', 'kode_kecamatan', 'kdcpum', 'kdpkab', 'kode_kab', 'kemendagri', 'id'],
  ...['kdepum', 'kode_desa', 'kode_kel', 'kode_kelurahan'],
]
/** Attributes that only villages have. */
const villageKeys = ['wadmkd', 'desa', 'kelurahan', 'name_4']
const districtKeys = ['wadmkc', 'kecamatan', 'name_3']
const anyKeys = ['name', 'nama', 'namobj']
const regencyKeys = ['wadmkk', 'kabupaten', 'name_2']
const parentKeys = ['parent', 'kdpkab', 'wadmkk', 'kabupaten', 'name_2']

/** What a feature says of itself, and its outline at most `tolerance` degrees off. Undefined where it is no area. */
export function readFeature(input: unknown, tolerance: number): ReadFeature | undefined {
  const parsed = Feature.safeParse(input)
  if (!parsed.success) return undefined
  const { id, properties, geometry } = parsed.data
  const texts = new Map(
    Object.entries({ ...(id === undefined ? {} : { id }), ...properties }).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number'
        ? [[key.toLowerCase(), String(value).trim()] as const]
        : [],
    ),
  )
  const all = (keys: readonly string[]) => keys.flatMap((key) => texts.get(key) || [])
  const named = (keys: readonly string[], level?: 'regency' | 'district') =>
    all(keys).map((text): Name => ({ plain: plainName(text), level: level ?? levelOf(text) }))
  const own = [...named(districtKeys, 'district'), ...named(anyKeys)]
  const codes = all(codeKeys).flatMap((text) => regionCodeOf(text) ?? [])
  // A village names its district as well, whose outline it is not; many villages bear one name, so only a code tells which.
  const isVillage = codes.some(isVillageCode) || all(villageKeys).length > 0
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return {
    label: all([...villageKeys, ...districtKeys, ...anyKeys, ...regencyKeys, ...codeKeys])[0] ?? '?',
    codes: isVillage ? codes.filter(isVillageCode) : codes,
    // A district names its regency as well; only where it names no district is the regency meant.
    names: isVillage ? [] : own.length > 0 ? own : named(regencyKeys, 'regency'),
    parents: all(parentKeys).map((text) => regionCodeOf(text) ?? plainName(text)),
    polygons: simplify(polygons, tolerance),
  }
}

/** `6503`, `65.03.05` or `6503052001` as a region code; anything else is none. */
function regionCodeOf(text: string): string | undefined {
  const digits = text.replaceAll('.', '')
  if (!/^(\d{4}|\d{6}|\d{10})$/.test(digits)) return undefined
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)].filter(Boolean).join('.')
}

export const isVillageCode = (code: string): boolean => code.length === '65.03.05.2001'.length

const levelOf = (text: string): Name['level'] =>
  /^(kabupaten|kab\.?|kota)\s/i.test(text) ? 'regency' : /^(kecamatan|kec\.?)\s/i.test(text) ? 'district' : undefined

/** A name as people compare it: `KAB. Tana  Tidung` and `Kabupaten Tana Tidung` are one. */
export const plainName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(kabupaten|kab\.?|kota|kecamatan|kec\.?)\s+/, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

export type KnownRegion = { code: string; name: string; level: 'regency' | 'district' | 'village'; regencyCode: string }

/** The region a feature means: by its code, else by its name where that name is of one region only. */
export function matchRegion(feature: ReadFeature, regions: readonly KnownRegion[]): string | undefined {
  const byCode = regions
    .filter(({ code }) => feature.codes.includes(code))
    .toSorted((one, other) => other.code.length - one.code.length)
  if (byCode[0]) return byCode[0].code
  for (const name of feature.names) {
    const named = regions.filter(
      (region) =>
        region.level !== 'village' &&
        plainName(region.name) === name.plain &&
        (name.level ?? region.level) === region.level,
    )
    const regencyNames = new Map(
      regions.filter(({ level }) => level === 'regency').map((region) => [region.code, plainName(region.name)]),
    )
    const fitting = named.filter(
      ({ regencyCode }) =>
        feature.parents.includes(regencyCode) || feature.parents.includes(regencyNames.get(regencyCode) ?? ''),
    )
    const [only, ...more] = fitting.length > 0 ? fitting : named
    if (only && more.length === 0) return only.code
  }
  return undefined
}

type Position = readonly [number, number]

/** Fewer points, at most `tolerance` degrees away from the outline; islands smaller than that go unless nothing else is left. */
export function simplify(polygons: readonly (readonly (readonly number[])[])[][], tolerance: number): Polygons {
  const simplified = polygons.map((rings) =>
    rings
      .map((ring) => {
        const whole = ring.map(([x = 0, y = 0]): Position => [x, y])
        const thinned = thin(whole, tolerance)
        return thinned.length < 4 ? whole : thinned
      })
      .map((ring) => ({ ring, area: Math.abs(areaOf(ring)) })),
  )
  const largest = Math.max(...simplified.map(([border]) => border?.area ?? 0))
  const kept = simplified.filter(([border]) => {
    const area = border?.area ?? 0
    return border !== undefined && (area > tolerance ** 2 || area === largest)
  })
  return kept.map((rings) =>
    rings
      .filter(({ area }, index) => index === 0 || area > tolerance ** 2)
      .map(({ ring }) => ring.flatMap(([x, y]) => [round(x), round(y)])),
  )
}

const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4

function areaOf(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

/** Douglas–Peucker on a closed ring, split at the point farthest from its first so that it cannot fold into a line. */
function thin(ring: readonly Position[], tolerance: number): Position[] {
  const [first] = ring
  if (!first || ring.length < 5) return [...ring]
  let farthest = 0
  for (const [index, point] of ring.entries())
    if (distance2(point, first) > distance2(ring[farthest] ?? first, first)) farthest = index
  if (farthest === 0) return [...ring]
  return [
    ...thinLine(ring.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...thinLine(ring.slice(farthest), tolerance),
  ]
}

function thinLine(line: readonly Position[], tolerance: number): Position[] {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last || line.length < 3) return [...line]
  let worst = 0
  let at = 0
  for (let index = 1; index < line.length - 1; index += 1) {
    const off = offset2(line[index] ?? first, first, last)
    if (off > worst) {
      worst = off
      at = index
    }
  }
  if (worst <= tolerance ** 2) return [first, last]
  return [...thinLine(line.slice(0, at + 1), tolerance).slice(0, -1), ...thinLine(line.slice(at), tolerance)]
}

const distance2 = ([x, y]: Position, [u, v]: Position) => (x - u) ** 2 + (y - v) ** 2

/** Squared distance of a point from the span between two others. */
function offset2(point: Position, from: Position, to: Position): number {
  const length2 = distance2(from, to)
  if (length2 === 0) return distance2(point, from)
  const along = ((point[0] - from[0]) * (to[0] - from[0]) + (point[1] - from[1]) * (to[1] - from[1])) / length2
  const clamped = Math.min(1, Math.max(0, along))
  return distance2(point, [from[0] + clamped * (to[0] - from[0]), from[1] + clamped * (to[1] - from[1])])
}
