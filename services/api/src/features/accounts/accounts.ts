import type { AccountApplication, AccountChannel } from '@sipelandukilat/contract'
import type { Language, Localized } from '@sipelandukilat/domain'
import { placeOf } from '@sipelandukilat/domain'
import type { Request, Response } from 'express'
import { recordAudit } from '../../platform/audit'
import { gateScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { limits, type RateLimit } from '../../platform/rate-limits'
import { type CodePurpose, createCode, takeCode } from './account-code'
import { type AccountContact, toAccountContact } from './account-contact'

type Given = { channel: AccountChannel; contact: string }

const subjectOf = (contact: AccountContact) => `account:${contact.index.toString('base64url')}`

/**
 * Counts a try. A stranger's tries lock strangers out; the person's own device keeps its own count. The address is
 * a generous ceiling.
 */
async function takeTry(
  { rateLimits, deviceTrust }: Platform,
  request: Request,
  contact: AccountContact,
  by: { address: RateLimit; knownDevice: RateLimit; contact: RateLimit },
): Promise<{ forgive: () => Promise<void> }> {
  const subject = subjectOf(contact)
  await rateLimits.take(by.address, request.ip ?? 'unknown')
  const [counted, key] = deviceTrust.isKnown(request, subject)
    ? [by.knownDevice, deviceTrust.keyOf(request, subject)]
    : [by.contact, contact.index.toString('base64url')]
  await rateLimits.take(counted, key)
  return { forgive: () => rateLimits.forgive(counted, key) }
}

/**
 * Asks for a code. Nothing is looked up here: whether an application names the contact shows neither in the answer nor in
 * its time; the worker sends a code only where one does. @throws Problem `invalid` or `too-many-tries`.
 */
export async function requestCode(
  platform: Platform,
  request: Request,
  given: Given,
  { language, now, purpose = 'account' }: { language: Language; now: Date; purpose?: CodePurpose },
): Promise<void> {
  const contact = toAccountContact(platform, given)
  await takeTry(platform, request, contact, {
    address: limits.accountCodeAddress,
    knownDevice: limits.accountCodeKnownDevice,
    contact: limits.accountCodeContact,
  })
  await platform.database.write(gateScope, (db) =>
    createCode(db, platform.keyring, contact, { language, now, purpose }),
  )
}

/**
 * Answers a code that was asked for something else than the account: the contact is the answerer's own.
 * @throws Problem `wrong-code`, `code-expired`, `too-many-tries` or `invalid`.
 */
export async function answerCode(
  platform: Platform,
  request: Request,
  given: Given & { code: string },
  { now, purpose }: { now: Date; purpose: CodePurpose },
): Promise<void> {
  const { database, keyring } = platform
  const contact = toAccountContact(platform, given)
  const { forgive } = await takeTry(platform, request, contact, {
    address: limits.accountAddress,
    knownDevice: limits.accountKnownDevice,
    contact: limits.accountContact,
  })
  const taken = await database.write(gateScope, (db) =>
    takeCode(db, keyring, contact, { code: given.code, now, purpose }),
  )
  if (taken !== 'taken') throw new Problem(taken)
  await forgive()
}

/**
 * Answers a code: a session for the contact, whose conversation is verified from now on.
 * @throws Problem `wrong-code`, `code-expired`, `too-many-tries` or `invalid`.
 */
export async function openAccount(
  platform: Platform,
  {
    request,
    response,
    given,
    now,
    correlationId,
  }: {
    request: Request
    response: Response
    given: Given & { code: string }
    now: Date
    correlationId: string
  },
): Promise<void> {
  const { database, keyring, identity, accountSessions, deviceTrust } = platform
  const contact = toAccountContact(platform, given)
  const { forgive } = await takeTry(platform, request, contact, {
    address: limits.accountAddress,
    knownDevice: limits.accountKnownDevice,
    contact: limits.accountContact,
  })
  const outcome = await database.write(gateScope, async (db) => {
    const taken = await takeCode(db, keyring, contact, { code: given.code, now, purpose: 'account' })
    recordAudit(
      db,
      { kind: taken === 'taken' ? 'citizen' : 'public', id: null },
      {
        action: taken === 'taken' ? 'account-opened' : 'account-refused',
        subject: 'Account',
        subjectIds: [],
        provinceCode: null,
        detail: { channel: contact.channel },
        correlationId,
      },
    )
    if (taken !== 'taken') return taken
    await db.run(
      from('conversation')
        .where({ channel: contact.channel, address_index: contact.index })
        .update({ verified_at: now }),
    )
    return accountSessions.start(db, contact, now)
  })
  if (typeof outcome === 'string') throw new Problem(outcome)
  await forgive()
  const previous = identity.accountToken(request)
  if (previous !== undefined) await accountSessions.end(previous)
  identity.setAccount(response, outcome.token, outcome.expiresAt)
  deviceTrust.remember(request, response, subjectOf(contact))
}

/** Ends the session of this device, if there is one. */
export async function closeAccount(
  { identity, accountSessions }: Platform,
  request: Request,
  response: Response,
): Promise<void> {
  const token = identity.accountToken(request)
  if (token !== undefined) await accountSessions.end(token)
  identity.clearAccount(response)
}

type Listed = {
  id: string
  regency_code: string
  tracking_number: string
  service_code: string
  title: Localized
  status: AccountApplication['status']
  presence_mode: AccountApplication['presenceMode']
  visit_on: string | null
  arrival_until: string | null
  ready_as: AccountApplication['readyAs']
  merged_into: string | null
  status_since: Date
  submitted_at: Date
}

/** The newest applications that name the contact of this transaction; each regency's trail tells which were listed. */
export async function listAccountApplications(db: Db, correlationId: string): Promise<AccountApplication[]> {
  const rows = await db.rows<Listed>({ text: 'select * from app_account_applications()' })
  for (const regencyCode of new Set(rows.map((row) => row.regency_code)))
    recordAudit(db, 'citizen', {
      action: 'own-applications-listed',
      subject: 'Application',
      subjectIds: rows.filter((row) => row.regency_code === regencyCode).map((row) => row.id),
      provinceCode: placeOf(regencyCode).provinceCode,
      regencyCode,
      correlationId,
    })
  return rows.map((row) => ({
    trackingNumber: row.tracking_number,
    serviceCode: row.service_code,
    serviceTitle: row.title,
    status: row.status,
    presenceMode: row.presence_mode,
    visitOn: row.visit_on,
    arrivalUntil: row.arrival_until,
    readyAs: row.ready_as,
    mergedInto: row.merged_into,
    statusSince: row.status_since.toISOString(),
    submittedAt: row.submitted_at.toISOString(),
  }))
}
