import * as z from 'zod'
import type { Language, Localized } from '../language/language'

/** Why a person must be there in the flesh: biometrics, proof of identity, or a ceremony before the registrar. */
export const Presence = z.enum(['none', 'enrolment', 'identity', 'ceremony'])
export type Presence = z.infer<typeof Presence>

/** Where the citizen chose to be seen. */
export const PresenceMode = z.enum(['office', 'village', 'home'])
export type PresenceMode = z.infer<typeof PresenceMode>

const presenceLabels: Record<Presence, Localized> = {
  none: { id: 'Tidak perlu hadir', en: 'No need to be present' },
  enrolment: { id: 'Perekaman biometrik', en: 'Biometric recording' },
  identity: { id: 'Pencocokan identitas', en: 'Proof of identity' },
  ceremony: { id: 'Hadir di hadapan pejabat pencatatan sipil', en: 'Appearing before the civil registrar' },
}

const presenceModeLabels: Record<PresenceMode, Localized> = {
  office: { id: 'Datang ke kantor', en: 'Come to the office' },
  village: { id: 'Layanan di desa', en: 'Service in the village' },
  home: { id: 'Kunjungan rumah', en: 'Home visit' },
}

export function presenceLabel(presence: Presence, language: Language): string {
  return presenceLabels[presence][language]
}

export function presenceModeLabel(mode: PresenceMode, language: Language): string {
  return presenceModeLabels[mode][language]
}
