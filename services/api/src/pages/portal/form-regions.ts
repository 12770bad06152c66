import type { Answers, ServiceDefinition } from '@sipelandukilat/domain'
import { type FormFields, type RegionChoice, stepOf } from '@sipelandukilat/portal'
import { codeAt, regionFields } from '../../features/regions/answer-regions'
import type { ReferenceReader } from '../../features/regions/place-index'
import type { Step } from './form-step'
import { readRegionChoice } from './region-choices'

export type RegionChoices = Readonly<Record<string, RegionChoice>>

/**
 * Where every choice of region of the form stands; the acting place only where the form has one. `at` is the screen that
 * was sent.
 */
export async function readRegionChoices(
  reader: ReferenceReader,
  definition: ServiceDefinition,
  state: { answers: Answers; villageCode?: string },
  fields: FormFields,
  step: Step,
  at?: string,
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
    const isUsual = step.verb === 'review' || (step.verb === 'next' && stepOf(picker.name) === at)
    const isTyped = isUsual && picker.code === '' && Boolean(fields[`region.${picker.name}.query`])
    const action = isPressed ? step.rest : isTyped ? 'search' : undefined
    choices[picker.name] = await readRegionChoice(reader, picker, fields, action)
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
