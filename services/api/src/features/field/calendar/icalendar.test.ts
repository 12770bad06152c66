import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCalendar } from './icalendar'

const trip = {
  uid: 'trip-1@sipelandukilat',
  from: '2026-08-30',
  until: '2026-08-31',
  summary: 'Krayan; tahap 1, "Long Bawan"',
  description: 'Baris satu\nbaris dua',
  location: 'Long Bawan',
  isTentative: true,
}

test('a trip is an event of whole days whose end is the day after', () => {
  const text = writeCalendar('Tim', [trip], new Date('2026-08-01T02:03:04.567Z'))
  const lines = text.split('\r\n')
  expect(lines).toContain('DTSTART;VALUE=DATE:20260830')
  expect(lines).toContain('DTEND;VALUE=DATE:20260901')
  expect(lines).toContain('DTSTAMP:20260801T020304Z')
  expect(lines).toContain('SUMMARY:Krayan\\; tahap 1\\, "Long Bawan"')
  expect(lines).toContain('DESCRIPTION:Baris satu\\nbaris dua')
  expect(lines).toContain('STATUS:TENTATIVE')
  expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', ''])
})

test('no line is longer than 75 octets, and unfolded the text is whole again', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 300 })
    .filter((one) => !/[\r\n\\;,]/.test(one) && one.trim() === one)
  fc.assert(
    fc.property(text, (summary) => {
      const written = writeCalendar('Tim', [{ ...trip, summary }], new Date(0))
      for (const part of written.split('\r\n')) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75)
      expect(written.replaceAll('\r\n ', '').split('\r\n')).toContain(`SUMMARY:${summary}`)
    }),
  )
})
