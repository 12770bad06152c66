import {
  conditionHolds,
  delegationRequirement,
  type FormSection,
  isAsked,
  type Language,
  localized,
  rowsOf,
  type SectionAnswers,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import type { Say } from '../texts/say'
import type { FormState } from './form-state'

/** One screen of an application form: a group of questions. */
export type FormStep = {
  /** As it stands in the address: `tempat`, or the id of a section. */
  readonly id: string
  readonly title: string
  /** False while nothing of it is asked. */
  readonly applies: boolean
}

/** Words of the address for the groups that are no section of a definition. */
export const stepIds = {
  place: 'tempat',
  applicant: 'pemohon',
  assistance: 'bantuan',
  presence: 'kehadiran',
  files: 'berkas',
} as const

/** The sections of which a citizen is asked anything at all. */
const askedSections = (definition: ServiceDefinition): FormSection[] =>
  definition.form.sections.filter((section) => section.fields.some(isAsked))

/** All screens of a service's form, in their order; today is YYYY-MM-DD. */
export function formSteps(
  definition: ServiceDefinition,
  state: FormState,
  context: { today: string; say: Say; language: Language },
): FormStep[] {
  const { today, say, language } = context
  const scope = { answers: state.answers, today }
  const step = (id: string, title: string, applies = true): FormStep => ({ id, title, applies })
  const holds = (condition: FormSection['shownWhen'], row?: { sectionId: string; values: SectionAnswers }) =>
    condition === undefined || conditionHolds(condition, { ...scope, row })
  const isAskedNow = (section: FormSection) => {
    if (!holds(section.shownWhen)) return false
    const rows = rowsOf(state.answers, section.id)
    return [...rows, {}].some((values) =>
      section.fields.some((field) => isAsked(field) && holds(field.shownWhen, { sectionId: section.id, values })),
    )
  }
  const asksForFiles = definition.requirements.some(
    ({ id, required }) =>
      typeof required === 'boolean' || conditionHolds(required, scope) || (state.uploads[id] ?? []).length > 0,
  )
  return [
    step(stepIds.place, say('placeTitle')),
    step(stepIds.applicant, say('applicantTitle')),
    step(stepIds.assistance, say('assistanceTitle')),
    ...askedSections(definition).map((section) =>
      step(section.id, localized(section.title, language), isAskedNow(section)),
    ),
    ...(definition.presence === 'none' ? [] : [step(stepIds.presence, say('presenceTitle'))]),
    ...(definition.requirements.length === 0 ? [] : [step(stepIds.files, say('filesTitle'), asksForFiles)]),
  ]
}

/** The screen that an entry stands on, by its name: `answers.child.name`, `attachments.familyCard`. */
export function stepOf(name: string): string {
  const [first = '', second = ''] = name.split('.')
  if (first === 'answers') return second
  if (first === 'applicant') return stepIds.applicant
  if (first === 'assistedBy' || name === `attachments.${delegationRequirement.id}`) return stepIds.assistance
  if (first === 'presence') return stepIds.presence
  if (first === 'attachments') return stepIds.files
  return stepIds.place
}

/** The screen one is on: the one asked for, or the nearest before it that applies. */
export function currentStep(steps: readonly FormStep[], wanted: string): FormStep {
  const index = steps.findIndex(({ id }) => id === wanted)
  const found = steps.slice(0, index + 1).findLast(({ applies }) => applies) ?? steps[0]
  if (!found) throw new Error('A form has a screen')
  return found
}

/** The next screen that applies, or the one before; undefined at either end. */
export function neighbour(steps: readonly FormStep[], at: string, direction: 'next' | 'back'): FormStep | undefined {
  const index = steps.findIndex(({ id }) => id === at)
  return direction === 'next'
    ? steps.slice(index + 1).find(({ applies }) => applies)
    : steps.slice(0, Math.max(0, index)).findLast(({ applies }) => applies)
}
