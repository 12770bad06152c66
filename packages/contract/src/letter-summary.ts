import { LocalDate } from '@sipelandukilat/domain'
import * as z from 'zod'
import { Id } from './shapes'

/** A letter by its number, as its file shows it. */
export const LetterSummary = z.object({ id: Id, number: z.string(), day: LocalDate, signedBy: z.string() })
export type LetterSummary = z.infer<typeof LetterSummary>
