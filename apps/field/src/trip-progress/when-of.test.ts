import { expect, test } from 'vitest'
import { whenOf } from './when-of'

const format = {
  clock: (time: string) => `pukul ${time}`,
  dateAt: (date: string, time: string | null) => [`hari ${date}`, time].filter(Boolean).join(', '),
}

test('the time of a stop stands alone today, and behind its day on another', () => {
  const stop = { date: '2026-12-02', arrivalTime: '09:00' }
  expect(whenOf(stop, '2026-12-02', format)).toBe(' · pukul 09:00')
  expect(whenOf(stop, '2026-12-01', format)).toBe(' · hari 2026-12-02, 09:00')
  expect(whenOf({ ...stop, arrivalTime: null }, '2026-12-01', format)).toBe(' · hari 2026-12-02')
  expect(whenOf({ ...stop, arrivalTime: null }, '2026-12-02', format)).toBe('')
})
