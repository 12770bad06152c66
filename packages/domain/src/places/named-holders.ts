import { matchExactly } from './match-names'
import type { PlaceIndex, RegionEntry } from './place-index'
import { toPlaceWords } from './place-words'

/**
 * The provinces, regencies and districts that words name letter for letter, each name with all who bear it, in the order of the
 * words; a longer name wins over those in it.
 */
export function namedHolders(index: PlaceIndex, typed: string): RegionEntry[][] {
  const words = toPlaceWords(typed)
  const named: RegionEntry[][] = []
  for (let from = 0; from < words.length; ) {
    let length = words.length - from
    let found: RegionEntry[] = []
    for (; length > 0 && found.length === 0; length--) {
      const span = words.slice(from, from + length)
      if (span.slice(1).some(({ isApart }) => isApart) || span.every(({ kind, isFiller }) => kind || isFiller)) continue
      found = matchExactly(index, 'holders', span, undefined).flatMap(({ place }) => index.regions[place] ?? [])
    }
    if (found.length > 0) named.push(found)
    from += found.length > 0 ? length + 1 : 1
  }
  return named
}
