import { expect, test } from 'vitest'
import { rowsPath } from './rows-path'

test('a month’s figure opens the rows of all its days', () => {
  expect(rowsPath({ view: 'all', status: 'completed', from: '2026-02', to: '2026-02' })).toBe(
    '/intake?view=all&status=completed&from=2026-02-01&to=2026-02-28',
  )
})

test('a figure of now has no days', () => {
  expect(rowsPath({ view: 'overdue', region: '65.03' })).toBe('/intake?view=overdue&region=65.03')
})
