import { checkPersonName, personNameWarningText } from '../identity/person-name'
import type { FieldWarning } from './field-error'
import type { FormFacts } from './form-facts'

/** What about the names deserves a look: once for each name, however often the form has it. */
export function nameWarnings(form: FormFacts): FieldWarning[] {
  const seen = new Set<string>()
  return form.facts.flatMap((fact): FieldWarning[] => {
    if (fact.type !== 'personName') return []
    const { name = '', warnings } = checkPersonName(fact.value)
    const isSeen = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    if (isSeen) return []
    return warnings.map((code) => ({ path: fact.path, code, message: personNameWarningText(code, form.nameOf(fact)) }))
  })
}
