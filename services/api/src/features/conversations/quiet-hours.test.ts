import { expect, test } from 'vitest'
import { readConfig } from '../../platform/config'
import { wakingHour } from './quiet-hours'

test('a notice rings by day at once, by night at seven in the morning of the office', () => {
  const at = (instant: string) => wakingHour(new Date(instant), { from: 21, until: 7 }).toISOString()
  expect(at('2026-09-14T02:00:00Z')).toBe('2026-09-14T02:00:00.000Z') // 10.00 WITA
  expect(at('2026-09-14T13:30:00Z')).toBe('2026-09-14T23:00:00.000Z') // 21.30: the next morning
  expect(at('2026-09-13T20:00:00Z')).toBe('2026-09-13T23:00:00.000Z') // 04.00: the same morning
})

test('where there are no quiet hours a notice never waits', () => {
  const night = new Date('2026-09-14T18:00:00Z')
  expect(wakingHour(night, undefined)).toBe(night)
  expect(readConfig({ DATABASE_URL: 'postgres://x', KEY_FILE: 'none', QUIET_HOURS: 'none' }).quietHours).toBeUndefined()
  expect(readConfig({ DATABASE_URL: 'postgres://x', KEY_FILE: 'none' }).quietHours).toEqual({ from: 21, until: 7 })
  expect(() => readConfig({ DATABASE_URL: 'postgres://x', KEY_FILE: 'none', QUIET_HOURS: '7-21' })).toThrow(
    'QUIET_HOURS',
  )
})
