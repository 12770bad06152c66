import { isPlaceAbroad } from '../identity/place-abroad'
import { isPlaceInSabah } from '../identity/place-in-sabah'
import { fold } from '../language/fold'
import { findRegion, type PlaceIndex } from '../places'
import { sabahCase } from '../services/cases/sabah'
import type { FormField } from '../services/service-definition'
import type { DialogueContext } from './context'
import { at, joined, type Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'
import type { TypedValue } from './typed-answer'

/**
 * A place abroad where one of Indonesia is asked for: said so, with the way to what is done from there. Said once more it is
 * taken as it is read; undefined also where the words name a place of Indonesia letter for letter.
 */
export function leadAbroad(
  { context, state }: { context: DialogueContext; state: DialogueState },
  { key, field }: { key: string; field: FormField },
  text: string,
  read: () => TypedValue,
): Outcome | undefined {
  const { step } = state
  const words = text.slice(0, 200)
  const isInsisted = step.kind === 'question' && step.doubted === words
  if (field.type !== 'region' || isInsisted || !isPlaceAbroad(words)) return undefined
  if (namesOne(context.regions, words, read())) return undefined
  const say = sayIn(state.language)
  const isSabah = isPlaceInSabah(words)
  return {
    state: at(state, {
      kind: 'question',
      key,
      page: 0,
      doubted: words,
      ...(isSabah ? { leadsToCase: sabahCase.id } : {}),
    }),
    lead: joined(say('placeAbroad'), say(isSabah ? 'placeInSabah' : 'placeAbroadPerson')),
  }
}

/** Whether the words hold the name of what they were read as, whole. */
function namesOne(regions: PlaceIndex, words: string, read: TypedValue): boolean {
  const codes = read.kind === 'value' ? [String(read.value)] : read.kind === 'several' ? read.options : []
  const parts = words.split(/[,;\n]/).map((part) => fold(part).replace(/^(desa|kelurahan|kel|kecamatan|kec) /, ''))
  return codes.some((code) => parts.includes(fold(findRegion(regions, code)?.name ?? '-')))
}
