import { useLocalized, useTexts } from '@sipelandukilat/sdk'
import type { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { servicesTexts } from '../texts/texts'

const matters = [
  'requirements',
  'products',
  'routeBy',
  'presence',
  'conditions',
  'sms',
  'forms',
  'nikOptionalFor',
  'deadlineDays',
  'deadlineFrom',
  'approval',
  'legalBasis',
  'form',
] as const

/** What a doubt is about, in words: `form.child.name` is the section and the field as citizens read them. */
export function useDoubtWords(definition: ServiceDefinition): (about: string) => string {
  const t = useTexts(servicesTexts)
  const localized = useLocalized()
  return (about) => {
    const [head, part, fieldId] = about.split('.')
    const matter = matters.find((one) => one === head)
    if (!matter) return about
    const section = matter === 'form' ? definition.form.sections.find(({ id }) => id === part) : undefined
    const field = section?.fields.find(({ id }) => id === fieldId)
    const requirement = matter === 'requirements' ? definition.requirements.find(({ id }) => id === part) : undefined
    const label = requirement?.label ?? section?.title
    return [
      t(`about.${matter}`),
      ...(label ? [localized(label)] : part === undefined ? [] : [part]),
      ...(field ? [localized(field.label)] : fieldId === undefined ? [] : [fieldId]),
    ].join(' › ')
  }
}
