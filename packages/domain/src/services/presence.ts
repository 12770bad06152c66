import * as z from 'zod'
import type { Language } from '../language/language'
import { servicesTexts } from '../texts/texts'

/** Why a person must be there in the flesh: biometrics, proof of identity, or a ceremony before the registrar. */
export const Presence = z.enum(['none', 'enrolment', 'identity', 'ceremony'])
export type Presence = z.infer<typeof Presence>

/** Where the citizen chose to be seen. */
export const PresenceMode = z.enum(['office', 'village', 'home'])
export type PresenceMode = z.infer<typeof PresenceMode>

export function presenceLabel(presence: Presence, language: Language): string {
  return servicesTexts.say(language, `presence_${presence}`)
}

export function presenceModeLabel(mode: PresenceMode, language: Language): string {
  return servicesTexts.say(language, `presenceMode_${mode}`)
}
