import type { RegionLevel } from '../identity/region-code'
import { findPlaces } from './find-places'
import { kindOfPlace, type Scope, stretchesOf } from './match-names'
import { compareNearness } from './place-hints'
import type { PlaceIndex } from './place-index'
import { toScope } from './place-scope'
import { toPlaceWords } from './place-words'
import { type Reading, readFreely, readPartly } from './read-place'
import { codeAt, isAbove } from './region-levels'
import { slipWeight } from './slip-weight'

export type PlaceSearch = {
  /** What is looked for; places of any level where it is not given. */
  level?: RegionLevel | undefined
  within?: readonly string[]
  near?: readonly string[]
  /** So many codes are given at most. */
  limit: number
}

/**
 * The places of a level that somebody may be typing the name of, best first, and how many there are in all. A place above the
 * level stands for all in it.
 */
export function searchPlaces(
  index: PlaceIndex,
  typed: string,
  { level, within = [], near = [], limit }: PlaceSearch,
): { codes: string[]; total: number } {
  const scope = toScope(index, within)
  const words = toPlaceWords(typed)
  if (words.length === 0) return { codes: [], total: 0 }
  const read = readFreely(index, words, scope, { isTyping: true })
  const readings = likely(read.length > 0 ? read : readPartly(index, words, scope))
  if (readings.length === 0) return nearest(index, typed, { level, within, near, limit })
  const codeOf = (place: number) => index.regions[place]?.code ?? ''
  const ranked = readings.map((reading) => ({ ...reading, ...rankOf(index, reading, level) }))
  ranked.sort(
    (one, other) =>
      one.slips - other.slips ||
      one.distance - other.distance ||
      compareNearness(near, codeOf(one.place), codeOf(other.place)) ||
      one.weight - other.weight ||
      one.place - other.place,
  )
  const found = new Set(ranked.flatMap(({ place }) => placesAt(index, place, level, scope)))
  return { codes: [...found].slice(0, limit).map(codeOf), total: found.size }
}

/** Where the words name nothing: what a conversation would offer instead. */
function nearest(index: PlaceIndex, typed: string, { level, within = [], near = [], limit }: PlaceSearch) {
  const match = level === undefined ? undefined : findPlaces(index, typed, { level, within, near })
  const codes = match?.kind === 'none' ? match.nearest : []
  return { codes: codes.slice(0, limit), total: codes.length }
}

/** Beside names that begin as typed, those that take two slips are noise. */
function likely(readings: readonly Reading[]): Reading[] {
  const isPlain = ({ slips, isPart }: Reading) => slips === 0 || isPart === true
  return readings.some(isPlain) ? readings.filter((one) => isPlain(one) || one.slips <= 1) : [...readings]
}

/** What is looked for before what holds it; a shorter name before one of which as much was typed. */
function rankOf(index: PlaceIndex, { place, typed }: Reading, level: RegionLevel | undefined) {
  const name = index.names.names[index.nameOf[place] ?? -1] ?? ''
  return { distance: kindOfPlace(index, place) === level ? 0 : 1, weight: slipWeight(typed, name) }
}

/** The places of a level that a place is, holds or lies in, by number. */
function placesAt(index: PlaceIndex, place: number, level: RegionLevel | undefined, scope: Scope): number[] {
  const region = index.regions[place]
  if (level === undefined) return stretchesOf(index, place).map(([first]) => first)
  if (region && isAbove(level, region.level)) return [index.numberOf.get(codeAt(region.code, level)) ?? place]
  const found: number[] = []
  for (const [first, end] of stretchesOf(index, place))
    for (let at = first; at < end; at++) {
      const isIn = !scope || scope.some(([from, to]) => from <= at && at < to)
      if (isIn && index.regions[at]?.level === level) found.push(at)
    }
  return found
}
