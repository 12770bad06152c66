import { languageCodes } from '@sipelandukilat/sdk'
import { expect, test } from 'vitest'
import { parseTypedNumber, toTypedNumber } from './typed-number'

test.each([
  ['34', 'id', 34],
  ['12,5', 'id', 12.5],
  ['12.5', 'id', 12.5],
  ['1.250', 'id', 1250],
  ['1.250,5', 'id', 1250.5],
  ['1,250', 'en', 1250],
  ['1.250', 'en', 1.25],
  ['12,5', 'en', 12.5],
] as const)('%s in %s is %d', (typed, language, value) => {
  expect(parseTypedNumber(typed, language)).toBe(value)
})

test.each(['dua puluh', '', '1.2.3', '-4', '12%', '1e9'])('%s is no number', (typed) => {
  expect(parseTypedNumber(typed, 'id')).toBeNaN()
})

test('what is shown to be corrected can be read again', () => {
  for (const language of languageCodes)
    for (const value of [0, 20.5, 1250, 1250.25])
      expect(parseTypedNumber(toTypedNumber(value, language), language)).toBe(value)
})
