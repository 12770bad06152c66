import type { RegionLevel } from '../identity/region-code'
import { fold } from '../language/fold'
import { likeness, trigramsOf } from './similarity'

export type RegionEntry = { code: string; name: string; level: RegionLevel; parentCode?: string | null | undefined }

type Indexed = RegionEntry & { folded: string }

/** Regions with their names prepared for comparing; built once, never changed. */
export type RegionIndex = {
  byCode: ReadonlyMap<string, Indexed>
  byName: ReadonlyMap<string, readonly Indexed[]>
  byTriple: ReadonlyMap<string, readonly Indexed[]>
}

export type RegionMatch =
  | { kind: 'one'; code: string }
  /** At most five, best first. */
  | { kind: 'several'; candidates: string[] }
  /** At most three, best first. */
  | { kind: 'none'; nearest: string[] }

/** Short forms in use, by their whole word. */
const shortForms: Readonly<Record<string, string>> = {
  s: 'sungai',
  sei: 'sungai',
  sui: 'sungai',
  sg: 'sungai',
  sungei: 'sungai',
  tj: 'tanjung',
  tg: 'tanjung',
  tjg: 'tanjung',
  tanjong: 'tanjung',
  lg: 'long',
  p: 'pulau',
  pl: 'pulau',
  gn: 'gunung',
  tlk: 'teluk',
  ma: 'muara',
  kp: 'kampung',
  btg: 'batang',
  sel: 'selatan',
  slt: 'selatan',
  sltn: 'selatan',
  utr: 'utara',
  ut: 'utara',
  tmr: 'timur',
  tim: 'timur',
  brt: 'barat',
  bar: 'barat',
  tgh: 'tengah',
  teng: 'tengah',
}

const kindWords =
  /^(desa|ds|dsa|kelurahan|kel|kampung|kecamatan|kec|distrik|kabupaten|kab|kota|provinsi|prov|propinsi) (?=.)/

/** A region's name as compared: without "Desa" or "Kec." before it, short forms written out. */
export function foldRegionName(name: string): string {
  const folded = fold(name)
  const bare = folded.replace(kindWords, '').replace(kindWords, '')
  return bare
    .split(' ')
    .map((word) => (Object.hasOwn(shortForms, word) ? (shortForms[word] ?? word) : word))
    .join(' ')
}

/** Prepares regions of any level for `matchVillage` and `matchRegion`. */
export function buildRegionIndex(regions: readonly RegionEntry[]): RegionIndex {
  const byCode = new Map<string, Indexed>()
  const byName = new Map<string, Indexed[]>()
  const byTriple = new Map<string, Indexed[]>()
  const add = (map: Map<string, Indexed[]>, key: string, region: Indexed) => {
    const list = map.get(key)
    if (list) list.push(region)
    else map.set(key, [region])
  }
  for (const { code, name, level, parentCode } of regions) {
    const region: Indexed = { code, name, level, parentCode, folded: foldRegionName(name) }
    byCode.set(code, region)
    add(byName, region.folded, region)
    for (const triple of trigramsOf(region.folded)) add(byTriple, triple, region)
  }
  return { byCode, byName, byTriple }
}

/** Below this a name is another one. */
const likeEnough = 0.55
/** Taken without asking only when this alike, and this much more than the next. */
const surelyLike = 0.75
const clearlyAhead = 0.12

/** Which region of a level is meant, as typed; `within` holds codes of which it lies in one. */
export function matchRegion(
  index: RegionIndex,
  level: RegionLevel,
  typed: string,
  within: readonly string[] = [],
): RegionMatch {
  const folded = foldRegionName(typed.slice(0, 100))
  if (folded === '') return { kind: 'none', nearest: [] }
  const fits = (region: Indexed) =>
    region.level === level && (within.length === 0 || within.some((code) => region.code.startsWith(`${code}.`)))
  const same = (index.byName.get(folded) ?? []).filter(fits)
  if (same.length > 0) return decided(same.map(({ code }) => code))
  const ranked = rank(index, folded, fits)
  const [best, next] = ranked
  if (!best || best.score < likeEnough) return { kind: 'none', nearest: ranked.slice(0, 3).map(({ code }) => code) }
  const isClear = best.score >= surelyLike && best.score - (next?.score ?? 0) >= clearlyAhead
  if (isClear) return { kind: 'one', code: best.code }
  return {
    kind: 'several',
    candidates: ranked
      .filter(({ score }) => score >= likeEnough && score >= best.score - 0.2)
      .slice(0, 5)
      .map(({ code }) => code),
  }
}

function decided(codes: string[]): RegionMatch {
  const [code] = codes
  return code !== undefined && codes.length === 1
    ? { kind: 'one', code }
    : { kind: 'several', candidates: codes.slice(0, 5) }
}

function rank(index: RegionIndex, folded: string, fits: (region: Indexed) => boolean) {
  const shared = new Map<Indexed, number>()
  for (const triple of trigramsOf(folded)) {
    for (const region of index.byTriple.get(triple) ?? []) {
      if (fits(region)) shared.set(region, (shared.get(region) ?? 0) + 1)
    }
  }
  return [...shared]
    .sort((first, second) => second[1] - first[1])
    .slice(0, 40)
    .map(([region]) => ({ code: region.code, score: likeness(folded, region.folded) }))
    .sort((first, second) => second.score - first.score || (first.code < second.code ? -1 : 1))
}

/**
 * Which village is meant. A district narrows the choice where it is understood; names that several districts have stay
 * several without it. `within` is a province or regency to look in.
 */
export function matchVillage(
  index: RegionIndex,
  typed: { village: string; district?: string | undefined; within?: string | undefined },
): RegionMatch {
  const around = typed.within === undefined ? [] : [typed.within]
  const districts = typed.district ? districtsLike(index, typed.district, around) : []
  if (districts.length > 0) {
    const inside = matchRegion(index, 'village', typed.village, districts)
    if (inside.kind !== 'none') return inside
    const outside = matchRegion(index, 'village', typed.village, around)
    // The village is elsewhere than the district said: both cannot be right, so the person decides.
    if (outside.kind === 'one') return { kind: 'several', candidates: [outside.code, ...inside.nearest].slice(0, 5) }
    return outside.kind === 'none' ? inside : outside
  }
  return matchRegion(index, 'village', typed.village, around)
}

function districtsLike(index: RegionIndex, typed: string, around: readonly string[]): string[] {
  const match = matchRegion(index, 'district', typed, around)
  if (match.kind === 'one') return [match.code]
  return match.kind === 'several' ? match.candidates : []
}

/** A region in words, with what it lies in: "Long Bawan, Kec. Krayan". Undefined for an unknown code. */
export function regionTitle(index: RegionIndex, code: string): string | undefined {
  const region = index.byCode.get(code)
  if (!region) return undefined
  const parent = index.byCode.get(region.parentCode ?? code.slice(0, Math.max(0, code.lastIndexOf('.'))))
  if (!parent || region.level === 'province') return region.name
  return `${region.name}, ${parent.level === 'district' ? 'Kec. ' : ''}${parent.name}`
}
