import { expect, test } from 'vitest'
import { rowsPath } from './rows-path'

test('a month’s figure opens the rows of all its days', () => {
  expect(rowsPath({ view: 'all', from: '2026-02', to: '2026-02' })).toBe(
    '/intake?view=all&from=2026-02-01&to=2026-02-28',
  )
  expect(rowsPath({ view: 'all', status: 'completed', closedFrom: '2025-12', closedTo: '2026-01' })).toBe(
    '/intake?view=all&status=completed&closedFrom=2025-12-01&closedTo=2026-01-31',
  )
})

test('a figure of now has no days', () => {
  expect(rowsPath({ view: 'overdue', region: '65.03' })).toBe('/intake?view=overdue&region=65.03')
})
