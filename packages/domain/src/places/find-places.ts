import type { RegionLevel } from '../identity/region-code'
import { fold } from '../language/fold'
import { likeness } from '../language/similarity'
import { decide, offerPlaces, type Search } from './decide-place'
import { isInScope } from './match-names'
import { toTypedName, visitNames } from './name-table'
import { findRegion, type PlaceIndex } from './place-index'
import type { PlaceMatch } from './place-match'
import { toScope } from './place-scope'
import { isNotKnown, type PlaceWord, toNames, toPlaceWords } from './place-words'
import { readFreely, readPartly } from './read-place'
import { slipWeight } from './slip-weight'

export type PlaceOptions = {
  /** What is asked for; a village where it is not given. */
  level?: RegionLevel
  /** Codes of which the place lies in one; anywhere where there is none. */
  within?: readonly string[]
  /** Codes near which it may lie, the surest first: they order what is equally like, and decide nothing. */
  near?: readonly string[]
}

/** Which place is meant by what a person typed. Never throws, whatever the text. */
export function findPlaces(index: PlaceIndex, typed: string, options: PlaceOptions = {}): PlaceMatch {
  const { level = 'village', within = [], near = [] } = options
  const search: Search = { index, level, near, scope: toScope(index, within) }
  const code = typed.trim()
  const number = index.numberOf.get(code)
  if (number !== undefined && isInScope(index, search.scope, number))
    return decide(search, [{ place: number, slips: 0, typed: code, parts: 1 }])
  if (isNotKnown(typed)) return { kind: 'unknown' }
  const words = toPlaceWords(typed)
  if (words.length === 0) return { kind: 'none', nearest: [] }
  const readings = readFreely(index, words, search.scope)
  if (readings.length > 0) return decide(search, readings)
  const partly = readPartly(index, words, search.scope).map(({ place }) => place)
  return partly.length > 0
    ? likestFirst(index, typed, offerPlaces(search, partly))
    : { kind: 'none', nearest: nearestTo(search, words) }
}

/** Of what lies in the place that was understood, first what is like the words that were not. */
function likestFirst(index: PlaceIndex, typed: string, match: PlaceMatch): PlaceMatch {
  if (match.kind !== 'several' || match.within === undefined) return match
  const understood = fold(findRegion(index, match.within)?.name ?? '').split(' ')
  const words = fold(typed.slice(0, 100))
    .split(' ')
    .filter((word) => !understood.includes(word))
    .join(' ')
  const likenessOf = (code: string) => likeness(words, fold(findRegion(index, code)?.name ?? ''))
  const ranked = match.codes.map((code) => ({ code, rank: likenessOf(code) }))
  return { ...match, codes: ranked.sort((one, other) => other.rank - one.rank).map(({ code }) => code) }
}

/** A name is no answer to more slips than half its letters, nor to more than this. */
const farthest = 5

function nearestTo({ index, scope, level }: Search, words: readonly PlaceWord[]): string[] {
  const bare = words.filter(({ kind, isFiller }) => !kind && !isFiller)
  const [name = ''] = toNames((bare.length > 0 ? bare : words).map(({ text }) => text))
  const limit = Math.min(farthest, Math.floor(name.length / 2))
  const found: { code: string; slips: number; weight: number }[] = []
  visitNames(index.names, toTypedName(name), limit, (number, slips) => {
    const { bearers, bearerStarts, names } = index.names
    for (let at = bearerStarts[number] ?? 0; at < (bearerStarts[number + 1] ?? 0); at++) {
      const region = index.regions[bearers[at] ?? -1]
      const isIn = !scope || scope.some(([first, end]) => first <= (bearers[at] ?? 0) && (bearers[at] ?? 0) < end)
      if (region && isIn && region.level === level)
        found.push({ code: region.code, slips, weight: slipWeight(name, names[number] ?? '') })
    }
  })
  const order = found.sort((one, other) => one.slips - other.slips || one.weight - other.weight)
  return order.slice(0, 3).map(({ code }) => code)
}
