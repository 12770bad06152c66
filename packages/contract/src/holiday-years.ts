import { Localized, RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { HolidayDay } from './regions'
import { text } from './shapes'

/**
 * Where a proposed day comes from: a fixed date, a reckoning that does not err (Easter, the Chinese calendar, a table), the
 * moon (a sighting may move it by a day), the joint decree of three ministers, or the calendar, where it stands already.
 */
export const HolidayBasis = z.enum(['fixed', 'reckoned', 'moon', 'decree', 'calendar'])
export type HolidayBasis = z.infer<typeof HolidayBasis>

export const ProposedHoliday = z.object({
  date: z.iso.date(),
  name: Localized,
  basis: HolidayBasis,
  /** The decree that names it; null where none is known here. */
  decree: z.string().nullable(),
  /** The day that was reckoned, where the decree names another; else null. */
  reckonedDate: z.iso.date().nullable(),
  isCollectiveLeave: z.boolean(),
  /** Its name in the calendar, where the day stands there already. */
  standsAs: z.string().nullable(),
})
export type ProposedHoliday = z.infer<typeof ProposedHoliday>

export const HolidayYear = z.object({
  provinceCode: RegionCode,
  year: z.int(),
  /** Null: the province has not confirmed the year; only what stands in the calendar counts. */
  confirmedAt: z.iso.datetime().nullable(),
  items: z.array(ProposedHoliday),
  /** Holidays whose day in this year is not known here and must be entered. */
  missing: z.array(Localized),
  /** This year and the next two of the clock, each with when it was confirmed. */
  years: z.array(z.object({ year: z.int(), confirmedAt: z.iso.datetime().nullable() })),
})
export type HolidayYear = z.infer<typeof HolidayYear>

const yearOfProvince = z.object({ code: RegionCode, year: z.coerce.number().int().min(2020).max(2076) })

export const readHolidayYear = endpoint({
  method: 'GET',
  path: '/calendars/:code/years/:year',
  summary: 'The national holidays proposed for a year of a province, and whether the province has confirmed it',
  access: ['read', 'Region'],
  params: yearOfProvince,
  response: HolidayYear,
  problems: ['not-found'],
})

export const confirmHolidayYear = endpoint({
  method: 'PUT',
  path: '/calendars/:code/years/:year',
  summary: 'Put these days in place of the province’s holidays of a year, and confirm the year',
  access: ['update', 'Region'],
  params: yearOfProvince,
  body: z.object({
    items: z.array(HolidayDay).max(100),
    /** Without any day, that the year shall have none is said expressly. */
    confirmEmpty: z.boolean().default(false),
  }),
  response: HolidayYear,
  problems: ['not-found', 'invalid'],
})

export const readHolidayFile = endpoint({
  method: 'POST',
  path: '/calendars/read-file',
  summary: 'Read a CSV file of days (tanggal, nama); nothing is kept',
  access: ['update', 'Region'],
  body: z.object({ csv: text(60_000) }),
  response: z.object({
    items: z.array(HolidayDay),
    /** Lines that hold no date or no name, as a spreadsheet counts them. */
    unreadableLines: z.array(z.int()),
  }),
  problems: ['invalid'],
})
