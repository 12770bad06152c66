import * as z from 'zod'
import type { Language, Localized } from '../language/language'

/** How an application reached the office. */
export const Channel = z.enum(['web', 'whatsapp', 'sms', 'email', 'phone', 'counter', 'village', 'field'])
export type Channel = z.infer<typeof Channel>

const channelLabels: Record<Channel, Localized> = {
  web: { id: 'Situs web', en: 'Website' },
  whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
  sms: { id: 'SMS', en: 'SMS' },
  email: { id: 'Surel', en: 'E-mail' },
  phone: { id: 'Telepon', en: 'Telephone' },
  counter: { id: 'Loket kantor', en: 'Office counter' },
  village: { id: 'Kantor desa', en: 'Village office' },
  field: { id: 'Jemput bola', en: 'Field service' },
}

/** The channel in words for people. */
export function channelLabel(channel: Channel, language: Language): string {
  return channelLabels[channel][language]
}
