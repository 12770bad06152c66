import { timingSafeEqual } from 'node:crypto'
import {
  type ApplicationInput,
  answerAppointment,
  downloadProduct,
  followApplication,
  type Receipt,
  readOwnApplication,
  resubmitApplication,
  sendCorrection,
  stopFollowing,
  submitApplication,
  withdrawApplication,
} from '@sipelandukilat/contract'
import { parseTrackingNumber } from '@sipelandukilat/domain'
import { privacyNoticeVersion } from '@sipelandukilat/portal'
import type { Request, Response } from 'express'
import { recordAudit } from '../../platform/audit'
import { type Caller, citizenCaller, workerScope } from '../../platform/caller'
import { hashPin, type Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { doors } from '../../platform/rate-limits'
import {
  type ApplicationRecord,
  getApplication,
  getApplicationForUpdate,
  listProducts,
} from '../applications/application-store'
import { correct } from '../applications/correct'
import { getApplicationKey, openRecord, type PersonalData } from '../applications/personal-record'
import { transition } from '../applications/transition'
import { answerOwnAppointment } from '../field/visits/own-appointment'
import { getDefinition } from '../service-definitions/definitions'
import { readCitizenApplication } from './read-own-application'
import { submitPublic } from './submit-online'

const addressOf = (request: Request) => request.ip ?? 'unknown'

/** The one application that a citizen has open. */
export function openedId(caller: { principal: { kind: string; applicationIds?: readonly string[] } }): string {
  const id = caller.principal.applicationIds?.[0]
  if (!id) throw new Problem('sign-in-required')
  return id
}

/**
 * Checks number and PIN with few tries, counted apart for devices that opened this number before. Unknown number and
 * wrong PIN cannot be told from one another, in words or in time.
 */
export async function openWithPin(
  platform: Platform,
  request: Request,
  given: { trackingNumber: string; pin: string },
): Promise<string> {
  const { rateLimits, deviceTrust, database, keyring } = platform
  const trackingNumber = parseTrackingNumber(given.trackingNumber)
  const subject = trackingNumber ?? 'malformed'
  await rateLimits.take(doors.followAddress, addressOf(request))
  const isKnown = trackingNumber !== undefined && deviceTrust.isKnown(request, subject)
  if (isKnown) await rateLimits.take(doors.followKnownDevice, deviceTrust.keyOf(request, subject))
  else if (trackingNumber) await rateLimits.take(doors.followNumber, subject)
  const found = await database.read(workerScope, (db) =>
    db.first<{ id: string; pin_hash: Buffer }>({
      text: 'select id, pin_hash from application where tracking_number = $1',
      values: [subject],
    }),
  )
  const expected = found?.pin_hash ?? Buffer.alloc(32)
  const matches = timingSafeEqual(hashPin(keyring, found?.id ?? '', given.pin.replace(/\D/g, '')), expected)
  if (!found || !matches) throw new Problem('wrong-pin')
  if (isKnown) await rateLimits.forgive(doors.followKnownDevice, deviceTrust.keyOf(request, subject))
  else await rateLimits.forgive(doors.followNumber, subject)
  return found.id
}

/** Everything of an old application as the input of a new one (Ajukan Lagi); files are asked for again only where they were wrong. */
async function copyOf(
  platform: Platform,
  applicationId: string,
): Promise<{ input: ApplicationInput; record: ApplicationRecord }> {
  const { database, keyring } = platform
  return database.write(citizenCaller([applicationId]).scope, async (db) => {
    const record = await getApplication(db, applicationId)
    if (record.status !== 'rejected' && record.status !== 'withdrawn') throw new Problem('transition-not-allowed')
    const personal = await db.first<{ id: string; data_key: Buffer | null; envelope: Buffer | null }>({
      text: 'select id, data_key, envelope from personal_record where application_id = $1',
      values: [applicationId],
    })
    const { data } = openRecord(keyring, personal ?? { id: applicationId, data_key: null, envelope: null })
    const files = await db.rows<{ requirement: string; blob: string; media_type: string; size: number; id: string }>({
      text: `select id, requirement, blob, media_type, size from attachment where application_id = $1 and kind = 'requirement' and replaced_at is null`,
      values: [applicationId],
    })
    const attachments: { requirement: string; uploadId: string }[] = []
    for (const file of files) {
      const { id } = (await db.first<{ id: string }>({
        text: `insert into upload (id, media_type, size, blob, status) values (gen_random_uuid(), $1, $2, $3, 'ready') returning id`,
        values: [file.media_type, file.size, file.blob],
      })) ?? { id: '' }
      attachments.push({ requirement: file.requirement, uploadId: id })
    }
    const { applicant } = data
    const input: ApplicationInput = {
      serviceCode: record.service_code,
      villageCode: record.village_code as ApplicationInput['villageCode'],
      ...(record.domicile_village_code
        ? { domicileVillageCode: record.domicile_village_code as ApplicationInput['villageCode'] }
        : {}),
      applicant: {
        name: applicant.name,
        ...(applicant.nik ? { nik: applicant.nik } : {}),
        ...(applicant.kkNumber ? { kkNumber: applicant.kkNumber } : {}),
        ...(applicant.phone ? { phone: applicant.phone } : {}),
        ...(applicant.email ? { email: applicant.email } : {}),
      },
      ...(data.assistedBy ? { assistedBy: helperOf(data) } : {}),
      ...(data.presence ? { presence: data.presence } : {}),
      answers: data.answers,
      attachments,
      language: record.language,
      declaration: true,
      privacyNoticeVersion,
    }
    return { input, record }
  })
}

/** Who helped, with what a delegate is asked. */
const helperOf = ({ assistedBy, delegate }: PersonalData): NonNullable<ApplicationInput['assistedBy']> => {
  const { nik, kinship, witnesses } = delegate ?? {}
  return {
    ...(assistedBy ?? { relation: 'self', authority: 'none' }),
    ...(nik ? { nik } : {}),
    ...(kinship ? { kinship } : {}),
    ...(witnesses ? { witnesses } : {}),
  }
}

type Visit = { request: Request; response: Response; now: Date; correlationId: string }

/** Opens an application on this device for 30 minutes, on the record. @throws Problem `wrong-pin` or `too-many-tries`. */
export async function follow(
  platform: Platform,
  { request, response, given, now, correlationId }: Visit & { given: { trackingNumber: string; pin: string } },
): Promise<void> {
  const { database, identity, deviceTrust } = platform
  const id = await openWithPin(platform, request, given)
  await database.write(citizenCaller([id]).scope, async (db) => {
    const record = await getApplication(db, id)
    await recordAudit(db, {
      actorKind: 'citizen',
      action: 'application-opened',
      subject: 'Application',
      subjectIds: [id],
      provinceCode: record.province_code,
      regencyCode: record.regency_code,
      correlationId,
    })
  })
  identity.setFollowed(response, id, now)
  deviceTrust.remember(request, response, parseTrackingNumber(given.trackingNumber) ?? '')
}

/** The citizen takes the application back. @throws Problem `version-conflict` or `transition-not-allowed`. */
export async function withdraw(
  db: Db,
  keyring: Keyring,
  record: ApplicationRecord,
  { expectedVersion, now, correlationId }: { expectedVersion: number; now: Date; correlationId: string },
): Promise<ApplicationRecord> {
  if (record.version !== expectedVersion)
    throw new Problem('version-conflict', { changed: { version: record.version, status: record.status } })
  const [definition, products, key] = await Promise.all([
    getDefinition(db, record.service_code, record.service_version),
    listProducts(db, record.id),
    getApplicationKey(db, keyring, record.id),
  ])
  return transition(
    db,
    record,
    { action: 'withdraw' },
    {
      definition,
      products,
      keyring,
      key,
      actor: { kind: 'citizen', userId: null },
      channel: 'web',
      now,
      occurredAt: now,
      correlationId,
      auditKind: 'citizen',
    },
  )
}

/** Ajukan Lagi: a new application with everything of a closed one, opened on this device. */
export async function resubmit(
  platform: Platform,
  options: Visit & { applicationId: string; idempotency: { key: string; bodyHash: Buffer } | undefined },
): Promise<Receipt & { serviceCode: string }> {
  const { applicationId, request, response, idempotency, now, correlationId } = options
  const { input } = await copyOf(platform, applicationId)
  const receipt = await submitPublic(platform, { input, idempotency, now, correlationId, copiedFrom: applicationId })
  platform.deviceTrust.remember(request, response, receipt.trackingNumber)
  platform.identity.setFollowed(response, receipt.id, now)
  return { ...receipt, serviceCode: input.serviceCode }
}

/** The signed PDF of a product, for who knows the PIN, on the record. @throws Problem `wrong-pin`, `not-found` or `too-many-tries`. */
export async function readProductFile(
  platform: Platform,
  options: { productId: string; pin: string; caller: Caller; request: Request; correlationId: string },
): Promise<{ headers: Record<string, string>; bytes: Buffer }> {
  const { database, blobs } = platform
  const { productId, pin, caller, request, correlationId } = options
  const id = openedId(caller)
  const found = await database.write(caller.scope, async (db) => {
    const record = await getApplication(db, id)
    const file = await db.first<{ blob: string; media_type: string }>({
      text: `select f.blob, f.media_type from application_product p join attachment f on f.id = p.attachment_id where p.id = $1 and p.application_id = $2`,
      values: [productId, id],
    })
    return { record, file }
  })
  await openWithPin(platform, request, { trackingNumber: found.record.tracking_number, pin })
  const isReady = ['ready', 'delivering', 'completed'].includes(found.record.status)
  if (!found.file || !isReady) throw new Problem('not-found')
  await database.write(caller.scope, (db) =>
    recordAudit(db, {
      actorKind: 'citizen',
      action: 'product-downloaded',
      subject: 'Application',
      subjectIds: [id],
      provinceCode: found.record.province_code,
      regencyCode: found.record.regency_code,
      detail: { productId },
      correlationId,
    }),
  )
  return {
    headers: {
      'Content-Type': found.file.media_type,
      'Content-Disposition': `attachment; filename="${found.record.tracking_number}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
    bytes: await blobs.get(found.file.blob),
  }
}

export function registerPublic(platform: Platform): void {
  const { serve, keyring, identity, rateLimits, deviceTrust } = platform

  serve(submitApplication, async ({ body, request, response, idempotency, now, correlationId }) => {
    await rateLimits.take(doors.submitAddress, addressOf(request))
    const receipt = await submitPublic(platform, { input: body, idempotency, now, correlationId })
    deviceTrust.remember(request, response, receipt.trackingNumber)
    return receipt
  })

  serve(followApplication, async ({ body, request, response, now, correlationId }) => {
    await follow(platform, { request, response, given: body, now, correlationId })
    return undefined
  })

  serve(stopFollowing, async ({ response }) => {
    identity.clearFollowed(response)
    return undefined
  })

  serve(readOwnApplication, async ({ db, caller, now }) =>
    readCitizenApplication(db, keyring, await getApplication(db, openedId(caller)), now),
  )

  serve(sendCorrection, async ({ body, db, caller, now, correlationId }) => {
    const record = await getApplicationForUpdate(db, openedId(caller))
    return readCitizenApplication(
      db,
      keyring,
      await correct(db, keyring, record, body, { now, correlationId, channel: 'web' }),
      now,
    )
  })

  serve(withdrawApplication, async ({ body, db, caller, now, correlationId }) => {
    const record = await getApplicationForUpdate(db, openedId(caller))
    const updated = await withdraw(db, keyring, record, { ...body, now, correlationId })
    return readCitizenApplication(db, keyring, updated, now)
  })

  serve(answerAppointment, async ({ body, db, caller, now, correlationId }) => {
    const record = await getApplication(db, openedId(caller))
    await answerOwnAppointment(db, keyring, caller, record, body, { now, correlationId })
    return readCitizenApplication(db, keyring, record, now)
  })

  serve(resubmitApplication, async ({ caller, request, response, idempotency, now, correlationId }) =>
    resubmit(platform, { applicationId: openedId(caller), request, response, idempotency, now, correlationId }),
  )

  serve(downloadProduct, async ({ body, caller, request, response, correlationId }) => {
    const file = await readProductFile(platform, { ...body, caller, request, correlationId })
    response.status(200).set(file.headers).end(file.bytes)
    return undefined
  })
}
