import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, countFree, layOutDays, listDays } from './lay-out-days'

const days = listDays('2026-02')

test('knows the days of a month and the months of a year', () => {
  expect(days).toHaveLength(28)
  expect(listDays('2028-02')).toHaveLength(29)
  expect([addMonths('2026-12', 1), addMonths('2026-01', -1), addMonths('2026-05', 14)]).toEqual([
    '2027-01',
    '2025-12',
    '2027-07',
  ])
})

test('cuts off what begins before the month or ends after it', () => {
  const [lane] = layOutDays([{ from: '2026-01-20', until: '2026-02-03' }], days)
  expect(lane?.[0]).toMatchObject({ start: 0, length: 3 })
  expect(lane).toHaveLength(26)
})

test('every lane is as long as the month, and every entry of the month lies in one of them, apart from others', () => {
  const entry = fc
    .tuple(fc.integer({ min: -40, max: 40 }), fc.nat(20))
    .map(([start, length]) => ({ from: addDays('2026-02-01', start), until: addDays('2026-02-01', start + length) }))
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
      const lanes = layOutDays(entries, days)
      expect(lanes.length).toBeGreaterThan(0)
      for (const lane of lanes) {
        let day = 0
        for (const { start, length } of lane) {
          expect(start).toBe(day)
          day += length
        }
        expect(day).toBe(days.length)
      }
      const shown = entries.filter(({ from, until }) => from <= '2026-02-28' && until >= '2026-02-01')
      const laid = lanes.flat().flatMap(({ entry: one }) => (one ? [one] : []))
      expect(laid).toHaveLength(shown.length)
      const free = days.filter((_, day) =>
        lanes.every((lane) => lane.some(({ start, entry: one }) => start === day && !one)),
      )
      expect(countFree(entries, days)).toBe(free.length)
    }),
  )
})
