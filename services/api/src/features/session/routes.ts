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
import { gateScope, type UserCaller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { doors } from '../../platform/rate-limits'
import { createInvitation, findInvitation } from './invitations'
import { hashPassword, isBlockedPassword, verifyPassword } from './passwords'
import { toSession } from './session'
import { hashToken } from './session-store'

const addressOf = (request: Request) => request.ip ?? 'unknown'
const accountKey = (email: string) => createHash('sha256').update(email).digest('base64url')

type Account = {
  id: string
  email: string
  name: string
  password_hash: string | null
  status: string
  province_code: string | null
  regency_code: string | null
}

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
    await rateLimits.take(doors.signInAddress, addressOf(request))
    if (isKnown) await rateLimits.take(doors.signInKnownDevice, deviceTrust.keyOf(request, account))
    else await rateLimits.take(doors.signInAccount, account)
    const user = await database.read(gateScope, (db) =>
      db.first<Account>({
        text: 'select id, email, name, password_hash, status, province_code, regency_code from app_user where email = $1',
        values: [body.email],
      }),
    )
    const matches = await verifyPassword(user?.password_hash ?? null, body.password)
    const isWelcome = user !== undefined && matches && user.status === 'active'
    await database.write(gateScope, (db) =>
      recordAudit(db, {
        actorKind: isWelcome ? 'officer' : 'public',
        actorId: isWelcome ? user.id : null,
        action: isWelcome ? 'sign-in' : 'sign-in-failed',
        subject: 'User',
        subjectIds: user ? [user.id] : [],
        provinceCode: user?.province_code ?? null,
        regencyCode: user?.regency_code ?? null,
        correlationId,
      }),
    )
    if (!isWelcome) throw new Problem('sign-in-failed')
    if (isKnown) await rateLimits.forgive(doors.signInKnownDevice, deviceTrust.keyOf(request, account))
    else await rateLimits.forgive(doors.signInAccount, account)
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
    await database.write(gateScope, (db) =>
      db.run({
        text: 'update app_user set language = $2, auth_version = auth_version + 1 where id = $1',
        values: [caller.user?.id, body.language],
      }),
    )
    return undefined
  })

  serve(requestPasswordReset, async ({ body, request, now }) => {
    await rateLimits.take(doors.resetAddress, addressOf(request))
    await rateLimits.take(doors.resetAccount, accountKey(body.email))
    await database.write(gateScope, async (db) => {
      const user = await db.first<{ id: string }>({
        text: `select id from app_user where email = $1 and status <> 'disabled'`,
        values: [body.email],
      })
      if (user) await createInvitation(db, keyring, { userId: user.id, purpose: 'reset', now })
    })
    return undefined
  })

  serve(readInvitation, async ({ body, request, now }) => {
    await rateLimits.take(doors.invitationAddress, addressOf(request))
    const found = await database.read(gateScope, (db) => findInvitation(db, body.token, now))
    if (!found) throw new Problem('not-found', { detail: expiredLink })
    return { name: found.name, email: found.email, purpose: found.purpose }
  })

  serve(acceptInvitation, async ({ body, request, response, now, correlationId }) => {
    await rateLimits.take(doors.invitationAddress, addressOf(request))
    const found = await database.read(gateScope, (db) => findInvitation(db, body.token, now))
    if (!found) throw new Problem('not-found', { detail: expiredLink })
    if (isBlockedPassword(body.password, found)) throw invalid('password', sessionTexts.of('passwordEasyGuess'))
    const passwordHash = await hashPassword(body.password)
    await database.write(gateScope, async (db) => {
      const used = await db.run({
        text: 'update invitation set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2',
        values: [hashToken(body.token), now],
      })
      if (used === 0) throw new Problem('not-found', { detail: expiredLink })
      await db.run({
        text: `update app_user set password_hash = $2, status = 'active', auth_version = auth_version + 1 where id = $1`,
        values: [found.userId, passwordHash],
      })
      await db.run({ text: 'delete from session where user_id = $1', values: [found.userId] })
      await recordAudit(db, {
        actorKind: 'officer',
        actorId: found.userId,
        action: 'password-set',
        subject: 'User',
        subjectIds: [found.userId],
        provinceCode: found.provinceCode,
        regencyCode: found.regencyCode,
        correlationId,
      })
    })
    // The person holds the mailbox: this device is theirs, whatever strangers tried meanwhile.
    deviceTrust.remember(request, response, accountKey(found.email))
    return undefined
  })
}

const expiredLink = sessionTexts.of('linkUsedHasExpired')
