import { LocalDate, RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { Instant, text, Version } from './shapes'

/** What an office promises (Maklumat Pelayanan), in its own words. */
export const ServiceCharter = z.object({
  words: z.object({ id: z.string(), en: z.string().optional() }),
  /** Who signed it: name and office, as it shall be read. */
  signedBy: z.string(),
  signedOn: LocalDate,
  changedAt: Instant,
  version: Version,
})
export type ServiceCharter = z.infer<typeof ServiceCharter>

export const readServiceCharter = endpoint({
  method: 'GET',
  path: '/regencies/:code/charter',
  summary: 'What an office promises (Maklumat Pelayanan); null until it has written it',
  access: ['read', 'Region'],
  params: z.object({ code: RegionCode }),
  response: z.object({ charter: ServiceCharter.nullable() }),
  problems: ['not-found'],
})

export const writeServiceCharter = endpoint({
  method: 'PUT',
  path: '/regencies/:code/charter',
  summary: 'Write what an office promises, with who signed it and when; everybody reads it at once',
  access: ['update', 'Region'],
  params: z.object({ code: RegionCode }),
  body: z.object({
    words: z.object({ id: text(4000, 20), en: text(4000, 20).optional() }),
    signedBy: text(160, 3),
    signedOn: LocalDate,
    /** 0 where none was written. */
    expectedVersion: z.int().min(0),
  }),
  response: z.object({ charter: ServiceCharter.nullable() }),
  problems: ['not-found', 'invalid', 'version-conflict'],
})
