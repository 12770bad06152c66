import type { Language } from '../language/languages'
import { localized } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import { valueAt } from './application'
import { keyTitle } from './key-title'
import { sayIn } from './say'
import type { TalkedApplication } from './state'

/** What is of one person alone. */
const ofPerson = ['@name', '@nik', '@kkNumber', '@village'] as const

/** What was given and does not hold of the person whom it is for after all, by name; undefined where nothing was. */
export function setAsideWords(
  definition: ServiceDefinition,
  given: TalkedApplication,
  after: TalkedApplication,
  language: Language,
): string | undefined {
  const fields = ofPerson.filter((key) => {
    const before = valueAt(definition, given, key)
    return before !== undefined && before !== valueAt(definition, after, key)
  })
  if (fields.length === 0) return undefined
  const names = fields.map((key) => localized(keyTitle(definition, key), language))
  return sayIn(language)('setAside', { fields: names.join(', ') })
}
