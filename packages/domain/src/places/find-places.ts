import type { RegionLevel } from '../identity/region-code'
import { decide, offerPlaces, type Search } from './decide-place'
import { isInScope, type Scope } from './match-names'
import { toTypedName, visitNames } from './name-table'
import type { PlaceIndex, Stretch } from './place-index'
import { isNotKnown, type PlaceWord, toNames, toPlaceWords } from './place-words'
import { type Reading, readPartly, readPlace } from './read-place'
import { slipWeight } from './slip-weight'

export type PlaceMatch =
  /** Sure enough to be taken without asking. */
  | { kind: 'one'; code: string }
  /**
   * Which one is meant, best first. Codes of the wanted level are answers; of one above it the next question lists what is in
   * it. `within`: the place that was named and holds all of them. `isNarrowing`: too many bear the name, so these are where they
   * lie; find the same words `within` the one chosen.
   */
  | { kind: 'several'; codes: string[]; level: RegionLevel; within?: string; isNarrowing?: true }
  /** Nothing is like it enough: at most three of the nearest names, best first. */
  | { kind: 'none'; nearest: string[] }
  /** The person says that they do not know. */
  | { kind: 'unknown' }

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
  const readings = readFreely(search, words)
  if (readings.length > 0) return decide(search, readings)
  const partly = readPartly(index, words, search.scope).map(({ place }) => place)
  return partly.length > 0 ? offerPlaces(search, partly) : { kind: 'none', nearest: nearestTo(search, words) }
}

/** The stretches of these regions, and what they lie in itself: "Kalimantan Utara" is no other place for Nunukan. */
export function toScope({ regions, numberOf }: PlaceIndex, within: readonly string[]): Scope {
  if (within.length === 0) return undefined
  return within.flatMap((code): Stretch[] => {
    const number = numberOf.get(code)
    const region = number === undefined ? undefined : regions[number]
    if (number === undefined || !region) return []
    const above = [2, 5, 8]
      .filter((length) => length < code.length)
      .map((length) => numberOf.get(code.slice(0, length)))
    return [...above.flatMap((one): Stretch[] => (one === undefined ? [] : [[one, one + 1]])), [number, region.end]]
  })
}

/** With every word, else without those that say nothing of the place. */
export function readFreely(
  { index, scope }: Pick<Search, 'index' | 'scope'>,
  words: readonly PlaceWord[],
  isTyping = false,
): Reading[] {
  const readings = readPlace(index, words, scope, { isTyping })
  const telling = words.filter(({ isFiller }) => !isFiller)
  if (readings.some(({ slips }) => slips === 0) || telling.length === words.length || telling.length === 0)
    return readings
  const others = readPlace(index, telling, scope, { isTyping })
  return others.length > 0 ? others : readings
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
