import { rowOf } from '@sipelandukilat/access'
import type { answerAppointment, BodyOf, CitizenApplication } from '@sipelandukilat/contract'
import { fieldTexts } from '#texts'
import type { Caller } from '../../../platform/caller'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { Problem } from '../../../platform/problem'
import { type ApplicationRecord, toAccessRow } from '../../applications/application-store'
import { keepReply } from './visit-reply'

type Own = { requestId: string; shown: NonNullable<CitizenApplication['appointment']> }

/** The visit planned for an application that its citizen has open, once its trip is approved. */
export async function findOwnAppointment(db: Db, applicationId: string): Promise<Own | undefined> {
  const row = await db.first<{
    request_id: string
    on_date: string
    arrival_time: string | null
    place: string
    village_name: string
    mode: 'village' | 'home'
    reply: Own['shown']['reply']
  }>({
    text: `select o.*, v.mode, v.reply from app_own_visit($1) o join visit_request v on v.id = o.request_id`,
    values: [applicationId],
  })
  return (
    row && {
      requestId: row.request_id,
      shown: {
        date: row.on_date,
        time: row.arrival_time,
        place: row.place,
        villageName: row.village_name,
        isAtHome: row.mode === 'home',
        reply: row.reply,
      },
    }
  )
}

/** Day and place of the visit planned for an application, for who answers a citizen. */
export const findPlannedVisit = (db: Db, applicationId: string) =>
  db.first<{ on_date: string; place: string }>({
    text: 'select on_date, place from app_visit_appointment($1) limit 1',
    values: [applicationId],
  })

/** The citizen answers the appointment of the opened application. @throws Problem `conflict` where none stands any more. */
export async function answerOwnAppointment(
  db: Db,
  keyring: Keyring,
  caller: Caller,
  record: ApplicationRecord,
  { answer, words }: BodyOf<typeof answerAppointment>,
  { now, correlationId }: { now: Date; correlationId: string },
): Promise<void> {
  if (!caller.ability.can('update', rowOf('Application', toAccessRow(record)))) throw new Problem('forbidden')
  const own = await findOwnAppointment(db, record.id)
  const request =
    own && (await db.first(from('visit_request').where({ id: own.requestId, status: 'planned' }).forUpdate()))
  if (!request)
    throw new Problem('conflict', {
      detail: fieldTexts.of('appointmentHasChanged'),
    })
  await keepReply(
    db,
    keyring,
    request,
    { answer, words: words?.trim() || null },
    { now, actorKind: 'citizen', channel: 'web', correlationId },
  )
}
