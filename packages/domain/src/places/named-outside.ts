import { isInScope, type Scope } from './match-names'
import type { PlaceIndex } from './place-index'
import { toScope } from './place-scope'
import { isNotKnown, toPlaceWords } from './place-words'
import { type Reading, readFreely } from './read-place'
import { levels } from './region-levels'

/**
 * The place outside of these regions that the words name letter for letter, where nothing inside is named so: of several the
 * largest. Undefined where there is none, and where all places are inside.
 */
export function namedOutside(index: PlaceIndex, typed: string, within: readonly string[]): string | undefined {
  const scope = toScope(index, within)
  const words = toPlaceWords(typed)
  const code = typed.trim()
  const number = index.numberOf.get(code)
  if (number !== undefined) return isInScope(index, scope, number) ? undefined : code
  if (scope === undefined || words.length === 0 || isNotKnown(typed)) return undefined
  const named = (where: Scope) => readFreely(index, words, where).filter(({ slips }) => slips === 0)
  if (named(scope).length > 0) return undefined
  const rankOf = ({ place }: Reading): number => {
    const region = index.regions[place]
    return region ? levels.indexOf(region.level) : levels.length
  }
  const [largest] = named(undefined).sort((one, other) => rankOf(one) - rankOf(other) || one.place - other.place)
  return largest && index.regions[largest.place]?.code
}
