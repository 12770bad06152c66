import { fold } from '../language/fold'
import { isNoStillbirth, readBirthAndDeath } from './birth-and-death'
import type { ElsewhereTopic } from './find-elsewhere'
import { findIntent } from './find-intent'
import type { CaseMeant } from './intent'
import { readConcepts } from './read-concepts'
import { scoreTopics } from './score-topics'
import { type DescribedService, isOtherTopic, modelOf, type OtherTopic } from './service-model'

/**
 * `found`: what fits, best first. `nearest`: nothing fits; at most three that may. `other`: no service is looked for.
 * `elsewhere`: what another office gives.
 */
export type ServiceSearch =
  | { kind: 'found'; codes: string[]; notice?: 'religiousCourt'; case?: CaseMeant }
  | { kind: 'nearest'; codes: string[] }
  | { kind: 'other'; what: OtherTopic }
  | { kind: 'elsewhere'; topic: ElsewhereTopic }

const most = 8

/**
 * Services for a search page, where a word alone ("hilang") stands for all that it may mean. Reads as `findIntent` does
 * and puts what that finds first.
 */
export function searchServices(services: readonly DescribedService[], query: string): ServiceSearch {
  const intent = findIntent(services, query)
  if (intent.kind === 'other' || intent.kind === 'elsewhere') return intent
  const { concepts, unread, common, parts } = readConcepts(query)
  const stated = readBirthAndDeath(parts)
  const model = modelOf(services)
  const ownWords = [...unread, ...common].filter((word) => model.rarity.has(word))
  const scored = scoreTopics(model, [...concepts, ...ownWords]).filter(
    ({ id }) => !isOtherTopic(id) && !(id === 'LAHIRMATI' && isNoStillbirth(stated)),
  )
  const best = scored[0]?.score ?? 0
  const near = scored.filter(({ score }) => score >= best * 0.3).map(({ id }) => id)
  const isWord = concepts.length > 0 && unread.length === 0 && fold(query).split(' ').length <= 2
  if (intent.kind === 'services' || (isWord && near.length > 0)) {
    const first = 'codes' in intent ? intent.codes : []
    const codes = [...new Set([...first, ...near])].slice(0, most)
    const { notice, case: meant } = intent.kind === 'services' ? intent : {}
    return { kind: 'found', codes, ...(notice ? { notice } : {}), ...(meant ? { case: meant } : {}) }
  }
  const likely = 'codes' in intent ? intent.codes : []
  // A list of services begins with those that most people need.
  return { kind: 'nearest', codes: [...new Set([...likely, ...services.map(({ code }) => code)])].slice(0, 3) }
}
