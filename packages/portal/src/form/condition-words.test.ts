import { type Condition, type Language, languageCodes } from '@sipelandukilat/domain'
import { definitions } from '@sipelandukilat/domain/definitions'
import { expect, test } from 'vitest'
import { createSite } from '../site'
import { conditionInWords } from './condition-words'

const sayIn = (language: Language) => createSite({ language, assets: { scripts: {} }, path: '/' }).say

const [birth] = definitions.filter(({ code }) => code === 'AK-LAHIR')
if (!birth) throw new Error('No AK-LAHIR')

const words = (condition: Condition, language: 'id' | 'en' = 'id') =>
  `Hanya bila ${conditionInWords(condition, { definition: birth, language, say: sayIn(language) })}.`

test('what must not be is said as what must, in words that a villager reads once', () => {
  const date = 'birth.birthDate'
  expect(words({ not: { field: date, ageAtLeast: 17 } })).toBe(
    'Hanya bila umur menurut “Tanggal lahir” belum 17 tahun.',
  )
  expect(words({ not: { field: date, filled: true } })).toBe('Hanya bila “Tanggal lahir” tidak diisi.')
  expect(words({ not: { field: date, laterThan: date } })).toBe(
    'Hanya bila “Tanggal lahir” tidak sesudah “Tanggal lahir”.',
  )
  expect(words({ not: { not: { field: date, filled: true } } })).toBe('Hanya bila “Tanggal lahir” diisi.')
  expect(
    words({
      not: {
        all: [
          { field: date, filled: true },
          { field: date, ageAtLeast: 17 },
        ],
      },
    }),
  ).toBe('Hanya bila “Tanggal lahir” tidak diisi atau umur menurut “Tanggal lahir” belum 17 tahun.')
  expect(
    words({
      not: {
        any: [
          { field: date, filled: true },
          { field: date, ageAtLeast: 17 },
        ],
      },
    }),
  ).toBe('Hanya bila “Tanggal lahir” tidak diisi dan umur menurut “Tanggal lahir” belum 17 tahun.')
})

test('no condition of any service is put in brackets or left without words', () => {
  for (const definition of definitions)
    for (const language of languageCodes)
      for (const section of definition.form.sections)
        for (const condition of [section, ...section.fields].flatMap(({ shownWhen }) => shownWhen ?? [])) {
          const said = conditionInWords(condition, { definition, language, say: sayIn(language) })
          expect(said, `${definition.code} ${section.id}`).not.toMatch(/\(jawa|\(the answer|undefined|\{\{|^$/)
          expect(said).not.toMatch(/^(bukan|not) \(/)
        }
})
