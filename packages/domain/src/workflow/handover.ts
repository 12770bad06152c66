import * as z from 'zod'
import type { Language } from '../language/language'
import { handoverTexts } from '../texts/texts'
import type { TransitionProblem } from './transition-problems'

/** Into whose hands the documents went. */
export const HandoverRecipient = z.enum(['applicant', 'family', 'delegate', 'village_registrar'])
export type HandoverRecipient = z.infer<typeof HandoverRecipient>

export const HandoverMethod = z.enum(['office', 'download', 'village', 'post', 'visit'])
export type HandoverMethod = z.infer<typeof HandoverMethod>

/** What shows that they were received; `none` is explained in a note. */
export const HandoverProof = z.enum(['signature', 'thumbprint', 'photo', 'none'])
export type HandoverProof = z.infer<typeof HandoverProof>

/** Who carries documents to where the citizen is. */
export const DeliveryCarrier = z.enum(['officer', 'village', 'post'])
export type DeliveryCarrier = z.infer<typeof DeliveryCarrier>

/** A handover as recorded. `to`, `relation`, `place` and `note` are personal. */
export const Handover = z.object({
  to: z.string().max(200),
  at: z.iso.datetime({ offset: true }),
  method: HandoverMethod,
  recipient: HandoverRecipient,
  relation: z.string().max(120).optional(),
  place: z.string().max(200).optional(),
  proof: HandoverProof,
  note: z.string().max(500).optional(),
})
export type Handover = z.infer<typeof Handover>

/** What a handover leaves open; a file that the citizen downloads needs no proof, its download is in the trail. */
export function findHandoverGap(handover: Handover | undefined): TransitionProblem | undefined {
  if (!handover?.to.trim()) return 'missing-handover'
  if (handover.recipient === 'family' && !handover.relation?.trim()) return 'missing-relation'
  if (handover.method !== 'download' && handover.proof === 'none' && !handover.note?.trim()) return 'missing-proof'
  return undefined
}

export const recipientLabel = (recipient: HandoverRecipient, language: Language) =>
  handoverTexts.say(language, `recipient_${recipient}`)
export const handoverMethodLabel = (method: HandoverMethod, language: Language) =>
  handoverTexts.say(language, `handoverMethod_${method}`)
export const handoverProofLabel = (proof: HandoverProof, language: Language) =>
  handoverTexts.say(language, `handoverProof_${proof}`)
export const carrierLabel = (carrier: DeliveryCarrier, language: Language) =>
  handoverTexts.say(language, `carrier_${carrier}`)
