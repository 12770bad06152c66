import { rowOf } from '@sipelandukilat/access'
import type { BodyOf, recordVisit, VisitOutcome, VisitRequestStatus } from '@sipelandukilat/contract'
import { isClosed, isInGroup, transitions } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import type { Caller } from '../../../platform/caller'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { placeColumnList } from '../../../platform/database/place-sql'
import { newId } from '../../../platform/id'
import { occurredAtOf } from '../../../platform/occurred-at'
import type { Platform } from '../../../platform/platform'
import { invalid, Problem } from '../../../platform/problem'
import {
  type ApplicationRecord,
  findApplicationForUpdate,
  listProducts,
  updateApplication,
} from '../../applications/application-store'
import { appendInStatus, getLastStepAt } from '../../applications/events'
import { getApplicationKey } from '../../applications/personal-record'
import { type TransitionInput, transition } from '../../applications/transition'
import { getDefinition } from '../../service-definitions/definitions'
import { withdrawNotices } from './notify-visit'
import {
  getVisitRequest,
  openDetails,
  scoreOf,
  sealVisitNote,
  toVisitAccessRow,
  type VisitRequestRow,
} from './visit-request-store'
import { canVisit, findCorrectable } from './visit-request-view'

/** What an outcome makes of the request: who was not met waits again, who refused no longer. */
const statusAfter: Record<VisitOutcome, VisitRequestStatus> = {
  done: 'visited',
  absent: 'open',
  rescheduled: 'open',
  refused: 'cancelled',
}

export type RecordVisitContext = Pick<Platform, 'keyring' | 'announce'> & {
  caller: Caller
  userId: string
  now: Date
  correlationId: string
}

/**
 * Keeps what came of a visit, in the caller's one transaction: the visit, the request's new status (with more priority after
 * an absence), and, when it was done, the application's presence as of the visit's time.
 * @throws Problem `not-found`, `forbidden`, `conflict` (not due, or over already), `invalid` (a time to come, or people of whom
 *   it is not said how many were served), `transition-not-allowed` (documents brought without saying who received them).
 */
export async function recordVisitOutcome(
  db: Db,
  requestId: string,
  input: BodyOf<typeof recordVisit>,
  context: RecordVisitContext,
): Promise<string> {
  const { keyring, announce, caller, userId, now, correlationId } = context
  const row = await getVisitRequest(db, requestId, { forUpdate: true })
  if (!caller.ability.can('visit', rowOf('VisitRequest', toVisitAccessRow(row)))) throw new Problem('forbidden')
  const isCorrection = input.corrects !== undefined && input.corrects === findCorrectable(caller, row)
  if (input.corrects === undefined ? !canVisit(caller, row) : !isCorrection)
    throw new Problem('conflict', {
      detail: fieldTexts.of('visitNotUnderWayYetOutcome'),
    })
  const doneAt = occurredAtOf(input.doneAt, now, 'doneAt')
  const id = newId()
  await db.run({
    text: `insert into visit (id, visit_request_id, trip_id, stop_id, ${placeColumnList}, outcome,
             central_status, kit_id, kit_serial, done_at, recorded_at, recorded_by, sealed, people_served)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (select kit_id from trip where id = $3), (select kit_serial from trip where id = $3), $11, $12, $13, $14, $15)`,
    values: [
      id,
      row.id,
      row.trip_id,
      row.stop_id,
      row.province_code,
      row.regency_code,
      row.district_code,
      row.village_code,
      input.outcome,
      row.purpose === 'enrolment' && input.outcome === 'done' ? (input.centralStatus ?? 'BIO_CAPTURED') : null,
      doneAt,
      now,
      userId,
      input.note ? sealVisitNote(keyring, row, id, input.note) : null,
      input.outcome === 'done' ? countServed(row, input) : null,
    ],
  })
  if (isCorrection) await takeBack(db, row, input.outcome, { userId, now })
  if (row.trip_id) await withdrawNotices(db, { tripId: row.trip_id, requestIds: [row.id] })
  await setOutcome(db, keyring, row, input.outcome)
  recordAudit(
    db,
    { kind: 'officer', id: userId },
    {
      action: 'visit-recorded',
      subject: 'VisitRequest',
      subjectIds: [row.id],
      provinceCode: row.province_code,
      regencyCode: row.regency_code,
      detail: { outcome: input.outcome, visitId: id },
      correlationId,
    },
  )
  if (input.outcome === 'done' && row.application_id) {
    const visit = { visitId: id, doneAt, keyring, announce, userId, now, correlationId }
    if (row.purpose === 'handover') await handOver(db, row.application_id, input.handover, visit)
    else await moveOn(db, row.application_id, visit)
  }
  return row.id
}

/** How many people were served: of a request for one that is known. */
function countServed(row: VisitRequestRow, { peopleServed }: BodyOf<typeof recordVisit>): number {
  if (peopleServed !== undefined) return peopleServed
  if (row.people_count > 1) throw invalid('peopleServed', fieldTexts.of('visitServedHowMany'))
  return 1
}

async function setOutcome(db: Db, keyring: Keyring, row: VisitRequestRow, outcome: VisitOutcome): Promise<void> {
  const absences = row.absences + (outcome === 'absent' ? 1 : 0)
  // Its version stays: points of a request that still waits to be scored anew come with that.
  const score = scoreOf({ ...row, absences }, openDetails(keyring, row).needs)
  // The trip stays named, so that who met nobody may still see whom they looked for; a new plan overwrites it.
  await db.run(
    from('visit_request')
      .where({ id: row.id })
      .update({ status: statusAfter[outcome], absences, base_score: score })
      .increment('version', 1),
  )
}

/**
 * An outcome that was recorded by mistake gives way to another: what a visit that was done meant for the file is taken back,
 * while the file can still do without. @throws Problem `conflict` where it cannot, or where the person is asked for anew by now
 */
async function takeBack(
  db: Db,
  row: VisitRequestRow,
  outcome: VisitOutcome,
  { userId, now }: { userId: string; now: Date },
): Promise<void> {
  if (!row.application_id) return
  const live = await db.first(
    from('visit_request')
      .where({ application_id: row.application_id })
      .whereAny('status', ['open', 'planned'])
      .select('id'),
  )
  if (live) throw new Problem('conflict', { detail: fieldTexts.of('askedForAnew') })
  if (row.last_outcome !== 'done' || outcome === 'done') return
  const record = await findApplicationForUpdate(db, row.application_id)
  const isOfVisit = await db.first<{ seq: number }>({
    text: `select seq from application_event where application_id = $1 and data ->> 'visitId' = $2 limit 1`,
    values: [row.application_id, row.last_visit_id],
  })
  if (!record || !isOfVisit) return
  if (!isInGroup(record.status, 'undecided') && record.status !== 'correction' && record.status !== 'incomplete')
    throw new Problem('conflict', { detail: fieldTexts.of('fileWentOn') })
  const updated = updateApplication(db, record, { presence_done: false })
  appendInStatus(db, updated, {
    ...{ type: 'visit_corrected', actorKind: 'officer', actorId: userId, channel: 'field' },
    ...{ data: { visitId: row.last_visit_id }, now },
  })
}

type DoneVisit = Pick<Platform, 'keyring' | 'announce'> & {
  visitId: string
  doneAt: Date
  userId: string
  now: Date
  correlationId: string
}

/** The documents were brought: the step that ends the file, with who received them and what shows it. */
async function handOver(
  db: Db,
  applicationId: string,
  given: BodyOf<typeof recordVisit>['handover'],
  visit: DoneVisit,
): Promise<void> {
  const record = await findApplicationForUpdate(db, applicationId)
  if (!record || !transitions.complete.from.includes(record.status))
    throw new Problem('conflict', { detail: fieldTexts.of('documentsNotReady') })
  await takeStep(db, record, visit, (at) => {
    if (!given) return { action: 'complete' }
    const { proofUploadId, relation, place, note, ...said } = given
    return {
      action: 'complete',
      handover: {
        ...said,
        ...(relation ? { relation } : {}),
        ...(place ? { place } : {}),
        ...(note ? { note } : {}),
        method: 'visit',
        at: at.toISOString(),
      },
      ...(proofUploadId ? { proofUploadId } : {}),
    }
  })
}

/** The person was present: an officer's act, at the time of the visit, which counts wherever the file stands by then. */
async function moveOn(db: Db, applicationId: string, visit: DoneVisit): Promise<void> {
  const record = await findApplicationForUpdate(db, applicationId)
  if (!record || record.presence_done || isClosed(record.status)) return
  if (record.status === 'awaiting_presence') return takeStep(db, record, visit, () => ({ action: 'record_presence' }))
  const { presence } = await getDefinition(db, record.service_code, record.service_version)
  if (presence === 'none') return
  const updated = updateApplication(db, record, { presence_done: true })
  const { visitId, userId, doneAt, now } = visit
  appendInStatus(db, updated, {
    ...{ type: 'visit', actorKind: 'officer', actorId: userId, channel: 'field' },
    ...{ data: { visitId }, occurredAt: doneAt, now },
  })
}

/** Moves the application as of the visit. The history runs forward, also where a step was recorded after a visit that came in later. */
async function takeStep(
  db: Db,
  record: ApplicationRecord,
  { visitId, doneAt, keyring, announce, userId, now, correlationId }: DoneVisit,
  stepAt: (occurredAt: Date) => TransitionInput,
): Promise<void> {
  const [definition, products, key, lastStepAt] = await Promise.all([
    getDefinition(db, record.service_code, record.service_version),
    listProducts(db, record.id),
    getApplicationKey(db, keyring, record.id),
    getLastStepAt(db, record.id),
  ])
  const occurredAt = new Date(Math.max(doneAt.getTime(), lastStepAt.getTime()))
  await transition(db, record, stepAt(occurredAt), {
    definition,
    products,
    announce,
    key,
    actor: { kind: 'officer', userId },
    channel: 'field',
    now,
    occurredAt,
    correlationId,
    auditKind: 'officer',
    facts: { visitId },
  })
}
