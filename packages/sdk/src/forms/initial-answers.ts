import type { Answers, FormSection, SectionAnswers, ServiceDefinition } from '@sipelandukilat/domain'

/** A new row of a section with what is chosen at first. */
export function initialRow(section: FormSection): SectionAnswers {
  return Object.fromEntries(section.fields.flatMap(({ id, initial }) => (initial === undefined ? [] : [[id, initial]])))
}

/** The answers a form begins with: what is chosen at first, and the fewest rows of sections that repeat. */
export function initialAnswers(definition: ServiceDefinition): Answers {
  return Object.fromEntries(
    definition.form.sections.map((section) => [
      section.id,
      section.repeat ? Array.from({ length: section.repeat.min }, () => initialRow(section)) : initialRow(section),
    ]),
  )
}
