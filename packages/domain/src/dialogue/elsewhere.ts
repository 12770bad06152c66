import { isWithinRegion, placeOf } from '../identity/place-of'
import { findRegion, namedHolders, type RegionEntry, regionTitle } from '../places'
import type { FormField } from '../services/service-definition'
import { namesOne } from './abroad'
import type { DialogueContext } from './context'
import { at, type Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { askWhich, type TypedValue } from './typed-answer'

type Talked = { context: DialogueContext; state: DialogueState }
type Asked = { key: string; field: FormField }

/**
 * A regency that is not served where the acting place is asked for, or two that the words name at once: said so, and the second
 * asked about. The first said once more is taken as it is read.
 */
export function leadElsewhere(talk: Talked, asked: Asked, text: string, read: () => TypedValue): Outcome | undefined {
  const words = text.slice(0, 100)
  if (asked.field.type !== 'region' || asked.field.level === 'regency' || asked.field.level === 'province')
    return undefined
  const named = namedHolders(talk.context.regions, words)
  return leadOutside(talk, asked, words, named, read) ?? askWhichRegency(talk, asked, named)
}

function leadOutside(
  { context, state }: Talked,
  { key }: Asked,
  words: string,
  named: readonly RegionEntry[][],
  read: () => TypedValue,
): Outcome | undefined {
  const { step } = state
  const { within, regions } = context
  const isInsisted = step.kind === 'question' && step.doubted === words
  if (key !== '@village' || within === undefined || isInsisted) return undefined
  const outside = named.map((ones) => ones.filter(({ level }) => level === 'regency' || level === 'province'))
  const [first] = outside.find((ones) => ones.length > 0 && ones.every(({ code }) => !isOneWay(code, within))) ?? []
  if (!first || named.some((ones) => ones.some(({ code }) => isOneWay(code, within)))) return undefined
  if (namesOne(regions, words, read())) return undefined
  const served = findRegion(regions, within)?.name ?? ''
  return {
    state: at(state, { kind: 'question', key, page: 0, doubted: words }),
    lead: sayIn(state.language)('placeElsewhere', { place: first.name, served }),
  }
}

const isOneWay = (code: string, within: string) => isWithinRegion(code, within) || isWithinRegion(within, code)

/** "Malinau Kota Tarakan": a place of one regency, and another regency. */
function askWhichRegency(
  { context, state }: Talked,
  { key }: Asked,
  named: readonly RegionEntry[][],
): Outcome | undefined {
  const { within } = context
  const served = named
    .map((ones) => ones.filter(({ code }) => key !== '@village' || within === undefined || isOneWay(code, within)))
    .filter((ones) => ones.length > 0 && ones.every(({ level }) => level !== 'province'))
  const regenciesOf = (ones: readonly RegionEntry[]) => ones.map(({ code }) => placeOf(code).regencyCode)
  const [first, second] = served
  const isPair = served.length === 2 && served.some((ones) => ones.some(({ level }) => level === 'regency'))
  if (!first || !second || !isPair) return undefined
  const others = regenciesOf(second)
  if (regenciesOf(first).some((code) => others.includes(code))) return undefined
  const titleOf = (ones: readonly RegionEntry[]) => regionTitle(context.regions, ones[0]?.code ?? '') ?? ''
  return {
    state: at(state, askWhich(key, { options: [...first, ...second].map(({ code }) => code).slice(0, 9) })),
    lead: sayIn(state.language)('placesApart', { first: titleOf(first), second: titleOf(second) }),
  }
}
