import { isWithinRegion } from '../identity/place-of'
import type { RegionLevel } from '../identity/region-code'
import type { Localized } from '../language/language'
import {
  findPlaces,
  findRegion,
  namedOutside,
  type PlaceIndex,
  type PlaceMatch,
  regionsIn,
  regionTitle,
} from '../places'
import { dialogueTexts } from '../texts/texts'
import type { Offered, TypedValue } from './typed-answer'

/** What reading a place needs. */
export type PlaceContext = {
  regions: PlaceIndex
  /** The regions of which it must lie in one; anywhere where there is none. */
  within?: readonly string[] | undefined
  /** Codes near which it may lie, the surest first. */
  near?: readonly string[]
  /** Places offered just now: a name among them is meant rather than one elsewhere. */
  offered?: readonly string[] | undefined
}

/** What a typed place means as an answer of that level. */
export function readPlace(context: PlaceContext, typed: string, level: RegionLevel = 'village'): TypedValue {
  const match = findOffered(context, typed, level)
  const outside = namedOutside(context.regions, typed, context.within ?? [])
  const note = notServed(context, outside)
  const noted = note ? { note } : {}
  // A village elsewhere may be called what a slip makes of one here; nobody means a village by the name of a city.
  const outsideLevel = outside === undefined ? undefined : findRegion(context.regions, outside)?.level
  if (outsideLevel === 'regency' || outsideLevel === 'province') return unread(note)
  switch (match.kind) {
    case 'one':
      // What is like it only is not meant without asking.
      return note ? { kind: 'several', options: [match.code], note } : { kind: 'value', value: match.code }
    case 'several':
      return { kind: 'several', ...toOffered(match, typed), ...noted }
    case 'unknown':
      return { kind: 'unknown' }
    case 'none':
      return match.nearest.length > 0
        ? { kind: 'several', options: match.nearest, isGuess: true, ...noted }
        : unread(note)
  }
}

const unread = (note: Localized | undefined): TypedValue =>
  note
    ? { kind: 'unread', message: note, isOutside: true }
    : { kind: 'unread', message: dialogueTexts.of('answerRegion') }

/** True of a place that may act, and of what lies in it. */
export const isServed = ({ within = [] }: PlaceContext, code: string): boolean =>
  within.length === 0 || within.some((served) => isWithinRegion(code, served))

/** Who serves a place that is not served here; undefined where there is none. */
export function notServed({ regions, within = [] }: PlaceContext, code: string | undefined): Localized | undefined {
  const place = code === undefined ? undefined : regionTitle(regions, code)
  const served = within.flatMap((one) => findRegion(regions, one)?.name ?? []).join(', ')
  return place === undefined ? undefined : dialogueTexts.of('placeNotServed', { place, served })
}

/** A place found as an offer; too many of a name are looked for again in the one chosen. */
export function toOffered(match: Extract<PlaceMatch, { kind: 'several' }>, typed: string): Offered {
  const asked = {
    ...(match.within === undefined ? {} : { within: match.within }),
    ...(match.isNarrowing ? { words: typed.slice(0, 100) } : {}),
  }
  return { options: match.codes, ...(Object.keys(asked).length > 0 ? { asked } : {}) }
}

function findOffered({ regions, within, near = [], offered = [] }: PlaceContext, typed: string, level: RegionLevel) {
  const anywhere = findPlaces(regions, typed, { level, near, within: within ?? [] })
  if (offered.length === 0) return anywhere
  const inside = findPlaces(regions, typed, { level, near, within: offered })
  const meant = codesOf(anywhere)
  return codesOf(inside).some((code) => meant.some((one) => areOneWay(code, one))) ? inside : anywhere
}

const codesOf = (match: PlaceMatch): readonly string[] =>
  match.kind === 'one' ? [match.code] : match.kind === 'several' ? match.codes : []

/** True where one place lies in the other, or they are the same. */
const areOneWay = (one: string, other: string) => `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`)

/**
 * What is asked next once a place above the wanted level was chosen: what lies in it, or the words typed before, found in it.
 * Undefined where the code is an answer itself, or none of the regions.
 */
export function goDown(
  { regions, near = [] }: PlaceContext,
  code: string,
  { level = 'village', words }: { level?: RegionLevel | undefined; words?: string | undefined },
): Exclude<TypedValue, { kind: 'unread' }> | undefined {
  const region = findRegion(regions, code)
  if (!region || region.level === level) return undefined
  if (words !== undefined) {
    const found = readPlace({ regions, near, within: [code] }, words, level)
    if (found.kind !== 'unread') return found
  }
  const options = regionsIn(regions, code).map((one) => one.code)
  return options.length > 0 ? { kind: 'several', options, asked: { within: code } } : undefined
}
