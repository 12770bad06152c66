import { type Answers, type FormField, isAsked, type ServiceDefinition } from '@sipelandukilat/domain'
import type { FormFields, RegionChoice } from '@sipelandukilat/portal'
import type { Db } from '../../platform/database/db'
import type { Step } from './form-step'
import { findRegionName, readRegionChoice } from './region-choices'

export type RegionChoices = Readonly<Record<string, RegionChoice>>

const regionFields = (definition: ServiceDefinition): { name: string; field: FormField; sectionId: string }[] =>
  definition.form.sections
    .filter((section) => !section.repeat)
    .flatMap((section) =>
      section.fields
        .filter((field) => field.type === 'region' && isAsked(field))
        .map((field) => ({ name: `answers.${section.id}.${field.id}`, field, sectionId: section.id })),
    )

function codeAt(answers: Answers, sectionId: string, fieldId: string): string {
  const section = answers[sectionId]
  const value = section && !Array.isArray(section) ? section[fieldId] : undefined
  return typeof value === 'string' ? value : ''
}

/** Where every choice of region of the form stands; the acting place only where the form has one. */
export async function readRegionChoices(
  db: Db,
  definition: ServiceDefinition,
  state: { answers: Answers; villageCode?: string },
  fields: FormFields,
  step: Step,
): Promise<RegionChoices> {
  const pickers = [
    ...(state.villageCode === undefined ? [] : [{ name: 'villageCode', code: state.villageCode, everywhere: false }]),
    ...regionFields(definition).map(({ name, field, sectionId }) => ({
      name,
      code: codeAt(state.answers, sectionId, field.id),
      everywhere: true,
    })),
  ]
  const choices: Record<string, RegionChoice> = {}
  for (const picker of pickers) {
    const isPressed = step.verb === 'region' && step.target === picker.name
    // Enter in a search box presses the form's usual button.
    const isTyped = step.verb === 'review' && picker.code === '' && Boolean(fields[`region.${picker.name}.query`])
    const action = isPressed ? step.rest : isTyped ? 'search' : undefined
    choices[picker.name] = await readRegionChoice(db, picker, fields, action)
  }
  return choices
}

/** The chosen regions as answers: a pick by button is not yet in the fields. */
export function withChosenRegions(definition: ServiceDefinition, given: Answers, choices: RegionChoices): Answers {
  const answers = { ...given }
  for (const { name, field, sectionId } of regionFields(definition)) {
    const section = answers[sectionId] ?? {}
    const code = choices[name]?.chosen?.code
    if (Array.isArray(section)) continue
    const { [field.id]: _, ...others } = section
    answers[sectionId] = code === undefined ? others : { ...others, [field.id]: code }
  }
  return answers
}

/** The regions among the answers in words, by code. */
export async function listRegionNames(
  db: Db,
  definition: ServiceDefinition,
  answers: Answers,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const { sectionId, field } of regionFields(definition)) {
    const found = await findRegionName(db, codeAt(answers, sectionId, field.id))
    if (found) names.set(found.code, `${found.name}, ${found.path}`)
  }
  return names
}
