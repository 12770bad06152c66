import { expect, test } from 'vitest'
import { addMonths, lastMonths, monthLabel, monthOf, parseMonth } from './month'

test('a month begins at midnight in Kaltara, not in Greenwich', () => {
  expect(monthOf(Date.parse('2026-08-31T15:59:59Z'))).toBe('2026-08')
  expect(monthOf(Date.parse('2026-08-31T16:00:00Z'))).toBe('2026-09')
})

test('months are counted over the end of a year', () => {
  expect(addMonths('2026-01', -1)).toBe('2025-12')
  expect(addMonths('2025-12', 2)).toBe('2026-02')
  expect(lastMonths(Date.parse('2026-02-10T00:00:00Z'), 3)).toEqual(['2026-02', '2026-01', '2025-12'])
})

test('months are named as people here write them', () => {
  expect(monthLabel('2026-08', 'id')).toBe('Agu 2026')
  expect(monthLabel('2026-08', 'en')).toBe('Aug 2026')
})

test('what is no month in an address is none', () => {
  expect(parseMonth('2026-08')).toBe('2026-08')
  for (const text of [null, '', '2026-13', '2026-08-01', 'agustus']) expect(parseMonth(text)).toBeUndefined()
})
