import { wordings } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import otherTopics from './other-topics.json'
import phrases from './phrases.json'
import { buildTitledTopic, buildTopic, buildTopicModel, type Phrases, type TopicModel } from './score-topics'

/** What a service is called and described by; the rest of its definition is not looked at. */
export type DescribedService = Pick<ServiceDefinition, 'code' | 'title' | 'lifeEvents'>

const otherTopicIds = ['status', 'complaint', 'schedule', 'office', 'thanks', 'greeting', 'cost'] as const
/** What people want that is no service. */
export type OtherTopic = (typeof otherTopicIds)[number]

export const isOtherTopic = (id: string): id is OtherTopic => otherTopicIds.some((one) => one === id)

const writtenTopics = new Map(Object.entries<Phrases>(phrases).map(([code, one]) => [code, buildTopic(code, one)]))
/** A word of such an example, as "when", is no topic of its own: only the cues count. */
const builtOtherTopics = otherTopicIds.map((id) => buildTopic(id, { ...otherTopics[id], examples: [] }))

/** Prepared once per list of services; a memory, not a state. */
const models = new WeakMap<readonly DescribedService[], TopicModel>()

/** Everything that may be meant where these services are open. */
export function modelOf(services: readonly DescribedService[]): TopicModel {
  const known = models.get(services)
  if (known) return known
  const codes = [...new Set(services.map(({ code }) => code))]
  const made = buildTopicModel([
    ...codes.map((code) => writtenTopics.get(code) ?? buildTitledTopic(code, titlesOf(services, code))),
    ...builtOtherTopics,
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
