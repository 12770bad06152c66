import type { RegionLevel } from '../identity/region-code'
import { type Island, kaltaraIslands } from './islands'
import { buildNameTable, type NameTable, type SortedNames, sortNames } from './name-table'
import { namesOfRegion, otherNames, toNames } from './place-words'

export type RegionEntry = { code: string; name: string; level: RegionLevel }

/** A region as it stands in the index: by number, parents before what lies in them. */
export type IndexedRegion = RegionEntry & {
  /** Behind the last region in it. */
  end: number
}

/** A stretch of regions by number: from the first to before the last. */
export type Stretch = readonly [first: number, end: number]

export type IndexedIsland = { name: string; members: readonly number[] }

/** Regions of any level prepared for `findPlaces`; built once, never changed. */
export type PlaceIndex = {
  /** By code. */
  regions: readonly IndexedRegion[]
  numberOf: ReadonlyMap<string, number>
  /** Those of numbers behind the regions' are islands. */
  islands: readonly IndexedIsland[]
  /** All names, and those of what holds other places: provinces, regencies, districts, islands. */
  names: NameTable
  holders: NameTable
  /** What names end with from any of their words on, by the alphabet, and who bears it: "Nyamuk" of Sungai Nyamuk. */
  endings: SortedNames
  /** Of each region: bits where in its name, written out and without spaces, a word begins; the last where it ends. */
  wordBreaks: Uint32Array
  /** The names of a region in `names`: written out, and as written where that differs (else the same). */
  nameOf: Uint32Array
  writtenNameOf: Uint32Array
}

/** Prepares regions of any level, parents included; of a code given twice the last counts. Islands need their members. */
export function buildPlaceIndex(
  entries: readonly RegionEntry[],
  islands: readonly Island[] = kaltaraIslands,
): PlaceIndex {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))
  const sorted = [...byCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1))
  const regions = withEnds(sorted)
  const numberOf = new Map(regions.map(({ code }, number) => [code, number]))
  const present = islands.flatMap(({ name, codes }): IndexedIsland[] => {
    const members = codes.flatMap((code) => numberOf.get(code) ?? [])
    return members.length === codes.length ? [{ name, members }] : []
  })
  const forms = regions.map(({ name, level }) => namesOfRegion(name, level))
  const pairs = forms.flatMap(({ names }, number) => names.map((name) => [name, number] as const))
  const others = [
    ...otherNames.flatMap(([code, name]) => {
      const number = numberOf.get(code)
      return number === undefined ? [] : [[name.replaceAll(' ', ''), number] as const]
    }),
    ...present.flatMap(({ name }, island) =>
      toNames(name.toLowerCase().split(' ')).map((one) => [one, regions.length + island] as const),
    ),
  ]
  const names = buildNameTable([...pairs, ...others])
  const holders = buildNameTable([...pairs.filter(([, number]) => regions[number]?.level !== 'village'), ...others])
  const nameAt = (at: 0 | 1) =>
    Uint32Array.from(forms, (given) => names.numberOf.get(given.names[at] ?? given.names[0] ?? '') ?? 0)
  const endings = sortNames(forms.flatMap((given, number) => given.endings.map((one) => [one, number] as const)))
  return {
    regions,
    numberOf,
    islands: present,
    names,
    holders,
    endings,
    wordBreaks: Uint32Array.from(forms, (given) => toBreaks(given.endings)),
    nameOf: nameAt(0),
    writtenNameOf: nameAt(1),
  }
}

/** Longer names end at the last bit. */
const lastBit = 31

function toBreaks(endings: readonly string[]): number {
  const length = Math.min(endings[0]?.length ?? 0, lastBit)
  return endings.reduce((bits, ending) => bits | (1 << Math.max(0, length - ending.length)), 1 << length) >>> 0
}

function withEnds(sorted: readonly RegionEntry[]): IndexedRegion[] {
  const regions = sorted.map(({ code, name, level }, number) => ({ code, name, level, end: number + 1 }))
  const open: IndexedRegion[] = []
  for (const [number, region] of regions.entries()) {
    while (open.length > 0 && !region.code.startsWith(`${open[open.length - 1]?.code}.`)) open.pop()
    for (const above of open) above.end = number + 1
    open.push(region)
  }
  return regions
}

/** The region of a code; undefined for a code nobody knows. */
export function findRegion(index: PlaceIndex, code: string): RegionEntry | undefined {
  const number = index.numberOf.get(code)
  return number === undefined ? undefined : index.regions[number]
}

/** The regions directly in one, by code; of an unknown code none. */
export function regionsIn(index: PlaceIndex, code: string): RegionEntry[] {
  const number = index.numberOf.get(code)
  const region = number === undefined ? undefined : index.regions[number]
  if (number === undefined || !region) return []
  const inside: RegionEntry[] = []
  for (let at = number + 1; at < region.end; at = index.regions[at]?.end ?? region.end) {
    const child = index.regions[at]
    if (child) inside.push(child)
  }
  return inside
}

/** A region in words, with what it lies in: "Long Bawan, Kec. Krayan". Undefined for an unknown code. */
export function regionTitle(index: PlaceIndex, code: string): string | undefined {
  const region = findRegion(index, code)
  if (!region) return undefined
  const parent = findRegion(index, code.slice(0, Math.max(0, code.lastIndexOf('.'))))
  const name = region.level === 'district' ? `Kec. ${region.name}` : region.name
  if (!parent || region.level === 'province') return name
  return `${name}, ${parent.level === 'district' ? 'Kec. ' : ''}${parent.name}`
}
