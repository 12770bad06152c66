import type { Localized } from '../language/language'
import type { ServiceDefinition } from '../services/service-definition'
import type { DialogueChoice } from './context'
import type { Say } from './say'

type GroupId = 'card' | 'family' | 'birth' | 'death' | 'move' | 'marriage' | 'certificate'

const groupTitles: Record<GroupId, (say: Say) => string> = {
  card: (say) => say('groupCard'),
  family: (say) => say('groupFamily'),
  birth: (say) => say('groupBirth'),
  death: (say) => say('groupDeath'),
  move: (say) => say('groupMove'),
  marriage: (say) => say('groupMarriage'),
  certificate: (say) => say('groupCertificate'),
}

/** By code, so that a new service finds its place; what fits nowhere stands under certificates and other matters. */
const groupRules: readonly [RegExp, GroupId][] = [
  [/^(KTP-|KIA$|IKD$)/, 'card'],
  [/^(KK-|BIO-|RENTAN$)/, 'family'],
  [/^(AK-LAHIR|LAHIRMATI|ANGKAT|AKU|SAH)$/, 'birth'],
  [/^AK-MATI$/, 'death'],
  [/^(SKP|SKDTG|SKPLN|SKDLN|SKTT|NONPERM|LAPOR-LN)$/, 'move'],
  [/KAWIN|CERAI/, 'marriage'],
]

function groupOf(code: string): GroupId {
  return groupRules.find(([pattern]) => pattern.test(code))?.[1] ?? 'certificate'
}

/** The groups of life events that have open services, as choices of the first menu. */
export function groupChoices(definitions: readonly ServiceDefinition[], say: Say): DialogueChoice[] {
  const counts = new Map<GroupId, number>()
  for (const { code } of definitions) counts.set(groupOf(code), (counts.get(groupOf(code)) ?? 0) + 1)
  const ids: GroupId[] = ['card', 'family', 'birth', 'death', 'move', 'marriage', 'certificate']
  return ids.flatMap((id) => {
    const count = counts.get(id)
    if (!count) return []
    return [{ id: `group:${id}`, title: groupTitles[id](say), description: say('groupDescription', { count }) }]
  })
}

export type LifeEvent = { id: string; label: Localized; codes: string[] }

/** The life events of a group, each with the services it may need. */
export function eventsOf(definitions: readonly ServiceDefinition[], group: string): LifeEvent[] {
  const events = new Map<string, LifeEvent>()
  for (const definition of definitions.filter(({ code }) => groupOf(code) === group)) {
    for (const { id, label } of definition.lifeEvents) {
      const event = events.get(id) ?? { id, label, codes: [] }
      if (!event.codes.includes(definition.code)) event.codes.push(definition.code)
      events.set(id, event)
    }
  }
  return [...events.values()]
}

/** At most this many choices at once, "more" among them. */
const mostShown = 10

/** A page of choices, with a choice for the next page (after the last comes the first), and those that every page ends with. */
export function paged(
  choices: readonly DialogueChoice[],
  page: number,
  say: Say,
  last: readonly DialogueChoice[] = [],
): DialogueChoice[] {
  const room = mostShown - last.length
  if (choices.length <= room) return [...choices, ...last]
  const pageSize = room - 1
  const pages = Math.ceil(choices.length / pageSize)
  const current = page % pages
  return [
    ...choices.slice(current * pageSize, (current + 1) * pageSize),
    { id: `page:${(current + 1) % pages}`, title: say('more') },
    ...last,
  ]
}
