import type { OwnApplicationData } from '@sipelandukilat/contract'
import { DataRequestKind } from '@sipelandukilat/domain'
import {
  addresses,
  emptyOwnData,
  type FormFields,
  type OwnDataState,
  renderAccountData,
  renderApplicationData,
  type Site,
} from '@sipelandukilat/portal'
import { getApplication } from '../../features/applications/application-store'
import { listContacts } from '../../features/data-protection/contact-store'
import { askOfAccount, askOfApplication } from '../../features/data-requests/ask'
import { contactOf } from '../../features/data-requests/contact-of'
import { readOwnAccountData } from '../../features/data-requests/own-data'
import { seeApplication } from '../../features/data-requests/see-application'
import { getDefinition } from '../../features/service-definitions/definitions'
import type { Caller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFormBody } from './form-body'
import { textOf, typedText, type WithOpened } from './opened'
import type { PageInput } from './page'

const longestWords = 2000
/** What the page shows as asked: `?kabar=data`. */
export const dataNews = 'data'

type Asked = { kind: DataRequestKind; words?: string }
type Refusal = { refused: ReadonlyMap<string, string> }
type ShowAgain = (input: PageInput, ownData: OwnDataState) => Promise<string | undefined>

/** What was asked, or what is missing of it. */
function toAsked(site: Site, fields: FormFields): Asked | OwnDataState {
  const kind = DataRequestKind.safeParse(textOf(fields, 'kind'))
  const words = typedText(fields, 'words')
  const errors = problemsOf(site, kind.data, words)
  if (!kind.success || errors.size > 0) return { ...emptyOwnData, kind: kind.data ?? '', words, errors }
  return { kind: kind.data, ...(words === '' ? {} : { words }) }
}

function problemsOf({ say }: Site, kind: DataRequestKind | undefined, words: string): Map<string, string> {
  const errors = new Map<string, string>()
  if (!kind) errors.set('kind', say('dataChoose'))
  if (kind === 'correct' && words === '') errors.set('words', say('dataWordsMissing'))
  if (words.length > longestWords) errors.set('words', say('textTooLong', { most: longestWords }))
  return errors
}

/** Pages of *Data Anda*: of the application that is open on this device, and of the contact that was proved on it. */
export function createOwnDataPages(
  platform: Platform,
  withOpened: WithOpened,
  show: { application: ShowAgain; account: ShowAgain },
) {
  const { database, keyring, identity } = platform

  /** What is stored, for the PIN that the form gave; or what to say beside its box. */
  async function seeOpened(
    input: PageInput,
    caller: Caller,
    fields: FormFields,
  ): Promise<OwnApplicationData | Refusal> {
    const { request, response, site, now, correlationId } = input
    const pin = textOf(fields, 'dataPin').slice(0, 20)
    try {
      return await seeApplication(platform, { pin, caller, request, now, correlationId })
    } catch (error) {
      if (!(error instanceof Problem) || !['wrong-pin', 'too-many-tries'].includes(error.type)) throw error
      const wait = error.options.retryAfter
      if (wait !== undefined) response.set('Retry-After', String(wait))
      response.status(error.status)
      const said =
        error.type === 'too-many-tries'
          ? site.say('tooManyTries', { count: Math.ceil((wait ?? 60) / 60) })
          : error.toDocument(site.language, correlationId).detail
      return { refused: new Map([['dataPin', said]]) }
    }
  }

  const askOpened = (input: PageInput) =>
    withOpened(input, async (caller, id) => {
      const { fields } = await readFormBody(input.request)
      const asked = toAsked(input.site, fields)
      if ('errors' in asked) {
        input.response.status(422)
        return show.application(input, asked)
      }
      const { response, site, now, correlationId } = input
      if (asked.kind === 'see') {
        const data = await seeOpened(input, caller, fields)
        if ('refused' in data) return show.application(input, { ...emptyOwnData, errors: data.refused })
        const about = await database.read(caller.scope, async (db) => {
          const record = await getApplication(db, id)
          return {
            definition: await getDefinition(db, record.service_code, record.service_version),
            contacts: await listContacts(db, [record.province_code]),
          }
        })
        return renderApplicationData(site, { data, ...about })
      }
      const context = { now, correlationId, idempotency: undefined }
      await database.write(caller.scope, async (db) =>
        askOfApplication(db, keyring, await getApplication(db, id), asked, context),
      )
      response.redirect(303, `${addresses.application}?kabar=${dataNews}`)
      return undefined
    })

  const saveOpened = (input: PageInput) =>
    withOpened(input, async (caller) => {
      const { fields } = await readFormBody(input.request)
      const data = await seeOpened(input, caller, fields)
      if ('refused' in data) return show.application(input, { ...emptyOwnData, errors: data.refused })
      input.response
        .set('Content-Disposition', `attachment; filename="${data.trackingNumber}.json"`)
        .type('application/json')
        .send(JSON.stringify(data, null, 2))
      return undefined
    })

  async function askAccount(input: PageInput): Promise<string | undefined> {
    const { request, response, now, correlationId } = input
    const caller = await identity.findAccount(request)
    const { fields } = await readFormBody(request)
    const asked = toAsked(input.site, fields)
    if (!caller) {
      response.redirect(303, addresses.account)
      return undefined
    }
    if ('errors' in asked) {
      response.status(422)
      return show.account(input, asked)
    }
    await database.write(caller.scope, (db) =>
      askOfAccount(db, keyring, contactOf(caller), asked, { now, correlationId, idempotency: undefined }),
    )
    response.redirect(303, asked.kind === 'see' ? addresses.accountData : `${addresses.account}?kabar=${dataNews}`)
    return undefined
  }

  async function showAccount({ request, response, site, now, correlationId }: PageInput): Promise<string | undefined> {
    const caller = await identity.findAccount(request)
    if (!caller) {
      response.redirect(303, addresses.account)
      return undefined
    }
    const shown = await database.read(caller.scope, async (db) => ({
      data: await readOwnAccountData({ keyring }, db, { now, correlationId }),
      contacts: await listContacts(db),
    }))
    return renderAccountData(site, shown)
  }

  return { askOpened, saveOpened, askAccount, showAccount }
}
