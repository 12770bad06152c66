import type { HolidayYear } from '@sipelandukilat/sdk/api/administration'
import { expect, test } from 'vitest'
import { addDays, toConfirmed, toDraft } from './draft-days'

const proposed = {
  name: { id: 'Idul Fitri', en: 'Eid al-Fitr' },
  basis: 'moon',
  decree: null,
  reckonedDate: null,
  isCollectiveLeave: false,
  standsAs: null,
} as const
const year: HolidayYear = {
  provinceCode: '65' as HolidayYear['provinceCode'],
  year: 2027,
  confirmedAt: null,
  items: [
    { ...proposed, date: '2027-03-09' },
    { ...proposed, date: '2027-12-25', name: { id: 'Natal', en: 'Christmas' }, standsAs: 'Hari Natal' },
  ],
  missing: [],
  years: [],
}

test('an open year begins with all that is proposed, a confirmed one with what stands', () => {
  expect(toConfirmed(toDraft(year))).toEqual([
    { date: '2027-03-09', name: 'Idul Fitri' },
    { date: '2027-12-25', name: 'Hari Natal' },
  ])
  expect(toConfirmed(toDraft({ ...year, confirmedAt: '2026-11-01T00:00:00Z' }))).toEqual([
    { date: '2027-12-25', name: 'Hari Natal' },
  ])
})

test('days that are added stand in order; one on a known date takes and renames it', () => {
  const days = addDays(toDraft({ ...year, confirmedAt: '2026-11-01T00:00:00Z' }), [
    { date: '2027-03-12', name: 'Cuti bersama' },
    { date: '2027-03-09', name: 'Idul Fitri 1448' },
  ])
  expect(toConfirmed(days)).toEqual([
    { date: '2027-03-09', name: 'Idul Fitri 1448' },
    { date: '2027-03-12', name: 'Cuti bersama' },
    { date: '2027-12-25', name: 'Hari Natal' },
  ])
})

test('two days that were moved onto one date are one day with both names', () => {
  const days = toDraft(year).map((day) => ({ ...day, date: '2027-03-10' }))
  expect(toConfirmed(days)).toEqual([{ date: '2027-03-10', name: 'Idul Fitri; Hari Natal' }])
})
