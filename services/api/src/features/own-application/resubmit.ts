import type { ApplicationInput, Receipt } from '@sipelandukilat/contract'
import { canBeResubmitted, fittingAnswers, privacyNoticeVersion, toLocalDate } from '@sipelandukilat/domain'
import { citizenCaller } from '../../platform/caller'
import { type Db, untilCurrent } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, getApplicationForUpdate } from '../applications/application-store'
import { helperOf, unknownAttachments } from '../applications/check-input'
import { findSealed, openRecord, toApplicantInput } from '../applications/personal-record'
import { receiptOf, submit } from '../applications/submit'
import { getPlace } from '../regions/places'
import { findCurrentDefinition } from '../service-definitions/definitions'
import type { Visit } from './follow'
import { findSentAgain } from './sent-again'

type Ground = { record: ApplicationRecord; now: Date }

/** The files of an old application, taken in a second time: the bytes stay one. */
async function shareFiles(db: Db, applicationId: string): Promise<{ requirement: string; uploadId: string }[]> {
  const files = await db.rows(
    from('attachment')
      .where({ application_id: applicationId, kind: 'requirement', replaced_at: null, erased_at: null })
      .select('requirement', 'blob', 'media_type', 'size'),
  )
  const shared: { requirement: string; uploadId: string }[] = []
  for (const { requirement, blob, media_type, size } of files) {
    const uploadId = newId()
    await db.run(from('upload').insert({ id: uploadId, media_type, size, blob, status: 'ready' }))
    shared.push({ requirement, uploadId })
  }
  return shared
}

/**
 * Everything of an old application as the input of a new one (Ajukan Lagi). What it lacked, and what the service as it stands
 * today no longer takes, is asked for afterwards.
 */
async function copyOf(db: Db, { keyring }: Platform, { record, now }: Ground): Promise<ApplicationInput> {
  const [personal, place, definition] = await Promise.all([
    findSealed(db, record.id),
    getPlace(db, record.village_code),
    findCurrentDefinition(db, record.service_code),
  ])
  if (!definition) throw new Problem('transition-not-allowed')
  const { data } = openRecord(keyring, personal)
  const attachments = await shareFiles(db, record.id)
  const assistedBy = helperOf(data)
  const unknown = new Set(unknownAttachments(definition, attachments).map(({ path }) => path))
  return {
    serviceCode: record.service_code,
    villageCode: record.village_code as ApplicationInput['villageCode'],
    ...(record.domicile_village_code
      ? { domicileVillageCode: record.domicile_village_code as ApplicationInput['villageCode'] }
      : {}),
    applicant: toApplicantInput(data.applicant),
    ...(assistedBy ? { assistedBy } : {}),
    ...(data.presence ? { presence: data.presence } : {}),
    answers: fittingAnswers(definition, data.answers, {
      today: toLocalDate(now, place.calendar.timeZone),
      applicant: { ...data.applicant, villageCode: record.village_code },
    }),
    attachments: attachments.filter(({ requirement }) => !unknown.has(`attachments.${requirement}`)),
    language: record.language,
    declaration: true,
    privacyNoticeVersion,
    restFollows: true,
  }
}

type Sent = { serviceCode: string } & ({ receipt: Receipt } | { madeBefore: string })

/** In one transaction that sees both: whoever asks at the same moment waits for the row of the old one. */
async function sendAgain(
  db: Db,
  platform: Platform,
  ids: { old: string; applicationId: string },
  trail: { now: Date; correlationId: string },
): Promise<Sent> {
  const record = await getApplicationForUpdate(db, ids.old)
  const serviceCode = record.service_code
  const made = await findSentAgain(db, record.id)
  if (made) return { serviceCode, madeBefore: made.id }
  const { calendar } = await getPlace(db, record.village_code)
  const today = toLocalDate(trail.now, calendar.timeZone)
  if (!canBeResubmitted(record.status, record.arrival_until, today)) throw new Problem('transition-not-allowed')
  const receipt = await submit(db, platform, await copyOf(db, platform, { record, now: trail.now }), {
    ...trail,
    applicationId: ids.applicationId,
    channel: 'web',
    actorKind: 'citizen',
    actorId: null,
    occurredAt: trail.now,
    copiedFrom: record.id,
  })
  return { serviceCode, receipt }
}

/**
 * Ajukan Lagi: a new application with everything of a closed one, opened on this device. It is made once: who asks again gets
 * the receipt of the first. @throws Problem `transition-not-allowed` where it may not be sent anew
 */
export async function resubmit(
  platform: Platform,
  options: Visit & { applicationId: string },
): Promise<Receipt & { serviceCode: string }> {
  const { applicationId: old, request, response, now, correlationId } = options
  const { database, keyring } = platform
  const sent = await untilCurrent(() => {
    const applicationId = newId()
    return database.write(citizenCaller([old, applicationId]).scope, (db) =>
      sendAgain(db, platform, { old, applicationId }, { now, correlationId }),
    )
  })
  const receipt =
    'receipt' in sent
      ? sent.receipt
      : await database.read(citizenCaller([sent.madeBefore]).scope, (db) => receiptOf(db, keyring, sent.madeBefore))
  platform.deviceTrust.remember(request, response, receipt.trackingNumber)
  platform.identity.setFollowed(response, receipt.id, now)
  return { ...receipt, serviceCode: sent.serviceCode }
}
