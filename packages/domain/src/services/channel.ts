import * as z from 'zod'
import type { Language } from '../language/language'
import { servicesTexts } from '../texts/texts'

/** How an application reached the office. */
export const Channel = z.enum(['web', 'whatsapp', 'sms', 'email', 'phone', 'counter', 'village', 'field'])
export type Channel = z.infer<typeof Channel>

/** The channel in words for people. */
export function channelLabel(channel: Channel, language: Language): string {
  return servicesTexts.say(language, `channel_${channel}`)
}
