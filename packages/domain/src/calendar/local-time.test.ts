import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfLocalDay, fromLocalDateTime, toLocalDateTime } from './local-time'

test('a minute by the clock of a zone is the instant that it was written from', () => {
  expect(toLocalDateTime(Date.parse('2026-09-14T02:30:00Z'))).toBe('2026-09-14T10:30')
  expect(toLocalDateTime('2026-09-14T23:30:00Z', 'Asia/Jayapura')).toBe('2026-09-15T08:30')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_102_444_800 / 60 }),
      fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
      (minutes, zone) => {
        const instant = minutes * 60_000
        expect(fromLocalDateTime(toLocalDateTime(instant, zone), zone)).toBe(new Date(instant).toISOString())
      },
    ),
  )
})

test.each(['', '2026-09-14', '2026-13-40T99:99', '2026-09-14T10:3', 'x2026-09-14T10:30'])('“%s” is none', (text) => {
  expect(fromLocalDateTime(text)).toBeUndefined()
})

test('a day ends where it is', () => {
  expect(endOfLocalDay('2026-09-14')).toBe('2026-09-14T15:59:59.000Z')
  expect(endOfLocalDay('2026-09-14', 'Asia/Jakarta')).toBe('2026-09-14T16:59:59.000Z')
})
