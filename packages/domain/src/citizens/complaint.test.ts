import { expect, test } from 'vitest'
import { defaultCalendar } from '../calendar/working-days'
import {
  complaintAfter,
  complaintClosesAt,
  complaintDeadlines,
  parseComplaintNumber,
  toComplaintNumber,
} from './complaint'

const friday = '2026-09-11T02:00:00Z'
const calendar = { ...defaultCalendar, holidays: ['2026-09-15'] }

test('deadlines count the working days of the regency', () => {
  const { forwardBy, answerBy } = complaintDeadlines(friday, calendar)
  expect(forwardBy.toISOString()).toBe('2026-09-17T15:59:59.000Z') // Mon, Wed, Thu: Tuesday is a holiday
  expect(answerBy.toISOString()).toBe('2026-09-21T15:59:59.000Z')
  expect(complaintClosesAt(friday, calendar).toISOString()).toBe('2026-09-28T15:59:59.000Z')
})

test('a reply reopens an answered complaint, closed or not, until its time is over', () => {
  const closesAt = complaintClosesAt(friday, calendar)
  const before = { closesAt, now: '2026-09-28T15:00:00Z' }
  const after = { closesAt, now: '2026-09-28T16:00:00Z' }
  expect(complaintAfter('answered', 'reply', before)).toBe('forwarded')
  expect(complaintAfter('closed', 'reply', before)).toBe('forwarded')
  expect(complaintAfter('closed', 'reply', after)).toBeUndefined()
  expect(complaintAfter('closed', 'reply', { closesAt: null, now: friday })).toBeUndefined()
  expect(complaintAfter('received', 'reply', { closesAt: null, now: friday })).toBe('received')
})

test('an officer closes what was answered only, the clock when the time to reply is over', () => {
  const closesAt = complaintClosesAt(friday, calendar)
  const open = { closesAt: null, now: friday }
  expect(complaintAfter('received', 'closeByOfficer', open)).toBeUndefined()
  expect(complaintAfter('forwarded', 'closeByOfficer', open)).toBeUndefined()
  expect(complaintAfter('received', 'closeByCitizen', open)).toBe('closed')
  expect(complaintAfter('answered', 'closeByOfficer', { closesAt, now: friday })).toBe('closed')
  expect(complaintAfter('answered', 'expire', { closesAt, now: friday })).toBeUndefined()
  expect(complaintAfter('answered', 'expire', { closesAt, now: '2026-09-28T16:00:00Z' })).toBe('closed')
  expect(complaintAfter('closed', 'answer', { closesAt, now: friday })).toBeUndefined()
})

test('a number is read as people write it, and one wrong character is found', () => {
  const number = toComplaintNumber(new Uint8Array([9, 8, 7, 6, 5, 4, 3]))
  expect(number).toMatch(/^ADU(-[0-9A-Z]{4}){3}$/)
  for (const written of [number.toLowerCase(), number.replaceAll('-', ' '), number.slice(4)])
    expect(parseComplaintNumber(written)).toBe(number)
  expect(parseComplaintNumber(`${number.slice(0, -1)}${number.endsWith('2') ? '3' : '2'}`)).toBeUndefined()
})
