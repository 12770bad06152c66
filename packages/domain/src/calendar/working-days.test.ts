import fc from 'fast-check'
import { describe, expect, it, it as test } from 'vitest'
import { toLocalDate } from './dates'
import { addWorkingDays, type Calendar, isFieldDay, isWorkingDay, workingDaysBetween } from './working-days'

/** Monday 17 August 2026 is Independence Day. */
const calendar: Calendar = { timeZone: 'Asia/Makassar', holidays: ['2026-08-17'], weekend: [0, 6] }

test('people are served outside the office on Saturdays, not on Sundays and holidays', () => {
  const days = ['2026-08-14', '2026-08-15', '2026-08-16', '2026-08-17', '2026-08-18'] as const
  expect(days.map((day) => isFieldDay(day, calendar))).toEqual([true, true, false, false, true])
})

describe('addWorkingDays', () => {
  it('passes over weekend and holiday and ends with the day', () => {
    expect(addWorkingDays('2026-08-14T01:00:00Z', 1, calendar).toISOString()).toBe('2026-08-18T15:59:59.000Z')
    expect(addWorkingDays('2026-08-14T01:00:00Z', 3, calendar).toISOString()).toBe('2026-08-20T15:59:59.000Z')
  })

  it('takes the day of the office, not of UTC', () => {
    expect(toLocalDate(addWorkingDays('2026-08-12T17:00:00Z', 1, calendar))).toBe('2026-08-14')
  })

  it('with no days waits for the office to open', () => {
    expect(toLocalDate(addWorkingDays('2026-08-15T01:00:00Z', 0, calendar))).toBe('2026-08-18')
  })

  it('is undone by workingDaysBetween', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const due = addWorkingDays(from, days, calendar)
        expect(workingDaysBetween(from, due, calendar)).toBe(days)
        expect(isWorkingDay(toLocalDate(due), calendar)).toBe(true)
      }),
    )
  })
})
