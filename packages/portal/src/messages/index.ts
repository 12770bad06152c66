import type { Language } from '@sipelandukilat/domain'
import { english } from './english'
import { indonesian, type Messages } from './indonesian'

export type { Messages } from './indonesian'

export const messagesIn = (language: Language): Messages => (language === 'en' ? english : indonesian)

/** The texts that islands need; the page carries them in its language. */
export type DeviceTexts = { readonly [Key in Extract<keyof Messages, `device_${string}`>]: string }

/** Takes the islands' texts out of all messages. */
export function deviceTexts(messages: Messages): DeviceTexts {
  return Object.fromEntries(Object.entries(messages).filter(([key]) => key.startsWith('device_'))) as DeviceTexts
}
