import { isClosed, type ServiceDefinition, type WorkflowAction } from '@sipelandukilat/domain'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import type { ApplicationRecord } from '../../applications/application-store'
import { openRecord, type PersonalData } from '../../applications/personal-record'
import { insertVisitRequest, noDetails } from './visit-request-store'

type Owner = Pick<
  ApplicationRecord,
  'id' | 'tracking_number' | 'province_code' | 'regency_code' | 'district_code' | 'village_code' | 'created_by'
>

/** The wish for service in the village or at home becomes a visit request, in the transaction of what made it. */
export async function requestVisitFor(
  db: Db,
  keyring: Keyring,
  owner: Owner,
  definition: Pick<ServiceDefinition, 'code' | 'presence'>,
  data: PersonalData,
  now: Date,
): Promise<void> {
  const mode = data.presence?.mode
  if (definition.presence === 'none' || mode === undefined || mode === 'office') return
  await insertVisitRequest(
    db,
    keyring,
    {
      applicationId: owner.id,
      place: {
        provinceCode: owner.province_code,
        regencyCode: owner.regency_code,
        districtCode: owner.district_code,
        villageCode: owner.village_code,
      },
      createdBy: owner.created_by,
      source: 'application',
      purpose: definition.presence === 'enrolment' ? 'enrolment' : 'assistance',
      mode,
      peopleCount: 1,
      details: {
        ...noDetails,
        name: data.applicant.name,
        nik: data.applicant.nik,
        phone: data.applicant.phone,
        landmark: data.presence?.landmark ?? null,
        carer: data.presence?.carer ?? null,
        reason: data.presence?.reason ?? null,
        needs: [],
        trackingNumber: owner.tracking_number,
        serviceCode: definition.code,
        kkNumber: data.applicant.kkNumber,
      },
    },
    now,
  )
}

/**
 * What a step of an application means for its visit request: waiting for presence makes one where none stands; presence that
 * was recorded, or a closed file, strikes it. Answers whether a visit has been there already, before the file began to wait.
 */
export async function followStep(
  db: Db,
  keyring: Keyring,
  application: ApplicationRecord,
  action: WorkflowAction,
  context: { definition: Pick<ServiceDefinition, 'code' | 'presence'>; now: Date },
): Promise<{ wasVisited: boolean }> {
  if (action === 'await_presence') {
    const known = await db.rows<{ status: string }>({
      text: `select status from visit_request where application_id = $1 and status <> 'cancelled'`,
      values: [application.id],
    })
    if (known.some(({ status }) => status === 'visited')) return { wasVisited: true }
    const isAsked = application.presence_mode === 'village' || application.presence_mode === 'home'
    if (known.length === 0 && isAsked) {
      const record = await db.first<{ id: string; data_key: Buffer | null; envelope: Buffer | null }>({
        text: 'select id, data_key, envelope from personal_record where application_id = $1',
        values: [application.id],
      })
      const { data } = openRecord(keyring, record ?? { id: application.id, data_key: null, envelope: null })
      await requestVisitFor(db, keyring, application, context.definition, data, context.now)
    }
  }
  if (action === 'record_presence' || isClosed(application.status))
    await db.run({
      text: `update visit_request set status = 'cancelled', version = version + 1 where application_id = $1 and status in ('open', 'planned')`,
      values: [application.id],
    })
  return { wasVisited: false }
}
