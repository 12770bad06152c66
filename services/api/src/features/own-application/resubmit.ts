import type { ApplicationInput, Receipt } from '@sipelandukilat/contract'
import { privacyNoticeVersion } from '@sipelandukilat/portal'
import { citizenCaller } from '../../platform/caller'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, getApplication } from '../applications/application-store'
import { findSealed, openRecord, type PersonalData, toApplicantInput } from '../applications/personal-record'
import type { Visit } from './follow'
import { submitPublic } from './submit-online'

/** It ended without its documents: it may be sent anew, but not with a moving letter that is no longer valid. */
export const canBeResubmitted = ({
  status,
  closed_reason: reason,
}: Pick<ApplicationRecord, 'status' | 'closed_reason'>): boolean =>
  (status === 'rejected' && reason !== 'arrival-expired') || status === 'withdrawn'

/** Everything of an old application as the input of a new one (Ajukan Lagi); files are asked for again only where they were wrong. */
async function copyOf(
  platform: Platform,
  applicationId: string,
): Promise<{ input: ApplicationInput; record: ApplicationRecord }> {
  const { database, keyring } = platform
  return database.write(citizenCaller([applicationId]).scope, async (db) => {
    const record = await getApplication(db, applicationId)
    if (!canBeResubmitted(record)) throw new Problem('transition-not-allowed')
    const personal = await findSealed(db, applicationId)
    const { data } = openRecord(keyring, personal)
    const files = await db.rows(
      from('attachment')
        .where({ application_id: applicationId, kind: 'requirement', replaced_at: null })
        .select('requirement', 'blob', 'media_type', 'size'),
    )
    const attachments: { requirement: string; uploadId: string }[] = []
    for (const file of files) {
      const { id } = (await db.first<{ id: string }>({
        text: `insert into upload (id, media_type, size, blob, status) values (gen_random_uuid(), $1, $2, $3, 'ready') returning id`,
        values: [file.media_type, file.size, file.blob],
      })) ?? { id: '' }
      attachments.push({ requirement: file.requirement, uploadId: id })
    }
    const input: ApplicationInput = {
      serviceCode: record.service_code,
      villageCode: record.village_code as ApplicationInput['villageCode'],
      ...(record.domicile_village_code
        ? { domicileVillageCode: record.domicile_village_code as ApplicationInput['villageCode'] }
        : {}),
      applicant: toApplicantInput(data.applicant),
      ...(data.assistedBy ? { assistedBy: helperOf(data) } : {}),
      ...(data.presence ? { presence: data.presence } : {}),
      answers: data.answers,
      attachments,
      language: record.language,
      declaration: true,
      privacyNoticeVersion,
      restFollows: false,
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
