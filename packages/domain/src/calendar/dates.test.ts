import { describe, expect, it } from 'vitest'
import {
  addCalendarDays,
  ageOn,
  calendarDaysBetween,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  hoursInWords,
  startOfLocalDay,
  toLocalDate,
} from './dates'

describe('local dates', () => {
  it('are those of the zone, not of UTC', () => {
    expect(toLocalDate('2026-08-16T16:00:00Z')).toBe('2026-08-17')
    expect(toLocalDate('2026-08-16T15:59:59Z')).toBe('2026-08-16')
    expect(toLocalDate('2026-08-16T15:00:00Z', 'Asia/Jayapura')).toBe('2026-08-17')
    expect(toLocalDate(startOfLocalDay('2026-08-17'))).toBe('2026-08-17')
  })

  it('are counted over months and leap days', () => {
    expect(addCalendarDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(calendarDaysBetween('2026-01-01', '2026-03-02')).toBe(60)
    expect(calendarDaysBetween('2026-03-02', '2026-01-01')).toBe(-60)
  })

  it('name the days of opening hours in the reader’s language, and leave the rest as the office wrote it', () => {
    const hours = 'Senin–Kamis 08.00–15.30 WITA, jumat sampai 11.00'
    expect(hoursInWords(hours, 'en')).toBe('Monday–Thursday 08.00–15.30 WITA, Friday sampai 11.00')
    expect(hoursInWords('Senin–Jumat 08.00–15.30', 'id')).toBe('Senin–Jumat 08.00–15.30')
    expect(hoursInWords('Minggu, Sabtu', 'en')).toBe('Sunday, Saturday')
  })

  it('give an age that changes on the birthday', () => {
    expect(ageOn('2009-08-17', '2026-08-16')).toBe(16)
    expect(ageOn('2009-08-17', '2026-08-17')).toBe(17)
  })
})

describe('formatting', () => {
  it('writes dates as Indonesians and as English readers do', () => {
    expect(formatDate('2026-08-07', 'id')).toBe('7 Agustus 2026')
    expect(formatDate('2026-08-16T16:00:00Z', 'en')).toBe('17 August 2026')
    expect(formatDateTime('2026-08-17T06:05:00Z', 'id')).toBe('17 Agustus 2026 pukul 14.05 WITA')
    expect(formatDateTime('2026-08-17T06:05:00Z', 'en')).toBe('17 August 2026, 14:05 WITA')
  })

  it('writes numbers and money', () => {
    expect(formatNumber(1234567.89, 'id', 1)).toBe('1.234.567,9')
    expect(formatNumber(1234567.89, 'en', 1)).toBe('1,234,567.9')
    expect(formatNumber(-0.2, 'id')).toBe('0')
    expect(formatMoney(15000000, 'id')).toBe('Rp15.000.000')
    expect(formatMoney(-1500, 'id')).toBe('-Rp1.500')
  })
})
