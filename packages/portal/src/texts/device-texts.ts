import keys from './id/device.json'
import type { Say } from './say'
import type { DeviceKeys } from './texts'

/** The texts that islands need; the page carries them in its language. */
export type DeviceTexts = { readonly [Key in keyof DeviceKeys]: string }

/** Takes the islands' texts out of all texts. */
export function deviceTexts(say: Say): DeviceTexts {
  const names = Object.keys(keys) as (keyof DeviceKeys)[]
  return Object.fromEntries(names.map((key) => [key, say(key)])) as DeviceTexts
}
