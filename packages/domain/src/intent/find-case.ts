import { sabahCase } from '../services/cases/sabah'
import type { CaseMeant, Intent } from './intent'
import type { DescribedService } from './service-model'

/** Concepts that tell what happened there, the surest first: who returns with a child born there speaks of the birth. */
const eventConcepts: readonly (readonly [event: string, concepts: readonly string[]])[] = [
  ['meninggal', ['mati']],
  ['lahir', ['lahir']],
  ['nikah', ['kawin']],
  ['pulang', ['pulang', 'deportasi', 'tki']],
]

/** What happened in a case, as far as concepts tell; undefined where they do not. */
export const eventStated = (concepts: readonly string[]): string | undefined =>
  eventConcepts.find(([, stated]) => stated.some((concept) => concepts.includes(concept)))?.[0]

/** Services that begin what happened in Sabah. */
const firstServices: ReadonlySet<string> = new Set(sabahCase.events.flatMap(({ steps }) => steps[0]?.service ?? []))

/** Where a place is named as one is in or comes from: "di Tawau", or nothing but its name. */
function isThere(text: string, places: readonly string[]): boolean {
  return places.some(
    (place) => text === place || new RegExp(`\\b(di|dari|dr|kat|at|in|from|sabah) ${place}\\b`).test(text),
  )
}

/**
 * The intent with the case that it belongs to: an event in Sabah, or a return from there. `text` has its places spelled right;
 * a move there, or a card lost there, is none.
 */
export function withCase(
  services: readonly DescribedService[],
  intent: Intent,
  { text, places, concepts }: { text: string; places: readonly string[]; concepts: readonly string[] },
): Intent {
  if (places.length === 0 || intent.kind === 'other') return intent
  const event = eventStated(concepts)
  const meant: CaseMeant = { id: sabahCase.id, ...(event === undefined ? {} : { event }) }
  if (intent.kind === 'services') return firstServices.has(intent.codes[0] ?? '') ? { ...intent, case: meant } : intent
  const codes = services.map(({ code }) => code).filter((code) => firstServices.has(code))
  if (codes.length === 0 || !isThere(text, places)) return intent
  return { kind: 'services', codes, isSure: false, case: meant }
}
