import * as z from 'zod'
import type { Language, Localized } from '../language/language'
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

const recipientLabels: Record<HandoverRecipient, Localized> = {
  applicant: { id: 'Pemohon sendiri', en: 'The applicant' },
  family: { id: 'Keluarga', en: 'Family' },
  delegate: { id: 'Yang diberi kuasa', en: 'The delegate' },
  village_registrar: { id: 'Petugas Registrasi Desa', en: 'The village registrar' },
}
const methodLabels: Record<HandoverMethod, Localized> = {
  office: { id: 'Diambil di kantor', en: 'Picked up at the office' },
  download: { id: 'Diunduh pemohon', en: 'Downloaded by the applicant' },
  village: { id: 'Lewat kantor desa', en: 'By way of the village office' },
  post: { id: 'Dikirim pos', en: 'Sent by post' },
  visit: { id: 'Diantar saat jemput bola', en: 'Brought on a trip' },
}
const proofLabels: Record<HandoverProof, Localized> = {
  signature: { id: 'Tanda tangan', en: 'Signature' },
  thumbprint: { id: 'Cap jempol', en: 'Thumbprint' },
  photo: { id: 'Foto tanda terima', en: 'Photo of the receipt' },
  none: { id: 'Tanpa bukti, dengan catatan', en: 'No proof, with a note' },
}
const carrierLabels: Record<DeliveryCarrier, Localized> = {
  officer: { id: 'Petugas kantor', en: 'An officer' },
  village: { id: 'Kantor desa', en: 'The village office' },
  post: { id: 'Pos', en: 'The post' },
}

export const recipientLabel = (recipient: HandoverRecipient, language: Language) => recipientLabels[recipient][language]
export const handoverMethodLabel = (method: HandoverMethod, language: Language) => methodLabels[method][language]
export const handoverProofLabel = (proof: HandoverProof, language: Language) => proofLabels[proof][language]
export const carrierLabel = (carrier: DeliveryCarrier, language: Language) => carrierLabels[carrier][language]
