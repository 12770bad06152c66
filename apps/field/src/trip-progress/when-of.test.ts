import { expect, test } from 'vitest'
import { whenOf } from './when-of'

const dateInWords = (date: string) => `hari ${date}`

test('the time of a stop stands alone today, and behind its day on another', () => {
  const stop = { date: '2026-12-02', arrivalTime: '09:00' }
  expect(whenOf(stop, '2026-12-02', dateInWords)).toBe(' · 09:00 WITA')
  expect(whenOf(stop, '2026-12-01', dateInWords)).toBe(' · hari 2026-12-02 · 09:00 WITA')
  expect(whenOf({ ...stop, arrivalTime: null }, '2026-12-01', dateInWords)).toBe(' · hari 2026-12-02')
})
