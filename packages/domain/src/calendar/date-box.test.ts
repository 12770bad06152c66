import { expect, it as test } from 'vitest'
import { dateInBox, readCertainDate } from './date-box'

test.each([
  '17/8/1990',
  '17-08-1990',
  '17.08.1990',
  '17 8 1990',
  '17081990',
  '17 Agustus 1990',
  '17 aug 1990',
  '1990-08-17',
  ' 17/08/1990 ',
])('reads %s as the day it is', (typed) => {
  expect(readCertainDate(typed)).toBe('1990-08-17')
})

test.each(['', '31/2/2020', '17/8/90', '8/1990', 'besok', '1708199', '17/13/1990', '00/08/1990'])(
  'reads no day into "%s"',
  (typed) => {
    expect(readCertainDate(typed)).toBeUndefined()
  },
)

test('writes a day as people do, and leaves alone what is none', () => {
  expect(dateInBox('1990-08-17')).toBe('17/08/1990')
  expect(dateInBox('31/2/2020')).toBe('31/2/2020')
})
