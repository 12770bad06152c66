import { createHash, randomUUID } from 'node:crypto'
import { VisitMode, VisitNeed, VisitPurpose } from '@sipelandukilat/contract'
import { localized } from '@sipelandukilat/domain'
import {
  addresses,
  type FormFields,
  renderVisitRequestForm,
  renderVisitRequestSent,
  type Site,
  type VisitRequestState,
} from '@sipelandukilat/portal'
import { askForVisit, type VisitRequestEntry } from '../../features/field/visits/ask-for-visit'
import { findNextVisit } from '../../features/field/visits/visit-schedule'
import { findRegionName } from '../../features/regions/search-regions'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFormBody } from './form-body'
import { readStep, siteAfter } from './form-step'
import { textOf } from './opened'
import { type PageInput, wantsJson } from './page'
import { readRegionChoice } from './region-choices'

const name = 'villageCode'

const emptyState = (key: string): VisitRequestState => ({
  key,
  villageCode: '',
  purpose: '',
  mode: '',
  name: '',
  phone: '',
  landmark: '',
  carer: '',
  reason: '',
  peopleCount: '1',
  needs: [],
})

function readState(fields: FormFields): VisitRequestState {
  const state = emptyState(randomUUID())
  const read = (field: keyof VisitRequestState) => textOf(fields, field)
  return {
    ...state,
    key: /^[\w-]{8,100}$/.test(read('key')) ? read('key') : state.key,
    villageCode: read('villageCode'),
    purpose: read('purpose'),
    mode: read('mode'),
    name: read('name'),
    phone: read('phone'),
    landmark: read('landmark'),
    carer: read('carer'),
    reason: read('reason'),
    peopleCount: read('peopleCount'),
    needs: [fields.needs ?? []].flat(),
  }
}

/** The request as the API takes it, or what is missing before it can be asked at all. */
function toRequest(
  { say, language }: Site,
  state: VisitRequestState,
  isDeclared: boolean,
): VisitRequestEntry | Map<string, string> {
  const errors = new Map<string, string>()
  const purpose = VisitPurpose.safeParse(state.purpose)
  const mode = VisitMode.safeParse(state.mode)
  const peopleCount = Number(state.peopleCount.trim() || '1')
  if (state.villageCode.length !== 13) errors.set(name, say('visitChooseVillage'))
  if (!mode.success) errors.set('mode', say('visitChooseMode'))
  if (!Number.isInteger(peopleCount) || peopleCount < 1 || peopleCount > 500)
    errors.set('peopleCount', say('visitWrongPeople'))
  if (!purpose.success) errors.set('purpose', say('visitChoosePurpose'))
  if (!isDeclared) errors.set('declaration', say('declarationMissing'))
  if (errors.size > 0 || !purpose.success || !mode.success) return errors
  return {
    villageCode: state.villageCode as VisitRequestEntry['villageCode'],
    purpose: purpose.data,
    mode: mode.data,
    name: state.name.slice(0, 200),
    phone: state.phone.slice(0, 40),
    landmark: state.landmark.slice(0, 300),
    carer: state.carer.slice(0, 120),
    reason: state.reason.slice(0, 300),
    needs: state.needs.flatMap((need) => VisitNeed.safeParse(need).data ?? []),
    peopleCount,
    language,
    declaration: true,
  }
}

/** Asking for a visit without an application, and what comes after. */
export function createVisitRequestPage(platform: Platform) {
  const { database, reference } = platform

  function render(
    site: Site,
    state: VisitRequestState,
    options: {
      fields?: FormFields
      action?: string | undefined
      errors?: ReadonlyMap<string, string>
      isDeclared?: boolean
      isNew?: boolean
    } = {},
  ): Promise<string> {
    const { fields = {}, action, errors = new Map(), isDeclared = false, isNew = false } = options
    return database.read(publicCaller.scope, async (db) => {
      const village = await readRegionChoice(
        { db, reference },
        { name, code: state.villageCode, everywhere: false },
        fields,
        action,
      )
      const villageCode = village.chosen?.code ?? ''
      return renderVisitRequestForm(site, { state: { ...state, villageCode }, village, errors, isDeclared, isNew })
    })
  }

  async function show({ site }: PageInput): Promise<string> {
    return render(site, emptyState(randomUUID()), { isNew: true })
  }

  async function press(input: PageInput): Promise<string | undefined> {
    const { request, response, now, correlationId } = input
    const { fields } = await readFormBody(request)
    const step = readStep(fields, 'send')
    const site = siteAfter(step, input)
    const state = readState(fields)
    const isDeclared = textOf(fields, 'declaration') === 'true'
    if (step.verb !== 'send')
      return render(site, state, { fields, isDeclared, action: step.verb === 'region' ? step.rest : undefined })
    const entry = toRequest(site, state, isDeclared)
    const again = (errors: ReadonlyMap<string, string>) => {
      if (wantsJson(request)) {
        const named = [...errors].map(([path, message]) => ({ path, message: { id: message } })) // in the reader's language
        throw new Problem('invalid', { errors: named })
      }
      response.status(422)
      return render(site, state, { fields, errors, isDeclared })
    }
    if (entry instanceof Map) return again(entry)
    try {
      const receipt = await askForVisit(platform, entry, {
        address: request.ip ?? 'unknown',
        idempotency: { key: state.key, bodyHash: createHash('sha256').update(JSON.stringify(entry)).digest() },
        now,
        correlationId,
      })
      if (wantsJson(request)) {
        response.status(201).set('Cache-Control', 'no-store').json({ reference: receipt.reference })
        return undefined
      }
      response.redirect(
        303,
        `${addresses.visitRequestSent}?${new URLSearchParams({ nomor: receipt.reference, desa: entry.villageCode })}`,
      )
      return undefined
    } catch (error) {
      if (!(error instanceof Problem) || !error.options.errors || wantsJson(request)) throw error
      return again(new Map(error.options.errors.map(({ path, message }) => [path, localized(message, site.language)])))
    }
  }

  async function showSent({ request, site, now }: PageInput): Promise<string> {
    const reference = String(request.query.nomor ?? '')
    const code = String(request.query.desa ?? '').slice(0, 13)
    if (!/^KJ-[0-9A-F]{8}$/.test(reference)) throw new Problem('not-found')
    return database.read(publicCaller.scope, async (db) => {
      const village = await findRegionName(db, code)
      if (!village) throw new Problem('not-found')
      return renderVisitRequestSent(site, {
        reference,
        village: village.name,
        next: await findNextVisit(db, code, now),
      })
    })
  }

  return { show, press, showSent }
}
