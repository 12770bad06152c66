import { setLanguage } from '@sipelandukilat/contract'
import { createSessionClient, languageStore } from '@sipelandukilat/sdk/host'

const client = createSessionClient()

/** Sends the server each change of language, so that notices and other devices follow. This device has kept it already. */
export function keepLanguage(): void {
  languageStore.subscribe(() => {
    client.call(setLanguage, { body: { language: languageStore.get() } }).catch(() => undefined)
  })
}
