import { createHash } from 'node:crypto'
import {
  acceptInvitation,
  readInvitation,
  readSession,
  requestPasswordReset,
  setLanguage,
  signIn,
  signOut,
} from '@sipelandukilat/contract'
import type { Request } from 'express'
import { sessionTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { gateScope, type UserCaller, userIdOf } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import { createInvitation, findInvitation, takeInvitation } from './invitations'
import { hashPassword, isBlockedPassword, verifyPassword } from './passwords'
import { toSession } from './session'
import { findByEmail, findUsable, saveLanguage, savePassword } from './sign-in-store'

const addressOf = (request: Request) => request.ip ?? 'unknown'
const accountKey = (email: string) => createHash('sha256').update(email).digest('base64url')

export function registerSession({
  serve,
  database,
  sessions,
  identity,
  rateLimits,
  deviceTrust,
  keyring,
}: Platform): void {
  serve(signIn, async ({ body, request, response, now, correlationId }) => {
    const account = accountKey(body.email)
    const isKnown = deviceTrust.isKnown(request, account)
    // A stranger's failures lock strangers out; the person's own device keeps its own count.
    await rateLimits.take(limits.signInAddress, addressOf(request))
    if (isKnown) await rateLimits.take(limits.signInKnownDevice, deviceTrust.keyOf(request, account))
    else await rateLimits.take(limits.signInAccount, account)
    const user = await database.read(gateScope, (db) => findByEmail(db, body.email))
    const matches = await verifyPassword(user?.password_hash ?? null, body.password)
    const isWelcome = user !== undefined && matches && user.status === 'active'
    await database.write(gateScope, (db) =>
      recordAudit(
        db,
        { kind: isWelcome ? 'officer' : 'public', id: isWelcome ? user.id : null },
        {
          action: isWelcome ? 'sign-in' : 'sign-in-failed',
          subject: 'User',
          subjectIds: user ? [user.id] : [],
          provinceCode: user?.province_code ?? null,
          regencyCode: user?.regency_code ?? null,
          correlationId,
        },
      ),
    )
    if (!isWelcome) throw new Problem('sign-in-failed')
    if (isKnown) await rateLimits.forgive(limits.signInKnownDevice, deviceTrust.keyOf(request, account))
    else await rateLimits.forgive(limits.signInAccount, account)
    const previous = identity.sessionToken(request)
    if (previous !== undefined) await sessions.end(previous)
    const { token, expiresAt } = await sessions.start(user.id, now)
    identity.setSession(response, token, expiresAt)
    deviceTrust.remember(request, response, account)
    const caller = await sessions.find(token, now, { fresh: true })
    if (!caller) throw new Problem('sign-in-failed')
    return database.read(caller.scope, (db) => toSession(db, caller))
  })

  serve(readSession, async ({ db, caller }) => toSession(db, caller as UserCaller))

  serve(signOut, async ({ request, response }) => {
    const token = identity.sessionToken(request)
    if (token !== undefined) await sessions.end(token)
    identity.clearSession(response)
    return undefined
  })

  serve(setLanguage, async ({ body, caller }) => {
    await database.write(gateScope, (db) => saveLanguage(db, userIdOf(caller), body.language))
    return undefined
  })

  serve(requestPasswordReset, async ({ body, request, now }) => {
    await rateLimits.take(limits.resetAddress, addressOf(request))
    await rateLimits.take(limits.resetAccount, accountKey(body.email))
    await database.write(gateScope, async (db) => {
      const user = await findUsable(db, body.email)
      if (user) await createInvitation(db, keyring, { userId: user.id, purpose: 'reset', now })
    })
    return undefined
  })

  serve(readInvitation, async ({ body, request, now }) => {
    await rateLimits.take(limits.invitationAddress, addressOf(request))
    const found = await database.read(gateScope, (db) => findInvitation(db, body.token, now))
    if (!found) throw new Problem('not-found', { detail: expiredLink })
    return { name: found.name, email: found.email, purpose: found.purpose }
  })

  serve(acceptInvitation, async ({ body, request, response, now, correlationId }) => {
    await rateLimits.take(limits.invitationAddress, addressOf(request))
    const found = await database.read(gateScope, (db) => findInvitation(db, body.token, now))
    if (!found) throw new Problem('not-found', { detail: expiredLink })
    if (isBlockedPassword(body.password, found)) throw invalid('password', sessionTexts.of('passwordEasyGuess'))
    const passwordHash = await hashPassword(body.password)
    await database.write(gateScope, async (db) => {
      const isFirst = await takeInvitation(db, body.token, now)
      if (!isFirst) throw new Problem('not-found', { detail: expiredLink })
      await savePassword(db, found.userId, passwordHash)
      recordAudit(
        db,
        { kind: 'officer', id: found.userId },
        {
          action: 'password-set',
          subject: 'User',
          subjectIds: [found.userId],
          provinceCode: found.provinceCode,
          regencyCode: found.regencyCode,
          correlationId,
        },
      )
    })
    // The person holds the mailbox: this device is theirs, whatever strangers tried meanwhile.
    deviceTrust.remember(request, response, accountKey(found.email))
    return undefined
  })
}

const expiredLink = sessionTexts.of('linkUsedHasExpired')
