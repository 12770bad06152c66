import { definitions } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { expect, test } from 'vitest'
import { createSite } from '../site'
import { newFormState } from './form-state'
import { currentStep, formSteps, neighbour, stepIds, stepOf } from './form-steps'

const today = '2026-09-14'
const site = createSite({ language: 'id', assets: { scripts: {} }, path: '/' })

function birth(answers = {}) {
  const definition = definitions.find(({ code }) => code === 'AK-LAHIR')
  if (!definition) throw new Error('No birth certificate')
  return formSteps(definition, { ...newFormState(definition, 'key'), answers }, { ...site, today })
}
const applying = (steps: ReturnType<typeof birth>) => steps.filter(({ applies }) => applies).map(({ id }) => id)

test('every screen of every service has its own name, and every question lies on one of them', () => {
  for (const definition of definitions) {
    const { answers } = exampleApplication(definition.code, 1, { today })
    const steps = formSteps(definition, { ...newFormState(definition, 'key'), answers }, { ...site, today })
    const ids = steps.map(({ id }) => id)
    expect(new Set(ids).size, definition.code).toBe(ids.length)
    for (const section of definition.form.sections)
      expect(Object.values(stepIds), `${definition.code}: a section is called like a screen`).not.toContain(section.id)
    for (const [sectionId, section] of Object.entries(answers))
      if (Object.keys(section).length > 0) expect(ids, definition.code).toContain(stepOf(`answers.${sectionId}.any`))
  }
})

test('screens that do not apply are passed over, both ways', () => {
  const unmarried = birth({ circumstances: { origin: '1', parentsMarriage: '3' } })
  expect(applying(unmarried)).not.toContain('father')
  expect(neighbour(unmarried, 'mother', 'next')?.id).toBe('witnesses')
  expect(neighbour(unmarried, 'witnesses', 'back')?.id).toBe('mother')
  const married = birth({ circumstances: { origin: '1', parentsMarriage: '1' } })
  expect(neighbour(married, 'mother', 'next')?.id).toBe('father')
  expect(neighbour(married, stepIds.place, 'back')).toBeUndefined()
  expect(neighbour(married, stepIds.files, 'next')).toBeUndefined()
})

test('an address leads to its screen, to the one before where that does not apply, else to the first', () => {
  const unmarried = birth({ circumstances: { origin: '1', parentsMarriage: '3' } })
  expect(currentStep(unmarried, 'mother').id).toBe('mother')
  expect(currentStep(unmarried, 'father').id).toBe('mother')
  expect(currentStep(unmarried, 'nothing').id).toBe(stepIds.place)
})
