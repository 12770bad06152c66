import { describe, expect, it } from 'vitest'
import { createFormat } from './format'

const indonesian = createFormat('id')

describe('formats', () => {
  it('writes dates, numbers and money as Indonesians do', () => {
    expect(indonesian.date('2026-08-17')).toBe('17 Agu 2026')
    expect(indonesian.number(1234567.5)).toBe('1.234.567,5')
    expect(indonesian.percent(0.6828)).toBe('68,3%')
    expect(indonesian.rupiah(15_000_000).replace(/\s/g, ' ')).toBe('Rp 15.000.000')
  })
  it('shows an instant in central Indonesian time, also past midnight', () => {
    expect(indonesian.dateTime('2026-08-16T17:30:00Z')).toBe('17 Agu 2026, 01.30 WITA')
    expect(indonesian.date('2026-08-16T17:30:00Z')).toBe('17 Agu 2026')
    expect(createFormat('en').dateTime('2026-08-16T17:30:00Z')).toBe('17 Aug 2026, 01:30 WITA')
  })
  it('writes a day with a time of day as it writes an instant', () => {
    expect(indonesian.dateAt('2026-08-17', '01:30')).toBe(indonesian.dateTime('2026-08-16T17:30:00Z'))
    expect(createFormat('en').dateAt('2026-08-17', '01:30')).toBe('17 Aug 2026, 01:30 WITA')
    expect(indonesian.dateAt('2026-08-17', null)).toBe('17 Agu 2026')
    expect(indonesian.clock('09:00')).toBe('09.00 WITA')
  })
  it('writes no hour of a day that was given without one', () => {
    expect(indonesian.dayOrTime('2026-08-31T16:00:00.000Z')).toBe('1 Sep 2026')
    expect(indonesian.dayOrTime('2026-08-31T16:00:00.001Z')).toBe('1 Sep 2026, 00.00 WITA')
    expect(indonesian.dayOrTime('2026-08-16T17:30:00Z')).toBe(indonesian.dateTime('2026-08-16T17:30:00Z'))
  })
  it('says how far an instant is in the largest fitting unit', () => {
    const now = Date.parse('2026-08-17T00:00:00Z')
    expect(indonesian.fromNow('2026-08-16T00:00:00Z', now)).toBe('kemarin')
    expect(indonesian.fromNow('2026-08-16T22:00:00Z', now)).toBe('2 jam yang lalu')
    expect(indonesian.fromNow('2026-08-20T00:00:00Z', now)).toBe('dalam 3 hari')
  })
})
