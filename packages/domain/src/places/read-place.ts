import {
  isInScope,
  kindOfPlace,
  matchExactly,
  matchNearly,
  matchParts,
  type NameMatch,
  type Scope,
  stretchesOf,
} from './match-names'
import type { PlaceIndex, Stretch } from './place-index'
import { isParting, type PlaceKind, type PlaceWord } from './place-words'

/** A place that the words may mean, the others among them naming what it lies in. `parts`: how many names were read. */
export type Reading = NameMatch & { parts: number }

/** Whole names: short ones with two slips are anything. */
export const slipsOfWhole = (length: number): number => (length < 2 ? 0 : length < 4 ? 1 : 2)
/** Of a name inside another that was read, where few come into question. */
const slipsInside = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2)
/** Of a name that others lie in. */
const slipsOfHolder = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2)

/** As many places are tried as what the rest of the words lies in. */
const mostHolders = 12

const says = (words: readonly PlaceWord[]) =>
  words.some(({ kind, kindBefore, isFiller }) => !kind && !kindBefore && !isFiller)

/** With every word, else without those that say nothing of the place. */
export function readFreely(
  index: PlaceIndex,
  words: readonly PlaceWord[],
  scope: Scope,
  options: { isTyping?: boolean } = {},
): Reading[] {
  const readings = readPlace(index, words, scope, options)
  const telling = words.filter(({ isFiller }) => !isFiller)
  if (readings.some(({ slips }) => slips === 0) || telling.length === words.length || telling.length === 0)
    return readings
  const others = readPlace(index, telling, scope, options)
  return others.length > 0 ? others : readings
}

/** All ways to read the words as one place and what it lies in, in any order; every word counts. */
function readPlace(
  index: PlaceIndex,
  words: readonly PlaceWord[],
  scope: Scope,
  { isTyping = false }: { isTyping?: boolean } = {},
): Reading[] {
  return read(index, words, scope, { slipsAllowed: slipsOfWhole, isTyping })
}

/** `isExact`: misspelt and begun names do not count. */
type Reader = { slipsAllowed: (length: number) => number; isTyping: boolean; isExact?: true }

function read(index: PlaceIndex, words: readonly PlaceWord[], scope: Scope, reader: Reader): Reading[] {
  const { slipsAllowed, isTyping } = reader
  const isOneName = !words.slice(1).some(({ isApart }) => isApart)
  const whole = isOneName ? matchExactly(index, 'names', words, scope) : []
  const begun = () => (isOneName ? matchParts(index, words, scope, isTyping).map(asOne) : [])
  if (whole.length > 0) return isTyping ? best([...whole.map(asOne), ...begun()]) : whole.map(asOne)
  const named = (span: readonly PlaceWord[]) => matchExactly(index, 'holders', span, scope)
  const exact = readInHolders(index, words, scope, { ...reader, isExact: true }, named)
  if (reader.isExact) return exact
  // A name with one slip may be meant where the words make two names by chance.
  const nearly = (limit: number) =>
    isOneName
      ? matchNearly(index, 'names', words, scope, (length) => Math.min(limit, slipsAllowed(length))).map(asOne)
      : []
  if (exact.length > 0) return best([...exact, ...nearly(1), ...(isTyping ? begun() : [])])
  const parts = readInHolders(index, words, scope, reader, (span) => {
    const matches = named(span)
    return matches.length > 0 ? matches : matchNearly(index, 'holders', span, scope, slipsOfHolder)
  })
  return best([...parts, ...nearly(2), ...begun()])
}

const asOne = (match: NameMatch): Reading => ({ ...match, parts: 1 })

/** Reads a span of the words as a place that holds others, and the rest as what lies in it. */
function readInHolders(
  index: PlaceIndex,
  words: readonly PlaceWord[],
  scope: Scope,
  reader: Reader,
  match: (span: readonly PlaceWord[]) => NameMatch[],
): Reading[] {
  if (words.length < 2) return []
  const readings: Reading[] = []
  for (const [span, rest] of spansOf(words)) {
    if (!says(span) || isStatedBefore(words, span)) continue
    const holders = match(span)
      .sort((one, other) => one.slips - other.slips)
      .slice(0, mostHolders)
    for (const holder of holders) {
      if (!says(rest)) {
        readings.push(asOne(holder))
        continue
      }
      const inside = read(index, rest, within(index, holder.place, scope), { ...reader, slipsAllowed: slipsInside })
      for (const one of inside) readings.push({ ...one, slips: one.slips + holder.slips, parts: one.parts + 1 })
    }
  }
  return best(readings)
}

/** "Kec." before a span belongs to it. */
function isStatedBefore(words: readonly PlaceWord[], span: readonly PlaceWord[]): boolean {
  const [first] = span
  const before = first && !first.isApart ? words[words.indexOf(first) - 1] : undefined
  return before !== undefined && before.kind !== undefined && isParting(before)
}

/** Every stretch of words without a comma in it, with the words around it. */
function* spansOf(words: readonly PlaceWord[]): Generator<[span: PlaceWord[], rest: PlaceWord[]]> {
  for (let first = 0; first < words.length; first++)
    for (let end = first + 1; end <= words.length; end++) {
      if (end - first === words.length) continue
      if (end - first > 1 && words[end - 1]?.isApart) break
      const after = words.slice(end).map((word, at) => (at === 0 && first > 0 ? { ...word, isApart: true } : word))
      yield [words.slice(first, end), [...words.slice(0, first), ...after]]
    }
}

/** What lies in a place, as far as it lies in the scope. */
export function within(index: PlaceIndex, place: number, scope: Scope): Stretch[] {
  const stretches = stretchesOf(index, place)
  // An island that is one district is named by it, and holds what that holds.
  const isOne = stretches.length === 1
  const inside = stretches.map(([first, end]): Stretch => [isOne ? first + 1 : first, end])
  if (!scope) return inside
  return inside.flatMap(([first, end]) =>
    scope.flatMap(([from, to]): Stretch[] =>
      Math.max(first, from) < Math.min(end, to) ? [[Math.max(first, from), Math.min(end, to)]] : [],
    ),
  )
}

/** Each place once, by its fewest slips, then by the fewest names. */
function best(readings: readonly Reading[]): Reading[] {
  const found = new Map<number, Reading>()
  for (const reading of readings) {
    const known = found.get(reading.place)
    if (!known || reading.slips < known.slips || (reading.slips === known.slips && reading.parts < known.parts))
      found.set(reading.place, reading)
  }
  return [...found.values()]
}

/**
 * Places that a part of the words names exactly, where not all can be read. A province or regency among them holds the
 * others: what lies elsewhere is left out.
 */
export function readPartly(index: PlaceIndex, words: readonly PlaceWord[], scope: Scope): Reading[] {
  const named: { from: number; to: number; matches: NameMatch[] }[] = []
  for (let from = 0; from < words.length; from++)
    for (let to = words.length; to > from; to--) {
      const span = words.slice(from, to)
      const isCovered = named.some((other) => other.from <= from && to <= other.to)
      if (isCovered || !says(span) || span.slice(1).some(({ isApart }) => isApart)) continue
      const matches = matchExactly(index, 'names', span, scope)
      if (matches.length > 0) named.push({ from, to, matches })
    }
  const all = named.flatMap(({ matches }) => matches)
  const isHolder = (kind: PlaceKind) => kind === 'regency' || kind === 'province'
  const holders = all.filter(({ place }) => isHolder(kindOfPlace(index, place)))
  const deepest = holders.some(({ place }) => kindOfPlace(index, place) === 'regency') ? 'regency' : 'province'
  const binding = holders.filter(({ place }) => kindOfPlace(index, place) === deepest)
  if (binding.length === 0) return best(all.map(asOne))
  const inside = binding.flatMap(({ place }) => within(index, place, scope))
  const others = all.filter(({ place }) => isInScope(index, inside, place))
  return best((others.length > 0 ? others : binding).map(asOne))
}
