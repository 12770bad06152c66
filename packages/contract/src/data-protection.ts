import * as z from 'zod'
import { endpoint } from './endpoint'
import { Instant, ProvinceCode, text, Version } from './shapes'

/** Whom citizens ask about the protection of their data (UU 27/2022 art. 53): a person or an office, reached in each way. */
export const DataProtectionContact = z.object({
  /** A name, or what the office is called. */
  name: text(160, 3),
  email: z.email().max(254),
  phone: text(40, 5),
  address: text(300, 5),
})
export type DataProtectionContact = z.infer<typeof DataProtectionContact>

const SavedDataProtectionContact = DataProtectionContact.extend({ changedAt: Instant, version: Version })
export type SavedDataProtectionContact = z.infer<typeof SavedDataProtectionContact>

const Answer = z.object({ contact: SavedDataProtectionContact.nullable() })
const params = z.object({ code: ProvinceCode })

export const readDataProtectionContact = endpoint({
  method: 'GET',
  path: '/provinces/:code/data-protection-contact',
  summary: 'Whom citizens of a province ask about the protection of their data; null until it is entered',
  access: ['update', 'Region'],
  params,
  response: Answer,
  problems: ['not-found'],
})

export const writeDataProtectionContact = endpoint({
  method: 'PUT',
  path: '/provinces/:code/data-protection-contact',
  summary: 'Enter whom citizens of a province ask about the protection of their data; everybody reads it at once',
  access: ['update', 'Region'],
  params,
  body: DataProtectionContact.extend({
    /** 0 where none was entered. */
    expectedVersion: z.int().min(0),
  }),
  response: Answer,
  problems: ['not-found', 'invalid', 'version-conflict'],
})
