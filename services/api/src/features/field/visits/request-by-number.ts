import type { VisitPurpose } from '@sipelandukilat/contract'
import { isClosed, parseTrackingNumber, type ServiceDefinition, transitions } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { invalid } from '../../../platform/problem'
import { type ApplicationRecord, findApplication, findApplicationByNumber } from '../../applications/application-store'
import { findSealed, openRecord } from '../../applications/personal-record'
import { getDefinition } from '../../service-definitions/definitions'
import { insertRequestFor, presencePurpose } from './follow-application'

/** What a visit to an application is for: its documents where they are at hand, else the person, or what it lacks. */
function purposeOf(application: ApplicationRecord, definition: ServiceDefinition): VisitPurpose {
  if (transitions.complete.from.includes(application.status)) return 'handover'
  return application.presence_done ? 'assistance' : presencePurpose(definition)
}

/**
 * The live visit request of the application with this number, made where none stands: name, village and what it is about come
 * from there. To be asked with the rights of the worker, since whoever travels sees the application only once it is of the trip.
 * @throws Problem `invalid`, in the same words for a number that nobody has and for one of another regency
 */
export async function requestByNumber(
  db: Db,
  keyring: Keyring,
  { number, regencyCodes, now }: { number: string; regencyCodes: readonly string[]; now: Date },
): Promise<string> {
  const trackingNumber = parseTrackingNumber(number)
  const found = trackingNumber && (await findApplicationByNumber(db, trackingNumber))
  const application = found && (await findApplication(db, found.id))
  if (!application || !regencyCodes.includes(application.regency_code))
    throw invalid('trackingNumber', fieldTexts.of('numberNotOfTrip'))
  const sealed = await findSealed(db, application.id)
  if (isClosed(application.status) || !sealed?.data_key)
    throw invalid('trackingNumber', fieldTexts.of('applicationHasEnded'))
  const definition = await getDefinition(db, application.service_code, application.service_version)
  const purpose = purposeOf(application, definition)
  const live = await db.first(
    from('visit_request')
      .where({ application_id: application.id })
      .whereAny('status', ['open', 'planned'])
      .forUpdate()
      .select('id', 'purpose'),
  )
  if (live && live.purpose !== purpose)
    await db.run(from('visit_request').where({ id: live.id }).update({ purpose }).increment('version', 1))
  if (live) return live.id
  const { applicant, presence = null } = openRecord(keyring, sealed).data
  const mode = presence?.mode === 'home' ? 'home' : 'village'
  return insertRequestFor(
    db,
    keyring,
    { application, definition, person: { applicant, presence } },
    { mode, purpose, now },
  )
}
