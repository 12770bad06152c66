import {
  type BodyOf,
  type ComplaintReceipt,
  closeOwnComplaint,
  followComplaint,
  readOwnComplaint,
  replyToComplaint,
  sendComplaint,
  sendOwnComplaint,
} from '@sipelandukilat/contract'
import { complaintsTexts } from '#texts'
import { type Caller, citizenCaller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { IdempotencyKey } from '../../platform/idempotency'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { doors } from '../../platform/rate-limits'
import { getApplication } from '../applications/application-store'
import { openedId } from '../public/routes'
import { auditCitizen, openWithNumber, toCitizenComplaint } from './citizen-complaint'
import { checkContact, getPlace } from './complaint-input'
import { assertVersion, close, reply, type StepContext } from './complaint-steps'
import { type ComplaintRecord, getComplaint } from './complaint-store'
import { takeComplaint } from './take-complaint'

type Sending = { address: string; idempotency: IdempotencyKey | undefined; now: Date; correlationId: string }

/** A complaint without an application. @throws Problem `invalid`, `too-many-tries` or `idempotency-mismatch`. */
export async function complain(
  platform: Platform,
  body: BodyOf<typeof sendComplaint>,
  { address, ...sending }: Sending,
): Promise<ComplaintReceipt> {
  await platform.rateLimits.take(doors.complaintAddress, address)
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

/** A complaint about an opened application; the answer is told where the application's notices go. */
export async function complainAbout(
  platform: Platform,
  applicationId: string,
  body: BodyOf<typeof sendOwnComplaint>,
  { address, ...sending }: Sending,
): Promise<ComplaintReceipt> {
  await platform.rateLimits.take(doors.complaintAddress, address)
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
  step: { expectedVersion: number; action: string; now: Date; correlationId: string },
  work: (context: StepContext, record: ComplaintRecord) => Promise<void>,
): Promise<ComplaintRecord> {
  const record = await getComplaint(db, id, { forUpdate: true })
  assertVersion(record, step.expectedVersion)
  await work({ db, keyring: platform.keyring, now: step.now, author: { id: null } }, record)
  await auditCitizen(db, record, step.action, step.correlationId)
  return getComplaint(db, id)
}

/** The citizen's side of complaints. */
export function registerPublicComplaints(platform: Platform): void {
  const { serve, keyring } = platform

  serve(sendComplaint, ({ body, request, idempotency, now, correlationId }) =>
    complain(platform, body, { address: request.ip ?? 'unknown', idempotency, now, correlationId }),
  )

  serve(sendOwnComplaint, ({ body, caller, request, idempotency, now, correlationId }) =>
    complainAbout(platform, openedId(caller), body, {
      address: request.ip ?? 'unknown',
      idempotency,
      now,
      correlationId,
    }),
  )

  serve(followComplaint, async ({ body, request, response, now, correlationId }) => {
    await openWithNumber(platform, body, { request, response, now, correlationId })
    return undefined
  })

  serve(readOwnComplaint, async ({ db, caller, now }) =>
    toCitizenComplaint(db, keyring, await getComplaint(db, openedComplaintId(caller)), now),
  )

  serve(replyToComplaint, async ({ body, db, caller, now, correlationId }) => {
    const { expectedVersion, words } = body
    const step = { expectedVersion, action: 'complaint-replied', now, correlationId }
    const record = await citizenStep(db, platform, openedComplaintId(caller), step, (context, found) =>
      reply(context, found, words),
    )
    return toCitizenComplaint(db, keyring, record, now)
  })

  serve(closeOwnComplaint, async ({ body, db, caller, now, correlationId }) => {
    const step = { expectedVersion: body.expectedVersion, action: 'complaint-closed', now, correlationId }
    const record = await citizenStep(db, platform, openedComplaintId(caller), step, (context, found) =>
      close(context, found, 'citizen'),
    )
    return toCitizenComplaint(db, keyring, record, now)
  })
}
