import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateAnswers } from '../forms/validate-answers'
import { definitions } from '../services/definitions'
import { exampleApplication } from '.'

const today = '2026-06-30'

test('examples are valid, synthetic and without warnings', () => {
  fc.assert(
    fc.property(fc.constantFrom(...definitions), fc.integer({ min: 0, max: 1_000_000 }), (definition, seed) => {
      const { applicant, answers } = exampleApplication(definition.code, seed, { today })
      expect(validateAnswers(definition, answers, { today, applicant })).toEqual({ answers, errors: [], warnings: [] })
      const niks = JSON.stringify([applicant, answers]).match(/"\d{16}"/g) ?? []
      for (const nik of niks) expect(nik).toMatch(/99\d\d"$/)
    }),
    { numRuns: 40 * definitions.length },
  )
})

describe.each(definitions.map(({ code }) => code))('examples of %s', (code) => {
  test('are the same for the same seed', () => {
    expect(exampleApplication(code, 7, { today })).toEqual(exampleApplication(code, 7, { today }))
    expect(exampleApplication(code, 7, { today })).not.toEqual(exampleApplication(code, 8, { today }))
  })

  test('lie in the village asked for', () => {
    const { applicant } = exampleApplication(code, 3, { today, villageCode: '65.04.01.2001' })
    expect(applicant.villageCode).toBe('65.04.01.2001')
    expect(applicant.nik.slice(0, 6)).toBe('650401')
  })
})

test('nobody of an example has the NIK of another, also where chance would have it so', () => {
  for (const [code, seed] of [
    ['ANGKAT', 594723],
    ['LAPOR-LN', 558662],
  ] as const) {
    const { applicant, answers } = exampleApplication(code, seed, { today })
    expect(JSON.stringify(answers.witnesses)).not.toContain(applicant.nik)
  }
})
