import { AccountChannel } from '@sipelandukilat/contract'
import { localized, maskEmail, maskPhone } from '@sipelandukilat/domain'
import {
  addresses,
  emptyOwnData,
  type OwnDataState,
  renderAccount,
  renderAccountCode,
  renderAccountSignIn,
  type Site,
} from '@sipelandukilat/portal'
import { parse } from 'cookie'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { codeMinutes } from '../../features/accounts/account-code'
import { accountChannels } from '../../features/accounts/account-contact'
import { closeAccount, listAccountApplications, openAccount, requestCode } from '../../features/accounts/accounts'
import { listOwnRequests } from '../../features/data-requests/ask'
import { contactOf } from '../../features/data-requests/contact-of'
import { openText, sealText } from '../../platform/crypto/envelope'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFormBody } from './form-body'
import { textOf } from './opened'
import { dataNews } from './own-data-pages'
import type { PageInput } from './page'

const Asked = z.object({ channel: AccountChannel, contact: z.string(), until: z.number() })
type Asked = z.infer<typeof Asked>
const place = 'cookie:account-code'
const noErrors: ReadonlyMap<string, string> = new Map()

/** The citizen's own list: a contact, its code, what names it. The contact travels sealed, in no address. */
export function createAccountPage(platform: Platform) {
  const { config, keyring, identity, database } = platform
  const cookieName = `__Host-account-code-${config.instance}`
  const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const

  function keepAsked(response: Response, asked: Asked): void {
    const sealed = sealText(keyring.cookie, place, JSON.stringify(asked)).toString('base64url')
    response.cookie(cookieName, sealed, { ...attributes, maxAge: codeMinutes * 60_000 })
  }

  function findAsked(request: Request, now: Date): Asked | undefined {
    const value = parse(request.headers.cookie ?? '')[cookieName]
    if (!value) return undefined
    try {
      const asked = Asked.parse(JSON.parse(openText(keyring.cookie, place, Buffer.from(value, 'base64url'))))
      return asked.until > now.getTime() ? asked : undefined
    } catch {
      // Not ours, or of an older key: as good as none.
      return undefined
    }
  }

  const mask = ({ channel, contact }: Asked) => (channel === 'email' ? maskEmail(contact.trim()) : maskPhone(contact))

  /** What a refused step says; any other failure travels on. */
  function refusalOf(error: unknown, { response, site, correlationId }: PageInput): string {
    if (!(error instanceof Problem) || !['wrong-code', 'code-expired', 'too-many-tries'].includes(error.type))
      throw error
    const wait = error.options.retryAfter
    if (wait !== undefined) response.set('Retry-After', String(wait))
    response.status(error.status)
    return error.type === 'too-many-tries'
      ? site.say('accountTooMany', { count: Math.ceil((wait ?? 60) / 60) })
      : error.toDocument(site.language, correlationId).detail
  }

  const signInPage = (
    site: Site,
    said: { channel?: string; contact?: string; errors?: ReadonlyMap<string, string>; refusal?: string } = {},
  ): string => {
    const channels = accountChannels(config)
    const { channel = channels[0] ?? '', contact = '', errors = noErrors, refusal } = said
    return renderAccountSignIn(site, { channels, channel, contact, errors, refusal })
  }

  async function show(
    { request, site, now, correlationId }: PageInput,
    state: OwnDataState = emptyOwnData,
  ): Promise<string> {
    const caller = await identity.findAccount(request)
    if (!caller) return signInPage(site)
    const [applications, requests] = await database.read(caller.scope, (db) =>
      Promise.all([
        listAccountApplications(db, correlationId),
        listOwnRequests(db, keyring, { contactIndex: contactOf(caller) }),
      ]),
    )
    const isReceived = request.query.kabar === dataNews && requests.some(({ status }) => status === 'received')
    return renderAccount(site, {
      applications,
      ownData: { requests, state, now },
      notice: isReceived ? site.say('dataReceived') : undefined,
    })
  }

  async function ask(input: PageInput): Promise<string | undefined> {
    const { request, response, site, now } = input
    const { fields } = await readFormBody(request)
    const contact = textOf(fields, 'contact').slice(0, 254)
    const channel = AccountChannel.safeParse(textOf(fields, 'channel'))
    if (!channel.success) {
      response.status(422)
      return signInPage(site, { contact, errors: new Map([['channel', site.say('accountChooseChannel')]]) })
    }
    const given = { channel: channel.data, contact }
    try {
      await requestCode(platform, request, given, { language: site.language, now })
    } catch (error) {
      if (!(error instanceof Problem) || !error.options.errors)
        return signInPage(site, { ...given, refusal: refusalOf(error, input) })
      response.status(422)
      const errors = new Map(error.options.errors.map(({ path, message }) => [path, localized(message, site.language)]))
      return signInPage(site, { ...given, errors })
    }
    keepAsked(response, { ...given, until: now.getTime() + codeMinutes * 60_000 })
    response.redirect(303, addresses.accountCode)
    return undefined
  }

  async function showCode({ request, response, site, now }: PageInput): Promise<string | undefined> {
    const asked = findAsked(request, now)
    if (asked) return renderAccountCode(site, { contact: mask(asked) })
    response.redirect(303, addresses.account)
    return undefined
  }

  async function enter(input: PageInput): Promise<string | undefined> {
    const { request, response, site, now, correlationId } = input
    const { fields } = await readFormBody(request)
    const asked = findAsked(request, now)
    if (!asked) {
      response.status(401)
      return signInPage(site, { refusal: new Problem('code-expired').toDocument(site.language, correlationId).detail })
    }
    const { channel, contact } = asked
    const given = { channel, contact, code: textOf(fields, 'code').slice(0, 20) }
    try {
      await openAccount(platform, { request, response, given, now, correlationId })
    } catch (error) {
      return renderAccountCode(site, { contact: mask(asked), refusal: refusalOf(error, input) })
    }
    response.clearCookie(cookieName, attributes)
    response.redirect(303, addresses.account)
    return undefined
  }

  async function leave({ request, response }: PageInput): Promise<undefined> {
    await closeAccount(platform, request, response)
    response.redirect(303, addresses.account)
  }

  return { show, ask, showCode, enter, leave }
}
