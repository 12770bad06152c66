import type { Language } from '../language/language'
import { servicesTexts } from '../texts/texts'

/** What happens in a life, as services are grouped by it. */
export const eventGroups = [
  'identity',
  'family',
  'birth',
  'marriage',
  'death',
  'moving',
  'correction',
  'other',
] as const
export type EventGroup = (typeof eventGroups)[number]

const groups: Readonly<Record<string, EventGroup>> = {
  'KTP-BARU': 'identity',
  'KTP-REKAM': 'identity',
  'KTP-GANTI': 'identity',
  'KTP-LD': 'identity',
  'KTP-OA': 'identity',
  IKD: 'identity',
  'BIO-WNI': 'identity',
  RENTAN: 'identity',
  'KK-BARU': 'family',
  'KK-UBAH': 'family',
  'KK-GANTI': 'family',
  'AK-LAHIR': 'birth',
  KIA: 'birth',
  LAHIRMATI: 'birth',
  ANGKAT: 'birth',
  AKU: 'birth',
  SAH: 'birth',
  'AK-KAWIN': 'marriage',
  'BTL-KAWIN': 'marriage',
  'AK-CERAI': 'marriage',
  'BTL-CERAI': 'marriage',
  'AK-MATI': 'death',
  SKP: 'moving',
  SKDTG: 'moving',
  SKPLN: 'moving',
  SKDLN: 'moving',
  SKTT: 'moving',
  NONPERM: 'moving',
  'BIO-UBAH': 'correction',
  BETUL: 'correction',
  BATAL: 'correction',
  TERBIT2: 'correction',
  'UB-NAMA': 'correction',
  'UB-WN': 'correction',
  'UB-PPL': 'correction',
}

/** A service that the groups do not know stands under `other`. */
export const eventGroupOf = (code: string): EventGroup => groups[code] ?? 'other'

export const eventGroupLabel = (group: EventGroup, language: Language): string =>
  servicesTexts.say(language, `group_${group}`)

/** Codes of a group's services, those that most people need first. */
export const codesOfGroup = (group: EventGroup): string[] =>
  Object.entries(groups).flatMap(([code, id]) => (id === group ? code : []))
