import { placeOf } from '../identity/place-of'
import { namedHolders, type RegionEntry, regionTitle } from '../places'
import type { FormField } from '../services/service-definition'
import type { DialogueContext } from './context'
import { at, type Outcome } from './flow'
import { isServed } from './read-place'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { askWhich } from './typed-answer'

type Talked = { context: DialogueContext; state: DialogueState }
type Asked = { key: string; field: FormField }

/** "Malinau Kota Tarakan": a place of one regency and another regency at once is said so, and asked about. */
export function askWhichRegency({ context, state }: Talked, { key, field }: Asked, text: string): Outcome | undefined {
  if (field.type !== 'region' || field.level === 'regency' || field.level === 'province') return undefined
  const place = { regions: context.regions, within: key === '@village' ? context.within : undefined }
  const named = namedHolders(context.regions, text.slice(0, 100))
    .map((ones) => ones.filter(({ code }) => isServed(place, code)))
    .filter((ones) => ones.length > 0 && ones.every(({ level }) => level !== 'province'))
  const regenciesOf = (ones: readonly RegionEntry[]) => ones.map(({ code }) => placeOf(code).regencyCode)
  const [first, second] = named
  const isPair = named.length === 2 && named.some((ones) => ones.some(({ level }) => level === 'regency'))
  if (!first || !second || !isPair) return undefined
  const others = regenciesOf(second)
  if (regenciesOf(first).some((code) => others.includes(code))) return undefined
  const titleOf = (ones: readonly RegionEntry[]) => regionTitle(context.regions, ones[0]?.code ?? '') ?? ''
  return {
    state: at(state, askWhich(key, { options: [...first, ...second].map(({ code }) => code).slice(0, 9) })),
    lead: sayIn(state.language)('placesApart', { first: titleOf(first), second: titleOf(second) }),
  }
}
