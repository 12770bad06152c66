import { CivilGrade, isNip, LocalDate, normalizeNip, RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { refusedFor } from './refusal-reason'
import { byId, Instant, text, Version } from './shapes'

/** The number of a civil servant: 18 digits. */
export const Nip = z.string().max(40).overwrite(normalizeNip).refine(isNip, refusedFor('nipWrong'))

const Official = z.object({ name: text(120, 3), nip: Nip, grade: CivilGrade })

/** In whose place: of a head who is missing (plt), or away for a time (plh). */
const ActingAs = z.enum(['plt', 'plh'])

/** The paper of an office: its head, how its letters are numbered, and who signs them. */
export const LetterSettings = z.object({
  /** The lines of the letterhead: whose office, and which. */
  government: text(120, 3),
  office: text(160, 3),
  address: text(300, 3),
  phone: text(40, 0),
  email: z.union([z.literal(''), z.email().max(254)]),
  /** Where letters are dated. */
  seat: text(80, 2),
  /** What stands for {kode} in a number. */
  code: text(40),
  schemes: z.object({ decision: text(120, 3), travelOrder: text(120, 3) }),
  head: Official.nullable(),
  /** Who acts in the place of the head, from the first to the last day. */
  acting: Official.extend({ as: ActingAs, from: LocalDate, until: LocalDate })
    .refine(({ from, until }) => from <= until, refusedFor('untilBeforeFrom', 'until'))
    .nullable(),
})
export type LetterSettings = z.infer<typeof LetterSettings>

const SavedLetterSettings = LetterSettings.extend({ changedAt: Instant, version: Version })
export type SavedLetterSettings = z.infer<typeof SavedLetterSettings>

export const readLetterSettings = endpoint({
  method: 'GET',
  path: '/regencies/:code/letters',
  summary: 'The letterhead of an office, how its letters are numbered and who signs them; null until it is entered',
  access: ['read', 'Region'],
  params: z.object({ code: RegionCode }),
  response: z.object({ settings: SavedLetterSettings.nullable() }),
  problems: ['not-found'],
})

export const writeLetterSettings = endpoint({
  method: 'PUT',
  path: '/regencies/:code/letters',
  summary: 'Enter the letterhead of an office, how its letters are numbered and who signs them; letters of before stay',
  access: ['update', 'Region'],
  params: z.object({ code: RegionCode }),
  body: LetterSettings.extend({
    /** 0 where none were entered. */
    expectedVersion: z.int().min(0),
  }),
  response: z.object({ settings: SavedLetterSettings.nullable() }),
  problems: ['not-found', 'invalid', 'version-conflict'],
})

/** What a letter keeps of the office: its paper and who signs, as they were on its day. */
export const LetterContent = LetterSettings.pick({
  government: true,
  office: true,
  address: true,
  phone: true,
  email: true,
  seat: true,
}).extend({ signatory: Official.extend({ as: ActingAs.nullable() }) })
export type LetterContent = z.infer<typeof LetterContent>

export const printDecisionLetter = endpoint({
  method: 'GET',
  path: '/applications/:id/decision.pdf',
  summary: 'The decision of the head of the office on an application, as a letter (PDF)',
  access: ['readIdentifiers', 'Application'],
  transaction: 'none',
  params: byId,
  response: z.unknown(),
  problems: ['not-found'],
})
