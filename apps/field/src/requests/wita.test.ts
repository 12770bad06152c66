import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromWitaField, toWitaField } from './wita'

test('writes an instant as the clock in Kaltara shows it, and reads it back to the minute', () => {
  expect(toWitaField(Date.parse('2026-09-14T02:30:00Z'))).toBe('2026-09-14T10:30')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (instant) => {
      const minute = Math.floor(instant / 60_000) * 60_000
      expect(fromWitaField(toWitaField(minute))).toBe(new Date(minute).toISOString())
    }),
  )
})

test('knows an unfinished field', () => {
  expect(fromWitaField('')).toBeUndefined()
  expect(fromWitaField('2026-13-40T99:99')).toBeUndefined()
})
