import { definitions } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { expect, test } from 'vitest'
import { type FormFields, formEntries, newFormState, readFormState } from './form-state'

/** Names and values as a form sends them: a name that comes twice has a list. */
function toFields(entries: readonly (readonly [string, string])[]): FormFields {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of entries) fields[name] = name in fields ? [fields[name] ?? [], value].flat() : value
  return fields
}

test('what a form carries from step to step is read back unchanged, for every service', () => {
  for (const definition of definitions) {
    const { answers, applicant } = exampleApplication(definition.code, 1)
    const entries = formEntries({
      ...newFormState(definition, 'key-of-the-form'),
      villageCode: '65.03.05.2022',
      applicant: { name: applicant.name, nik: applicant.nik ?? '', kkNumber: '', phone: '0812 3456', email: '' },
      answers,
      uploads: Object.fromEntries(definition.requirements.map(({ id }) => [id, [`upload-of-${id}`]])),
    })
    const state = readFormState(definition, toFields(entries))
    expect(formEntries(state).toSorted(), definition.code).toEqual(entries.toSorted())
  }
})

test('names from the prototype of objects are no entries', () => {
  const [definition] = definitions
  if (!definition) throw new Error('no definitions')
  const state = readFormState(definition, JSON.parse('{"__proto__":{"key":"x"},"constructor.name":"y"}') as FormFields)
  expect(state.key).toBe('')
})
