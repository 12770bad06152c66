import { wordings } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import otherWishes from './other-wishes.json'
import phrases from './phrases.json'
import { buildTitledWish, buildWish, buildWishModel, type Phrases, type WishModel } from './score-wishes'

/** What a service is called and described by; the rest of its definition is not looked at. */
export type DescribedService = Pick<ServiceDefinition, 'code' | 'title' | 'lifeEvents'>

const otherWishIds = ['status', 'complaint', 'schedule', 'office', 'thanks', 'greeting', 'cost'] as const
/** What people want that is no service. */
export type OtherWish = (typeof otherWishIds)[number]

export const isOtherWish = (id: string): id is OtherWish => otherWishIds.some((one) => one === id)

const writtenWishes = new Map(Object.entries<Phrases>(phrases).map(([code, one]) => [code, buildWish(code, one)]))
/** A word of such an example, as "when", is no wish of its own: only the cues count. */
const builtOtherWishes = otherWishIds.map((id) => buildWish(id, { ...otherWishes[id], examples: [] }))

/** Prepared once per list of services; a memory, not a state. */
const models = new WeakMap<readonly DescribedService[], WishModel>()

/** Everything that may be meant where these services are open. */
export function modelOf(services: readonly DescribedService[]): WishModel {
  const known = models.get(services)
  if (known) return known
  const codes = [...new Set(services.map(({ code }) => code))]
  const made = buildWishModel([
    ...codes.map((code) => writtenWishes.get(code) ?? buildTitledWish(code, titlesOf(services, code))),
    ...builtOtherWishes,
  ])
  models.set(services, made)
  return made
}

/** A service that came after these phrases were written is known by its title and life events. */
function titlesOf(services: readonly DescribedService[], code: string): string[] {
  return services
    .filter((service) => service.code === code)
    .flatMap(({ title, lifeEvents }) => [title, ...lifeEvents.map(({ label }) => label)])
    .flatMap(wordings)
}
