import { describeAnswers, localized, validateAnswers } from '@sipelandukilat/domain'
import { definitions } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { expect, test } from 'vitest'
import { newFormState } from '../form/form-state'
import { createSite } from '../site'
import { renderReview } from './review'

const today = '2026-09-14'

test.each(['id', 'en'] as const)(
  'no two lines of a review are called the same, of all 37 services, in %s',
  (language) => {
    const site = createSite({ language, assets: { scripts: {} }, path: '/' })
    expect(definitions.length).toBe(37)
    for (const definition of definitions)
      for (const seed of [1, 2, 3, 4]) {
        const { answers, applicant } = exampleApplication(definition.code, seed, { today })
        const begun = newFormState(definition, 'key')
        const page = renderReview(site, {
          definition,
          state: { ...begun, applicant: { ...begun.applicant, ...applicant, email: 'ibu@contoh.id' }, answers },
          today,
          answers: validateAnswers(definition, answers, { today }).answers,
          placeName: 'Long Bawan',
          regionName: (code) => code,
          warnings: [],
          isDeclarationMissing: false,
        })
        const labels = [...page.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, label]) => label)
        const twice = labels.filter((label, index) => labels.indexOf(label) !== index)
        expect(twice, `${definition.code}: ${localized(definition.title, language)}`).toEqual([])
      }
  },
)

test('a line with a person’s name or number says whose it is', () => {
  const bare = definitions.flatMap((definition) => {
    const { answers } = exampleApplication(definition.code, 1, { today })
    return describeAnswers(definition, validateAnswers(definition, answers, { today }).answers, 'id')
      .flatMap(({ entries }) => entries)
      .filter(({ label }) => /^(NIK|Nomor KK|Nama|Nama lengkap|Nomor HP|Surel)$/.test(label))
      .map(({ path }) => `${definition.code} ${path}`)
  })
  expect(bare).toEqual([])
})
