import { createHash, randomUUID } from 'node:crypto'
import { type BodyOf, type ComplaintReceipt, type sendComplaint, VillageCode } from '@sipelandukilat/contract'
import { ComplaintKind, localized } from '@sipelandukilat/domain'
import {
  addresses,
  type ComplaintState,
  type FormFields,
  longestComplaint,
  renderComplaintForm,
  type Site,
} from '@sipelandukilat/portal'
import { getApplication } from '../../features/applications/application-store'
import { complain, complainAbout } from '../../features/complaints/citizen-steps'
import { publicCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFormBody } from './form-body'
import { readStep, siteAfter } from './form-step'
import { textOf, typedText, type WithOpened } from './opened'
import type { PageInput } from './page'
import { readRegionChoice } from './region-choices'

const village = 'villageCode'
const shortest = 3

const emptyState = (): ComplaintState => ({
  key: randomUUID(),
  kind: '',
  words: '',
  villageCode: '',
  name: '',
  phone: '',
  email: '',
})

function readState(fields: FormFields): ComplaintState {
  const key = textOf(fields, 'key')
  return {
    key: /^[\w-]{8,100}$/.test(key) ? key : randomUUID(),
    kind: textOf(fields, 'kind'),
    words: typedText(fields, 'words'),
    villageCode: textOf(fields, village),
    name: textOf(fields, 'name').slice(0, 60),
    phone: textOf(fields, 'phone').slice(0, 40),
    email: textOf(fields, 'email').slice(0, 254),
  }
}

type What = Pick<BodyOf<typeof sendComplaint>, 'kind' | 'words'>

/** What it is about and what happened, or what of it is missing. */
function toWhat({ say }: Site, { kind, words }: ComplaintState, errors: Map<string, string>): What | undefined {
  const known = ComplaintKind.safeParse(kind)
  if (!known.success) errors.set('kind', say('complaintChooseKind'))
  if (words.length < shortest) errors.set('words', say('complaintWriteWords'))
  if (words.length > longestComplaint) errors.set('words', say('textTooLong', { most: longestComplaint }))
  return known.success && errors.size === 0 ? { kind: known.data, words } : undefined
}

const hashOf = (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest()

/** The forms of a complaint, without an application and about the opened one; both lead to its receipt. */
export function createComplaintForm(platform: Platform, withOpened: WithOpened) {
  const { database, identity, reference } = platform

  function render(
    site: Site,
    state: ComplaintState,
    options: { fields?: FormFields; action?: string | undefined; errors?: ReadonlyMap<string, string> } = {},
  ): Promise<string> {
    const { fields = {}, action, errors = new Map() } = options
    return database.read(publicCaller.scope, async (db) => {
      const picker = { name: village, code: state.villageCode, everywhere: false }
      const choice = await readRegionChoice({ db, reference }, picker, fields, action)
      const shown = { ...state, villageCode: choice.chosen?.code ?? '' }
      return renderComplaintForm(site, { state: shown, about: { village: choice }, errors })
    })
  }

  /** Sends it and opens it on this device; what cannot be taken is shown again with the reasons. */
  async function sendOr(
    { response, site, now }: PageInput,
    send: () => Promise<ComplaintReceipt>,
    again: (errors: ReadonlyMap<string, string>) => Promise<string>,
  ): Promise<string | undefined> {
    try {
      const receipt = await send()
      identity.setFollowedComplaint(response, receipt.id, now)
      response.redirect(303, addresses.complaintReceipt)
      return undefined
    } catch (error) {
      if (!(error instanceof Problem) || !error.options.errors) throw error
      return again(new Map(error.options.errors.map(({ path, message }) => [path, localized(message, site.language)])))
    }
  }

  const contextOf = ({ request, now, correlationId }: PageInput, key: string, body: unknown) => ({
    address: request.ip ?? 'unknown',
    idempotency: { key, bodyHash: hashOf(body) },
    now,
    correlationId,
  })

  const show = ({ site }: PageInput) => render(site, emptyState())

  async function press(input: PageInput): Promise<string | undefined> {
    const { fields } = await readFormBody(input.request)
    const step = readStep(fields, 'send')
    const site = siteAfter(step, input)
    const state = readState(fields)
    if (step.verb !== 'send')
      return render(site, state, { fields, action: step.verb === 'region' ? step.rest : undefined })
    const again = (errors: ReadonlyMap<string, string>) => {
      input.response.status(422)
      return render(site, state, { fields, errors })
    }
    const errors = new Map<string, string>()
    const place = VillageCode.safeParse(state.villageCode)
    if (!place.success) errors.set(village, site.say('visitChooseVillage'))
    const what = toWhat(site, state, errors)
    if (!what || !place.success) return again(errors)
    const { name, phone, email } = state
    const body = { ...what, villageCode: place.data, name, phone, email, language: site.language }
    return sendOr(input, () => complain(platform, body, contextOf(input, state.key, body)), again)
  }

  const numberOf = (scope: Parameters<typeof database.read>[0], id: string) =>
    database.read(scope, async (db) => (await getApplication(db, id)).tracking_number)

  const showAbout = (input: PageInput) =>
    withOpened(input, async ({ scope }, id) =>
      renderComplaintForm(input.site, {
        state: emptyState(),
        about: { trackingNumber: await numberOf(scope, id) },
        errors: new Map(),
      }),
    )

  const pressAbout = (input: PageInput) =>
    withOpened(input, async ({ scope }, id) => {
      const { fields } = await readFormBody(input.request)
      const step = readStep(fields, 'send')
      const site = siteAfter(step, input)
      const state = readState(fields)
      const again = async (errors: ReadonlyMap<string, string>) => {
        if (errors.size > 0) input.response.status(422)
        return renderComplaintForm(site, { state, about: { trackingNumber: await numberOf(scope, id) }, errors })
      }
      const errors = new Map<string, string>()
      const what = step.verb === 'send' ? toWhat(site, state, errors) : undefined
      if (!what) return again(errors)
      return sendOr(input, () => complainAbout(platform, id, what, contextOf(input, state.key, what)), again)
    })

  return { show, press, showAbout, pressAbout }
}
