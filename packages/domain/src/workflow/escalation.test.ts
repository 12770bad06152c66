import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultCalendar } from '../calendar/working-days'
import { escalationLevel, escalationLevels } from './escalation'

const levelAt = (now: string) => escalationLevel('2026-09-16T15:59:59Z', now, defaultCalendar) // Wednesday 23.59 WITA

test('a deadline warns on its last working day and climbs by working days after', () => {
  expect(levelAt('2026-09-14T02:00:00Z')).toBeUndefined() // Monday
  expect(levelAt('2026-09-15T02:00:00Z')).toBe('warning')
  expect(levelAt('2026-09-16T02:00:00Z')).toBe('warning')
  expect(levelAt('2026-09-17T02:00:00Z')).toBe('supervisor')
  expect(levelAt('2026-09-18T02:00:00Z')).toBe('regencyAdmin')
  expect(levelAt('2026-09-20T02:00:00Z')).toBe('regencyAdmin') // Sunday counts not
  expect(levelAt('2026-09-23T02:00:00Z')).toBe('provinceAdmin')
})

test('it never climbs down as time goes by', () => {
  const day = fc.integer({ min: 0, max: 60 })
  fc.assert(
    fc.property(day, day, (first, second) => {
      const rank = (days: number) => {
        const level = levelAt(new Date(Date.parse('2026-09-01T02:00:00Z') + days * 86_400_000).toISOString())
        return level === undefined ? -1 : escalationLevels.indexOf(level)
      }
      const [early, late] = [Math.min(first, second), Math.max(first, second)]
      expect(rank(early)).toBeLessThanOrEqual(rank(late))
    }),
  )
})
