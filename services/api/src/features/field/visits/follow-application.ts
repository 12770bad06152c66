import type { VisitMode, VisitPurpose } from '@sipelandukilat/contract'
import { isClosed, type ServiceDefinition, type WorkflowCommand } from '@sipelandukilat/domain'
import type { AnnouncedApplication, AnnouncedPerson, Announcement, Listener } from '../../../platform/announce'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { placeOfRow } from '../../../platform/database/region-columns'
import { openRecord } from '../../applications/personal-record'
import { insertVisitRequest, noDetails } from './visit-request-store'

type Requested = { application: AnnouncedApplication; definition: ServiceDefinition; person: AnnouncedPerson }

/** What a visit is for where the person is to be present. */
export const presencePurpose = ({ presence }: Pick<ServiceDefinition, 'presence'>): VisitPurpose =>
  presence === 'enrolment' ? 'enrolment' : 'assistance'

/** Makes the visit request of an application, with what the application knows already. */
export const insertRequestFor = (
  db: Db,
  keyring: Keyring,
  { application, definition, person: { applicant, presence } }: Requested,
  { mode, purpose, now }: { mode: VisitMode; purpose: VisitPurpose; now: Date },
): Promise<string> =>
  insertVisitRequest(
    db,
    keyring,
    {
      applicationId: application.id,
      place: placeOfRow(application),
      createdBy: application.created_by,
      source: 'application',
      purpose,
      mode,
      peopleCount: 1,
      details: {
        ...noDetails,
        name: applicant.name,
        nik: applicant.nik,
        phone: applicant.phone,
        landmark: presence?.landmark ?? null,
        carer: presence?.carer ?? null,
        reason: presence?.reason ?? null,
        needs: [],
        trackingNumber: application.tracking_number,
        serviceCode: definition.code,
        kkNumber: applicant.kkNumber,
      },
    },
    now,
  )

/** The request for service in the village or at home becomes a visit request. */
export async function requestVisitFor(
  db: Db,
  keyring: Keyring,
  { now, ...requested }: Requested & { now: Date },
): Promise<void> {
  const { definition, person } = requested
  const mode = person.presence?.mode
  if (definition.presence === 'none' || mode === undefined || mode === 'office') return
  await insertRequestFor(db, keyring, requested, { mode, purpose: presencePurpose(definition), now })
}

/** Makes, keeps and strikes the visit requests of applications, in the transaction of what happens to them. */
export const followApplications =
  (keyring: Keyring): Listener =>
  async (db, announcement) => {
    switch (announcement.kind) {
      case 'submitted':
        await requestVisitFor(db, keyring, announcement)
        return undefined
      case 'moved':
        return followStep(db, keyring, announcement)
      case 'transferred':
        return undefined // its visit request moves with the row
      case 'answered':
        return undefined // a step that follows says what it means for a visit
      default:
        return announcement satisfies never
    }
  }

/**
 * What a step of an application means for its visit request: waiting for presence makes one where none stands; presence that
 * was recorded, or a closed file, strikes it. Where a visit has been there whose presence the file does not know, as of before
 * that was kept at once, it need not wait at all: its presence is the step that follows.
 */
async function followStep(
  db: Db,
  keyring: Keyring,
  { action, after, definition, now }: Extract<Announcement, { kind: 'moved' }>,
): Promise<WorkflowCommand | undefined> {
  if (action === 'await_presence') {
    const known = await db.rows(
      from('visit_request').where({ application_id: after.id }).where('status', '<>', 'cancelled').select('status'),
    )
    if (known.some(({ status }) => status === 'visited')) return { action: 'record_presence' }
    const isAsked = after.presence_mode === 'village' || after.presence_mode === 'home'
    if (known.length === 0 && isAsked) {
      const record = await db.first(
        from('personal_record').where({ application_id: after.id }).select('id', 'data_key', 'envelope'),
      )
      const { data } = openRecord(keyring, record)
      const person = { applicant: data.applicant, presence: data.presence ?? null }
      await requestVisitFor(db, keyring, { application: after, definition, person, now })
    }
  }
  if (action === 'record_presence' || isClosed(after.status))
    await db.run(
      from('visit_request')
        .where({ application_id: after.id })
        .whereAny('status', ['open', 'planned'])
        .update({ status: 'cancelled' })
        .increment('version', 1),
    )
  return undefined
}
