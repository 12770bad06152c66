import { expect, it as test } from 'vitest'
import { readClock } from './read-clock'

test.each([
  ['14.30', '14:30'],
  ['14:30', '14:30'],
  ['1430', '14:30'],
  ['905', '09:05'],
  ['9.05', '09:05'],
  [' jam 9 ', '09:00'],
  ['pukul 23.59', '23:59'],
  ['0:00', '00:00'],
])('reads %s as %s', (typed, time) => {
  expect(readClock(typed)).toBe(time)
})

test.each(['', '24.00', '12.60', 'pagi', '12.5', '12345', '2 PM'])('reads nothing into "%s"', (typed) => {
  expect(readClock(typed)).toBeUndefined()
})
