import { moveStates } from '@sipelandukilat/domain'
import * as z from 'zod'

/** The other half of a move between regencies: the letter that opened this arrival, or the arrival that this letter opened. */
export const MovePair = z.object({
  side: z.enum(['letter', 'arrival']),
  trackingNumber: z.string(),
  regencyName: z.string(),
  /** How far the arrival is. */
  state: z.enum(moveStates),
  /** The day of the letter, and the last one on which it is valid. */
  issuedOn: z.iso.date(),
  until: z.iso.date(),
})
export type MovePair = z.infer<typeof MovePair>
