import { perLanguage } from '../language/languages'
import { type Localized, localized } from '../language/localized'
import { findField, type ServiceDefinition } from '../services/service-definition'
import { factField, isFactKey } from './facts'

/** Labels that several sections use, by definition; a memory, not a state. */
const sharedLabels = new WeakMap<ServiceDefinition, ReadonlySet<string>>()

function isShared(definition: ServiceDefinition, label: string): boolean {
  const known = sharedLabels.get(definition)
  if (known) return known.has(label)
  const labels = definition.form.sections.flatMap(({ fields }) => fields.map((field) => field.label.id))
  const shared = new Set(labels.filter((one, index) => labels.indexOf(one) !== index))
  sharedLabels.set(definition, shared)
  return shared.has(label)
}

/** Any key in words: a fact, a path (with its row, or its section where the label alone is not enough), a section, a requirement. */
export function keyTitle(definition: ServiceDefinition, key: string): Localized {
  if (isFactKey(key)) return factField(definition, key).label
  const found = findField(definition, key)
  if (found) {
    const { section, field, rowIndex } = found
    if (rowIndex !== undefined) {
      const row = section.rowTitle ?? section.title
      const numbered = perLanguage((language) => `${localized(row, language)} ${rowIndex + 1}`)
      return behind(numbered, field.label)
    }
    return isShared(definition, field.label.id) ? behind(section.title, field.label) : field.label
  }
  const requirement = definition.requirements.find(({ id }) => `file:${id}` === key)
  if (requirement) return requirement.label
  const section = definition.form.sections.find(({ id }) => id === key || `${id}+` === key)
  return section?.rowTitle ?? section?.title ?? { id: key }
}

function behind(first: Localized, second: Localized): Localized {
  return perLanguage((language) => `${localized(first, language)}: ${localized(second, language)}`)
}
