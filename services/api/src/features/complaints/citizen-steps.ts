import type { AuditAction, BodyOf, ComplaintReceipt, sendComplaint, sendOwnComplaint } from '@sipelandukilat/contract'
import { complaintsTexts } from '#texts'
import { type Caller, citizenCaller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { IdempotencyKey } from '../../platform/idempotency'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { limits } from '../../platform/rate-limits'
import { getApplication } from '../applications/application-store'
import { auditCitizen } from './citizen-complaint'
import { checkContact, getPlace } from './complaint-input'
import { assertVersion, type StepContext } from './complaint-steps'
import { type ComplaintRecord, getComplaint } from './complaint-store'
import { takeComplaint } from './take-complaint'

type Sending = { address: string; idempotency: IdempotencyKey | undefined; now: Date; correlationId: string }

/** A complaint without an application. @throws Problem `invalid`, `too-many-tries` or `idempotency-mismatch`. */
export async function complain(
  platform: Platform,
  body: BodyOf<typeof sendComplaint>,
  { address, ...sending }: Sending,
): Promise<ComplaintReceipt> {
  await platform.rateLimits.take(limits.complaintAddress, address)
  return takeComplaint(
    platform,
    async (db) => {
      const place = await getPlace(db, body.villageCode)
      return {
        kind: body.kind,
        details: { words: body.words, ...checkContact(body) },
        place,
        calendar: place.calendar,
        applicationId: null,
        conversationId: null,
        createdBy: null,
        channel: 'web',
        language: body.language,
      }
    },
    {
      scopeOf: (id) => citizenCaller([], [id]).scope,
      actor: { kind: 'public', id: null },
      endpoint: 'sendComplaint',
      ...sending,
    },
  )
}

/** A complaint about an opened application; the answer is notified where the application's notices go. */
export async function complainAbout(
  platform: Platform,
  applicationId: string,
  body: BodyOf<typeof sendOwnComplaint>,
  { address, ...sending }: Sending,
): Promise<ComplaintReceipt> {
  await platform.rateLimits.take(limits.complaintAddress, address)
  return takeComplaint(
    platform,
    async (db) => {
      const application = await getApplication(db, applicationId)
      const place = await getPlace(db, application.village_code)
      return {
        kind: body.kind,
        details: { words: body.words, name: null, phone: null, email: null },
        place,
        calendar: place.calendar,
        applicationId,
        conversationId: null,
        createdBy: null,
        channel: 'web',
        language: application.language,
      }
    },
    {
      scopeOf: (id) => citizenCaller([applicationId], [id]).scope,
      actor: { kind: 'citizen', id: applicationId },
      endpoint: 'sendOwnComplaint',
      ...sending,
    },
  )
}

/** The one complaint that a citizen has open. @throws Problem `sign-in-required`. */
export function openedComplaintId({ principal }: Caller): string {
  const id = principal.kind === 'citizen' ? principal.complaintIds?.[0] : undefined
  if (!id)
    throw new Problem('sign-in-required', {
      detail: complaintsTexts.of('openComplaintWithNumberYourPin'),
    })
  return id
}

/** A step of the citizen on the opened complaint, at the version they saw, on the record. */
export async function citizenStep(
  db: Db,
  platform: Pick<Platform, 'keyring'>,
  id: string,
  step: { expectedVersion: number; action: AuditAction; now: Date; correlationId: string },
  work: (context: StepContext, record: ComplaintRecord) => Promise<void>,
): Promise<ComplaintRecord> {
  const record = await getComplaint(db, id, { forUpdate: true })
  assertVersion(record, step.expectedVersion)
  await work({ db, keyring: platform.keyring, now: step.now, author: { id: null } }, record)
  auditCitizen(db, record, step.action, step.correlationId)
  return getComplaint(db, id)
}
