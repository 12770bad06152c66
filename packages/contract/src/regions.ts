import { RegionCode, RegionLevel } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { text, Version } from './shapes'

export const RegencyStatus = z.enum(['preparing', 'active', 'paused'])
export type RegencyStatus = z.infer<typeof RegencyStatus>

export const Office = z.object({
  address: text(300, 0).optional(),
  phone: text(40, 0).optional(),
  /** Opening hours in words, for example `Senin–Jumat 08.00–15.00 WITA`. */
  hours: text(300, 0).optional(),
})

export const RegionSummary = z.object({
  code: z.string(),
  name: z.string(),
  level: RegionLevel,
  parentCode: z.string().nullable(),
})
export type RegionSummary = z.infer<typeof RegionSummary>

export const Region = RegionSummary.extend({
  isBorder: z.boolean(),
  access: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  status: RegencyStatus.nullable(),
  office: Office,
  version: Version,
})
export type Region = z.infer<typeof Region>

export const listRegions = endpoint({
  method: 'GET',
  path: '/public/regions',
  summary:
    'The regions within a parent (provinces when none is named), or those that `q` names within it, misspelt too, the likeliest first',
  access: 'public',
  query: z.object({ parent: RegionCode.optional(), q: text(60).optional(), level: RegionLevel.optional() }),
  /** `total`: how many there are in all; of a search only the best are given. */
  response: z.object({ items: z.array(RegionSummary.extend({ path: z.string() })), total: z.int() }),
})

export const readRegion = endpoint({
  method: 'GET',
  path: '/regions/:code',
  summary: 'One region with its office',
  access: ['read', 'Region'],
  params: z.object({ code: RegionCode }),
  response: Region,
  problems: ['not-found'],
})

export const ChecklistItem = z.enum(['users', 'head', 'office', 'letters', 'calendar', 'services', 'modules'])

export const RegencyOverview = Region.extend({
  checklist: z.array(z.object({ item: ChecklistItem, done: z.boolean(), count: z.int() })),
  /** From November on the next year, while its holidays are not confirmed; else null. */
  unconfirmedYear: z.int().nullable(),
  /** As the reports count them; null for who may not read the regency’s reports. */
  openApplications: z.int().nullable(),
})
export type RegencyOverview = z.infer<typeof RegencyOverview>

export const listRegencies = endpoint({
  method: 'GET',
  path: '/regencies',
  summary: 'The regencies of the caller’s region with status and checklist',
  access: ['read', 'Region'],
  response: z.object({ items: z.array(RegencyOverview) }),
})

export const updateRegency = endpoint({
  method: 'PUT',
  path: '/regencies/:code',
  summary: 'Change a regency’s status, office and hours',
  access: ['update', 'Region'],
  params: z.object({ code: RegionCode }),
  body: z.object({ status: RegencyStatus.optional(), office: Office.optional(), expectedVersion: Version }),
  response: Region,
  problems: ['not-found', 'version-conflict', 'conflict', 'invalid'],
})

export const Holiday = z.object({ date: z.iso.date(), name: text(120), regencyCode: RegionCode.nullable() })

/** A holiday without whose calendar it stands in. */
export const HolidayDay = Holiday.omit({ regencyCode: true })

export const listHolidays = endpoint({
  method: 'GET',
  path: '/calendars/:code/holidays',
  summary: 'Holidays that count in a regency’s calendar',
  access: ['read', 'Region'],
  params: z.object({ code: RegionCode }),
  response: z.object({ items: z.array(Holiday) }),
  problems: ['not-found'],
})

export const setHolidays = endpoint({
  method: 'PUT',
  path: '/calendars/:code/holidays',
  summary: 'Replace the holidays of a province (national ones) or of one regency (local ones)',
  access: ['update', 'Region'],
  params: z.object({ code: RegionCode }),
  body: z.object({ items: z.array(HolidayDay).max(400) }),
  response: z.object({ items: z.array(Holiday) }),
  problems: ['not-found'],
})
