import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Access } from '@sipelandukilat/contract'
import { parse } from 'cookie'
import type { Request, Response } from 'express'
import { platformTexts } from '#texts'
import { accountCaller, type Caller, citizenCaller, publicCaller, type UserCaller } from '../caller'
import { Problem } from '../problem'
import type { AccountSessions } from './citizen-sessions'
import type { Sessions } from './sessions'

/** How long what was opened with number and PIN stays open. */
export const followMinutes = 30
/** What a citizen opens with number and PIN. */
type Followed = 'follow' | 'complaint'

/** The cookies by which a request says who makes it. */
export type Identity = {
  identify: (request: Request, access: Access, options: { fresh: boolean }) => Promise<Caller>
  /** The signed-in user, if any: for pages that anyone may see. */
  findUser: (request: Request, options?: { fresh: boolean }) => Promise<UserCaller | undefined>
  sessionToken: (request: Request) => string | undefined
  setSession: (response: Response, token: string, expiresAt: Date) => void
  clearSession: (response: Response) => void
  /** The application a citizen has open. */
  followedApplication: (request: Request, now: Date) => string | undefined
  setFollowed: (response: Response, applicationId: string, now: Date) => void
  clearFollowed: (response: Response) => void
  /** The complaint a citizen has open. */
  followedComplaint: (request: Request, now: Date) => string | undefined
  setFollowedComplaint: (response: Response, complaintId: string, now: Date) => void
  clearFollowedComplaint: (response: Response) => void
  /** The citizen who answered a code on this device. */
  findAccount: (request: Request) => Promise<Caller | undefined>
  accountToken: (request: Request) => string | undefined
  setAccount: (response: Response, token: string, expiresAt: Date) => void
  clearAccount: (response: Response) => void
}

export function createIdentity(options: {
  sessions: Sessions
  accountSessions: AccountSessions
  cookieKey: Buffer
  instance: string
  clock: () => Date
}): Identity {
  const sessionCookie = `__Host-sid-${options.instance}`
  const followCookie = `__Host-follow-${options.instance}`
  const complaintCookie = `__Host-complaint-${options.instance}`
  const cookieNames = { follow: followCookie, complaint: complaintCookie } as const
  const accountCookie = `__Host-citizen-${options.instance}`
  const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const
  const cookieOf = (request: Request, name: string) => parse(request.headers.cookie ?? '')[name]
  const sign = (kind: Followed, payload: string) =>
    createHmac('sha256', options.cookieKey).update(`${kind}:${payload}`).digest('base64url')

  const findUser = async (request: Request, fresh = false) => {
    const token = cookieOf(request, sessionCookie)
    return token === undefined ? undefined : options.sessions.find(token, options.clock(), { fresh })
  }

  const findAccount = async (request: Request) => {
    const token = cookieOf(request, accountCookie)
    const contactIndex = token && (await options.accountSessions.find(token, options.clock()))
    return contactIndex ? accountCaller(contactIndex) : undefined
  }

  function followed(kind: Followed, request: Request, now: Date): string | undefined {
    const [id, until, signature] = (cookieOf(request, cookieNames[kind]) ?? '').split('.')
    if (!id || !until || !signature) return undefined
    const expected = Buffer.from(sign(kind, `${id}.${until}`))
    const given = Buffer.from(signature)
    const isGenuine = expected.length === given.length && timingSafeEqual(expected, given)
    return isGenuine && Number(until) > now.getTime() ? id : undefined
  }

  function setFollowed(kind: Followed, response: Response, id: string, now: Date): void {
    const payload = `${id}.${now.getTime() + followMinutes * 60_000}`
    response.cookie(cookieNames[kind], `${payload}.${sign(kind, payload)}`, {
      ...attributes,
      maxAge: followMinutes * 60_000,
    })
  }

  return {
    async identify(request, access, { fresh }) {
      if (access === 'public') return publicCaller
      if (access === 'citizen') {
        const applicationId = followed('follow', request, options.clock())
        const complaintId = followed('complaint', request, options.clock())
        if (!applicationId && !complaintId)
          throw new Problem('sign-in-required', {
            detail: platformTexts.of('openApplicationWithNumberYourPin'),
          })
        return citizenCaller(applicationId ? [applicationId] : [], complaintId ? [complaintId] : [])
      }
      if (access === 'account') {
        const caller = await findAccount(request)
        if (!caller)
          throw new Problem('sign-in-required', {
            detail: platformTexts.of('signWithCodeSentYourNumber'),
          })
        return caller
      }
      const caller = await findUser(request, fresh)
      if (!caller) throw new Problem('sign-in-required')
      return caller
    },
    findUser: (request, options) => findUser(request, options?.fresh),
    sessionToken: (request) => cookieOf(request, sessionCookie),
    setSession: (response, token, expiresAt) =>
      response.cookie(sessionCookie, token, { ...attributes, expires: expiresAt }),
    clearSession: (response) => response.clearCookie(sessionCookie, attributes),
    followedApplication: (request, now) => followed('follow', request, now),
    setFollowed: (response, applicationId, now) => setFollowed('follow', response, applicationId, now),
    clearFollowed: (response) => response.clearCookie(followCookie, attributes),
    followedComplaint: (request, now) => followed('complaint', request, now),
    setFollowedComplaint: (response, complaintId, now) => setFollowed('complaint', response, complaintId, now),
    clearFollowedComplaint: (response) => response.clearCookie(complaintCookie, attributes),
    findAccount,
    accountToken: (request) => cookieOf(request, accountCookie),
    setAccount: (response, token, expiresAt) =>
      response.cookie(accountCookie, token, { ...attributes, expires: expiresAt }),
    clearAccount: (response) => response.clearCookie(accountCookie, attributes),
  }
}
