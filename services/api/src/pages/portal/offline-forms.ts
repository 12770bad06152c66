import { createHash } from 'node:crypto'
import type { ServiceSummary } from '@sipelandukilat/contract'
import { type Language, toLocalDate } from '@sipelandukilat/domain'
import { addresses, createSite, newFormState, renderApplicationForm, renderService } from '@sipelandukilat/portal'
import { getDefinition, listServiceSummaries } from '../../features/service-definitions/definitions'
import { publicCaller } from '../../platform/caller'
import { PackedText } from '../../platform/exact-answer'
import type { Platform } from '../../platform/platform'
import type { PortalAssets } from './assets'
import { readRegionChoices } from './form-regions'
import { noStep } from './form-step'

/** Pages by address, as JSON: what phones keep, together because they are so alike that each alone costs four times as much. */
export type OfflineForms = { text: string; packed: PackedText; tag: string }

/** The page of every service and its empty form, for days without a signal; made once a day for each language. */
export function createOfflineForms({ database, reference, clock }: Platform, assets: PortalAssets) {
  const made = new Map<Language, { key: string; forms: Promise<OfflineForms> }>()

  async function make(language: Language, today: string, services: readonly ServiceSummary[]): Promise<OfflineForms> {
    const siteAt = (address: string) => createSite({ language, assets, path: address, address })
    const pages = await database.read(publicCaller.scope, async (db) => {
      const kept: [string, string][] = []
      for (const { code, version } of services) {
        const definition = await getDefinition(db, code, version)
        const [service, form] = [addresses.service(code), addresses.form(code)]
        const state = newFormState(definition, '') // each form that is begun has a key of its own
        const regions = await readRegionChoices({ db, reference }, definition, state, {}, noStep)
        const props = { definition, state, regions, errors: new Map(), today, at: '', isNew: true }
        kept.push([service, renderService(siteAt(service), definition)])
        kept.push([form, renderApplicationForm(siteAt(form), props)])
      }
      return kept
    })
    const text = JSON.stringify({ pages })
    return { text, packed: new PackedText(text), tag: createHash('sha256').update(text).digest('base64url') }
  }

  return {
    async read(language: Language): Promise<OfflineForms> {
      const today = toLocalDate(clock())
      const services = await database.read(publicCaller.scope, listServiceSummaries)
      const key = [today, ...services.map(({ code, version }) => `${code} ${version}`)].join()
      const before = made.get(language)
      if (before?.key === key) return before.forms
      const forms = make(language, today, services)
      made.set(language, { key, forms })
      forms.catch(() => made.delete(language))
      return forms
    },
  }
}
