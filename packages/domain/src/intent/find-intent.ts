import { fold } from '../dialogue/clean-text'
import { wordings } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import otherWishes from './other-wishes.json'
import phrases from './phrases.json'
import { readConcepts } from './read-concepts'
import { buildWish, buildWishModel, type Phrases, type ScoredWish, scoreWishes, type WishModel } from './score-wishes'

export const otherWishIds = ['status', 'complaint', 'schedule', 'office', 'thanks', 'greeting', 'cost'] as const
export type OtherWish = (typeof otherWishIds)[number]

/** What a service is called and described by; the rest of its definition is not looked at. */
export type DescribedService = Pick<ServiceDefinition, 'code' | 'title' | 'lifeEvents'>

/** What a person wants, as far as free words tell. Codes are of services that were given, best first, without repeats. */
export type Intent =
  /**
   * One alone is clearly the best; otherwise two or three. `religiousCourt`: Muslims divorce before the religious court,
   * the services follow its decision.
   */
  | { kind: 'services'; codes: string[]; isSure: boolean; notice?: 'religiousCourt' }
  | { kind: 'other'; what: OtherWish }
  /** At most the three nearest; a person should be offered beside them. */
  | { kind: 'unsure'; codes: string[] }
  | { kind: 'none' }

/** By the service's code. A word of another wish's example such as "when" is no wish of its own: only the cues count. */
const writtenWishes = new Map(Object.entries<Phrases>(phrases).map(([code, one]) => [code, buildWish(code, one)]))
const otherWishesBuilt = otherWishIds.map((id) => buildWish(id, { ...otherWishes[id], examples: [] }))

/** Prepared once per list of services; a memory, not a state. */
const models = new WeakMap<readonly DescribedService[], WishModel>()

/**
 * Reads what a person wants from words of their own, in Indonesian chat style, Malay or English, misspelt or not. Looks
 * at the first 800 letters. The same services and text give the same intent; nothing makes it throw.
 */
export function findIntent(services: readonly DescribedService[], text: string): Intent {
  const named = services.find(({ code }) => fold(code) === fold(text.slice(0, 30)))
  if (named) return { kind: 'services', codes: [named.code], isSure: true }
  const { concepts, unread } = readConcepts(text)
  const known = models.get(services)
  const model = known ?? modelOf(services)
  if (!known) models.set(services, model)
  // Thanks or a greeting around something else says nothing.
  const meant = concepts.filter((concept) => !isPolite(concept))
  const scored = scoreWishes(model, [...meant, ...unread])
  const polite = concepts.length > meant.length ? scoreWishes(model, concepts.filter(isPolite)) : []
  const isMeant = (scored[0]?.score ?? 0) >= leastLikely
  const intent = decide(
    isMeant ? scored : [...polite, ...scored],
    unread.filter((word) => !model.rarity.has(word)).length,
  )
  return isForReligiousCourt(concepts) ? afterRuling(services, intent) : intent
}

/** What is renewed once the religious court has ruled. */
const renewedAfterRuling = ['KK-BARU', 'KTP-GANTI', 'BIO-UBAH']

function afterRuling(services: readonly DescribedService[], intent: Intent): Intent {
  const open = renewedAfterRuling.filter((code) => services.some((service) => service.code === code))
  const meant = 'codes' in intent ? intent.codes.filter((code) => open.includes(code)) : []
  const codes = [...new Set([...meant, ...open])]
  return codes.length > 0 ? { kind: 'services', codes, isSure: false, notice: 'religiousCourt' } : intent
}

const isPolite = (concept: string) => concept === 'terimakasih' || concept === 'salam'

/** A service that came after these phrases were written is known by its title and life events. */
function modelOf(services: readonly DescribedService[]): WishModel {
  const codes = [...new Set(services.map(({ code }) => code))]
  return buildWishModel([
    ...codes.map((code) => writtenWishes.get(code) ?? buildWish(code, phrasesByTitle(services, code))),
    ...otherWishesBuilt,
  ])
}

function phrasesByTitle(services: readonly DescribedService[], code: string): Phrases {
  const examples = services
    .filter((service) => service.code === code)
    .flatMap(({ title, lifeEvents }) => [title, ...lifeEvents.map(({ label }) => label)])
    .flatMap(wordings)
  return { cues: [], contra: [], examples }
}

function isForReligiousCourt(concepts: readonly string[]): boolean {
  const said = (concept: string) => concepts.includes(concept)
  const isMuslim = said('agamaislam') || said('pengadilanagama') || said('bukunikah')
  return said('cerai') && isMuslim && !said('gereja')
}

const isOther = (id: string): id is OtherWish => otherWishIds.some((one) => one === id)

/** Scores come from the corpus: below the first, one service is not offered alone; below the second, a person is named. */
const leastSure = 4
const leastLikely = 2.2

function decide(scored: readonly ScoredWish[], unread: number): Intent {
  const [best, next] = scored
  if (!best) return { kind: 'none' }
  if (isOther(best.id)) return { kind: 'other', what: best.id }
  const nearest = scored.filter(({ id }) => !isOther(id)).slice(0, 3)
  if (best.score < leastLikely) return { kind: 'unsure', codes: nearest.map(({ id }) => id) }
  const isSure = best.score >= leastSure && (next?.score ?? 0) < best.score * rivalryAllowed(best, unread)
  const likely = isSure ? [best] : nearest.filter(({ score }, index) => index < 2 || score >= best.score * 0.2)
  return { kind: 'services', codes: likely.map(({ id }) => id), isSure }
}

/**
 * How near the next may come to one that is offered alone, as a share of its score. Words that were not understood, and
 * words that do not speak for it, may mean something else.
 */
function rivalryAllowed({ explained }: ScoredWish, unread: number): number {
  if (unread > 1 || (unread === 1 && explained < 0.7)) return 0
  return unread === 1 || explained < 0.7 ? 0.3 : 0.5
}
