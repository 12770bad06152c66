import type { ServiceSummary } from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'
import { localized } from '@sipelandukilat/domain'

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

const groupOfService: Readonly<Record<string, EventGroup>> = {
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

type LifeEvent = { label: string; service: ServiceSummary }

/**
 * Services by what happened, in groups; with a query only the events whose words, or whose service's words, hold every
 * word of it. A service the groups do not know stands under `other`.
 */
export function groupByLifeEvent(
  services: readonly ServiceSummary[],
  language: Language,
  query: string,
): { id: EventGroup; events: LifeEvent[] }[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (event: LifeEvent) => {
    const { title, summary, code } = event.service
    const text = [event.label, localized(title, language), localized(summary, language), code].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return eventGroups.flatMap((id) => {
    const events = services
      .filter((service) => (groupOfService[service.code] ?? 'other') === id)
      .flatMap((service) => service.lifeEvents.map((event) => ({ label: localized(event.label, language), service })))
      .filter(fits)
    return events.length > 0 ? [{ id, events }] : []
  })
}
