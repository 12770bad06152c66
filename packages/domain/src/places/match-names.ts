import { bearersOf, namesBeginning, slipsTo, type TypedName, toTypedName, visitNames } from './name-table'
import type { PlaceIndex, Stretch } from './place-index'
import { isParting, type PlaceKind, type PlaceWord, toNames } from './place-words'

/** A place (region or island, by number) that words may name. */
export type NameMatch = {
  place: number
  slips: number
  typed: string
  /** The words are only a part of its name. */
  isPart?: true
}

/** Where to look: everywhere, or in these stretches of regions. */
export type Scope = readonly Stretch[] | undefined

type Form = { names: readonly string[]; kind?: PlaceKind | undefined }

const textsOf = (words: readonly PlaceWord[]) => words.map(({ text }) => text)

/** How words may be meant as one name: as they stand, or without the word that tells the kind. */
function formsOf(words: readonly PlaceWord[]): Form[] {
  const forms: Form[] = [{ names: toNames(textsOf(words)) }]
  const kind = words[0]?.kind
  const kindBefore = words[words.length - 1]?.kindBefore
  if (words.length > 1 && kind) forms.push({ names: toNames(textsOf(words.slice(1))), kind })
  if (words.length > 1 && kindBefore) forms.push({ names: toNames(textsOf(words.slice(0, -1))), kind: kindBefore })
  return forms
}

export const kindOfPlace = (index: PlaceIndex, place: number): PlaceKind => index.regions[place]?.level ?? 'island'

/** The regions a place holds by number, itself included. */
export function stretchesOf(index: PlaceIndex, place: number): Stretch[] {
  const region = index.regions[place]
  if (region) return [[place, region.end]]
  return (index.islands[place - index.regions.length]?.members ?? []).flatMap((member) => stretchesOf(index, member))
}

/** True of a place of which the scope holds anything. */
export function isInScope(index: PlaceIndex, scope: Scope, place: number): boolean {
  if (scope === undefined) return true
  return stretchesOf(index, place).some(([first]) => scope.some(([from, end]) => from <= first && first < end))
}

/** Those of the kind that a form tells, or all where there is none. */
function ofKind(index: PlaceIndex, matches: readonly NameMatch[], kind: PlaceKind | undefined): NameMatch[] {
  const same = kind === undefined ? [] : matches.filter(({ place }) => kindOfPlace(index, place) === kind)
  return same.length > 0 ? same : [...matches]
}

type Table = 'names' | 'holders'

/** The places that bear the words as their name. */
export function matchExactly(index: PlaceIndex, table: Table, words: readonly PlaceWord[], scope: Scope): NameMatch[] {
  const matchesOf = ({ names }: Form) =>
    names.flatMap((typed) => {
      const name = index[table].numberOf.get(typed)
      const bearers = name === undefined ? [] : [...bearersOf(index[table], name)]
      return bearers.filter((place) => isInScope(index, scope, place)).map((place) => ({ place, slips: 0, typed }))
    })
  const [plain = { names: [] }, ...stated] = formsOf(words)
  const whole = matchesOf(plain)
  // "Kota Bogor" is one regency's whole name, and no "Bogor" of another kind.
  if (whole.some(({ place }) => kindOfPlace(index, place) === 'regency')) return unique(whole)
  const behind = stated.flatMap((form) => ofKind(index, matchesOf(form), form.kind))
  const kinds = new Set(stated.map(({ kind }) => kind))
  const isStated = ({ place }: NameMatch) => kinds.has(kindOfPlace(index, place))
  return unique(whole.length > 0 ? [...whole, ...behind.filter(isStated)] : behind)
}

/** The places whose name is at most so many slips away as `limitOf` allows for what was typed. */
export function matchNearly(
  index: PlaceIndex,
  table: Table,
  words: readonly PlaceWord[],
  scope: Scope,
  limitOf: (length: number) => number,
): NameMatch[] {
  if (words.slice(1).some(isParting)) return []
  return unique(
    formsOf(words)
      .reverse()
      .flatMap(({ names, kind }) => {
        const matches = names.flatMap((typed) => {
          const limit = limitOf(typed.length)
          return limit > 0 ? visitScope(index, table, toTypedName(typed), scope, limit) : []
        })
        return ofKind(index, matches, kind)
      }),
  )
}

/** Fewer letters begin too many names; while somebody types, two may do. */
const shortestPart = { whole: 3, typing: 2 }
/** More names than these say nothing. */
const mostEndings = 1000

/**
 * The places of whose name the words are a part: whole words, or with `isTyping` also a word's beginning. Its first words count
 * as one slip, later ones as two.
 */
export function matchParts(
  index: PlaceIndex,
  words: readonly PlaceWord[],
  scope: Scope,
  isTyping: boolean,
): NameMatch[] {
  if (words.slice(1).some(isParting)) return []
  const found = formsOf(words).flatMap(({ names: [typed = ''], kind }) => {
    const [first, end] = namesBeginning(index.endings, typed)
    if (typed.length < shortestPart[isTyping ? 'typing' : 'whole'] || end - first > mostEndings) return []
    const matches: NameMatch[] = []
    for (let ending = first; ending < end; ending++)
      for (const place of bearersOf(index.endings, ending)) {
        const region = index.regions[place]
        if (!region || !isInScope(index, scope, place)) continue
        const breaks = index.wordBreaks[place] ?? 0
        const begin = 31 - Math.clz32(breaks) - (index.endings.names[ending] ?? '').length
        if (isTyping || (breaks >>> (begin + typed.length)) & 1)
          matches.push({ place, slips: begin === 0 ? 1 : 2, typed, isPart: true })
      }
    return ofKind(index, matches, kind)
  })
  return unique(found)
}

/** Up to so many regions are looked through one by one; of more, all names are. */
const fewRegions = 2500

function visitScope(index: PlaceIndex, table: Table, typed: TypedName, scope: Scope, limit: number): NameMatch[] {
  const found: NameMatch[] = []
  const size = scope?.reduce((sum, [first, end]) => sum + end - first, 0) ?? Number.POSITIVE_INFINITY
  if (scope && size <= fewRegions) {
    for (const [first, end] of scope)
      for (let place = first; place < end; place++) {
        if (table === 'holders' && index.regions[place]?.level === 'village') continue
        const spelt = index.nameOf[place] ?? 0
        const written = index.writtenNameOf[place] ?? 0
        let slips = slipsTo(index.names, typed, spelt, limit)
        if (written !== spelt) slips = Math.min(slips, slipsTo(index.names, typed, written, limit))
        if (slips <= limit) found.push({ place, slips, typed: typed.name })
      }
    return found
  }
  visitNames(index[table], typed, limit, (name, slips) => {
    for (const place of bearersOf(index[table], name))
      if (isInScope(index, scope, place)) found.push({ place, slips, typed: typed.name })
  })
  return found
}

/** Each place once, by its fewest slips. */
function unique(matches: readonly NameMatch[]): NameMatch[] {
  const best = new Map<number, NameMatch>()
  for (const match of matches) {
    const known = best.get(match.place)
    if (!known || match.slips < known.slips) best.set(match.place, match)
  }
  return [...best.values()]
}
