import { definitions } from '@sipelandukilat/domain/definitions'
import { expect, test } from 'vitest'
import { applicantFills, fillFromApplicant } from './applicant-fill'
import { newFormState } from './form-state'

function definitionOf(code: string) {
  const definition = definitions.find((one) => one.code === code)
  if (!definition) throw new Error(`No service ${code}`)
  return definition
}

/** `section role`, as a form offers it. */
const offered = (code: string) =>
  definitionOf(code).form.sections.flatMap((section) =>
    applicantFills(definitionOf(code), section).map(({ role }) => `${section.id} ${role}`),
  )

test('the applicant may be whom the definition’s roles allow', () => {
  expect(offered('AK-LAHIR')).toEqual(['child child', 'mother mother', 'father father'])
  expect(offered('KIA'), 'a child’s NIK is another’s').toEqual([])
  expect(offered('AK-MATI'), 'nobody reports their own death').toEqual([])
  expect(offered('AK-KAWIN'), 'asked by the form itself').toEqual([])
  expect(offered('SKP')).toEqual(['movers member'])
  expect(offered('BIO-WNI')).toEqual(['members member', 'members mother', 'members father'])
})

test('a person is filled with what the applicant entered, and nothing else of them is touched', () => {
  const definition = definitionOf('AK-LAHIR')
  const begun = newFormState(definition, 'key')
  const state = {
    ...begun,
    applicant: { name: 'Siti Aminah', nik: '6503055001089901', kkNumber: '', phone: '', email: '' },
    answers: { ...begun.answers, mother: { nik: '1', birthPlace: 'Long Bawan' } },
  }
  const filled = fillFromApplicant(definition, state, 'mother', 'answers.mother.name')
  expect(filled.answers.mother).toEqual({ name: 'Siti Aminah', nik: '6503055001089901', birthPlace: 'Long Bawan' })
  expect(fillFromApplicant(definition, state, 'deceased', 'answers.mother.name')).toEqual(state)
  expect(fillFromApplicant(definition, state, 'mother', 'answers.nobody.name')).toEqual(state)
})

test('of many rows only the one meant is filled', () => {
  const definition = definitionOf('SKP')
  const state = {
    ...newFormState(definition, 'key'),
    applicant: { name: 'Siti Aminah', nik: '6503055001089901', kkNumber: '', phone: '', email: '' },
    answers: { movers: [{ name: 'Budi' }, {}] },
  }
  expect(fillFromApplicant(definition, state, 'member', 'answers.movers.1.name').answers.movers).toEqual([
    { name: 'Budi' },
    { name: 'Siti Aminah', nik: '6503055001089901' },
  ])
})
