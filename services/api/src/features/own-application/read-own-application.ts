import type { CitizenApplication } from '@sipelandukilat/contract'
import {
  type Answers,
  canBeResubmitted,
  destinationOf,
  isClosed,
  isInGroup,
  isRecordOnly,
  type Localized,
  moveServices,
  movingLetterService,
  toLocalDate,
  transitions,
} from '@sipelandukilat/domain'
import * as z from 'zod'
import { messageChannels } from '../../channels/message'
import { type Keyring, pinOf } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { canBeWrittenAbout, readOwnMessages } from '../application-messages/own-messages'
import { findAnswered } from '../applications/answered'
import {
  type ApplicationRecord,
  listProducts,
  type ProductRecord,
  toWorkflowState,
} from '../applications/application-store'
import { eventPlace } from '../applications/events'
import { openCorrectionNote, openProduct } from '../applications/file'
import { findHandover } from '../applications/handover'
import { findMovePair, type MovePairRow, toMovePair } from '../applications/move-pair'
import { findDueMover, findServiceFacts, toOutlook } from '../applications/outlook'
import { findSealed, openForReading, openNote, type ReadingKey } from '../applications/personal-record'
import { correctionAwaitedUntil } from '../applications/system-steps'
import { findOwnAppointment } from '../field/visits/own-appointment'
import { findNextVisit } from '../field/visits/visit-schedule'
import { findPlace, findPlaceAndOffice } from '../regions/places'
import { findSurvey } from '../survey/survey-store'
import { findSentAgain } from './sent-again'

/** The answers that are asked for anew, or are missing, and no others: a phone may be shared. */
function answersAsked(answers: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const asked: Record<string, unknown> = {}
  for (const path of fields) {
    const [section = '', second, third] = path.split('.')
    const rows = answers[section]
    if (second !== undefined && third === undefined && rows && !Array.isArray(rows))
      asked[section] = { ...(asked[section] as object), [second]: (rows as Record<string, unknown>)[second] }
    else if (rows !== undefined) asked[section] = rows
  }
  return asked
}

/** The service point of a visit, with its village. */
const toPlanned = ({ date, time, place, villageName, isAtHome }: NonNullable<CitizenApplication['appointment']>) => ({
  date,
  time,
  place: `${place}, ${villageName}`,
  isAtHome,
})

function toOwnProduct(
  { status }: ApplicationRecord,
  key: ReadingKey,
  product: ProductRecord,
  words: Localized,
): CitizenApplication['products'][number] {
  const isAvailable = isInGroup(status, 'available')
  return {
    id: product.id,
    product: product.product,
    format: product.format,
    words,
    downloadable: product.attachment_id !== null && isAvailable,
    siakLink: isAvailable ? openProduct(key, product).siakLink : null,
    handedOverAt: product.handed_over_at?.toISOString() ?? null,
  }
}

/** Whoever opened the letter with its PIN reads that of the arrival too: nobody handed them a receipt. */
const pinOfArrival = (keyring: Keyring, { side, state, id }: MovePairRow): string | null =>
  side === 'arrival' && state === 'awaited' ? pinOf(keyring, id) : null

/** The regency to which an issued letter leads, where nothing is opened there. */
async function findElsewhere(
  db: Db,
  { service_code: code, status }: ApplicationRecord,
  pair: MovePairRow | undefined,
  answers: Answers,
): Promise<string | null> {
  if (code !== movingLetterService || !isInGroup(status, 'issued') || pair) return null
  const destination = await findPlace(db, destinationOf(answers) ?? '')
  return destination && destination.regencyStatus !== 'active' ? destination.regencyName : null
}

/** Somebody must still be seen, in the village or at home. */
export const awaitsVisit = ({
  status,
  presence_done: isDone,
  presence_mode: mode,
}: Pick<ApplicationRecord, 'status' | 'presence_done' | 'presence_mode'>): boolean =>
  !isClosed(status) && !isDone && (mode === 'village' || mode === 'home')

/** The paths of the answers that a supplement gave or changed. */
const changedIn = (data: unknown): string[] =>
  z.object({ changed: z.array(z.string()) }).safeParse(data).data?.changed ?? []

/** What the citizen who opened the application sees of it. */
export async function readCitizenApplication(
  db: Db,
  keyring: Keyring,
  record: ApplicationRecord,
  now: Date,
): Promise<CitizenApplication> {
  const isAwaited = awaitsVisit(record)
  const [
    personal,
    products,
    events,
    place,
    nextVisit,
    appointment,
    survey,
    handover,
    dueMovedBy,
    service,
    pair,
    sentAgain,
  ] = await Promise.all([
    findSealed(db, record.id),
    listProducts(db, record.id),
    db.rows<{
      seq: number
      type: string
      to_status: ApplicationRecord['status'] | null
      actor_kind: string
      occurred_at: Date
      sealed: Buffer | null
      data: unknown
    }>({
      text: `select seq, type, to_status, actor_kind, occurred_at, sealed, data from application_event
        where application_id = $1 and (to_status is distinct from from_status or type = 'supplement') order by seq`,
      values: [record.id],
    }),
    findPlaceAndOffice(db, record),
    isAwaited ? findNextVisit(db, record.village_code, now) : undefined,
    isAwaited ? findOwnAppointment(db, record.id) : undefined,
    record.status === 'completed' ? findSurvey(db, record.id) : undefined,
    findHandover(db, record.id),
    findDueMover(db, record.id),
    findServiceFacts(db, record),
    moveServices.includes(record.service_code) ? findMovePair(db, record.id) : undefined,
    isClosed(record.status) ? findSentAgain(db, record.id) : undefined,
  ])
  const { data, key } = openForReading(keyring, personal)
  const noteOf = (event: (typeof events)[number]) =>
    event.sealed ? openNote(key, eventPlace(record.id, event.seq), event.sealed) : null
  const rejection = events.findLast((event) => event.type === 'reject')
  const isCorrection = record.status === 'correction'
  // Where nothing is handed over, nothing was issued or ready.
  const isOver = isRecordOnly(toWorkflowState(record, products)) && record.status === 'completed'
  const asked = isCorrection ? record.correction : record.lacks
  const { documents, promisedAt, ...outlook } = toOutlook(record, {
    products,
    key,
    ...place,
    carrier: handover?.carrier ?? null,
    ...service,
    appointment: appointment ? toPlanned(appointment.shown) : null,
    nextVisit: nextVisit ? { date: nextVisit.date, place: nextVisit.place } : null,
    dueMovedBy,
  })
  return {
    id: record.id,
    trackingNumber: record.tracking_number,
    serviceCode: record.service_code,
    serviceVersion: record.service_version,
    status: record.status,
    statusSince: record.status_since.toISOString(),
    submittedAt: record.submitted_at.toISOString(),
    waitingSince: record.waiting_since.toISOString(),
    lacks: record.lacks,
    dueAt: promisedAt,
    regencyCode: record.regency_code,
    regencyName: place.regencyName,
    villageCode: record.village_code,
    villageName: place.villageName,
    office: place.office,
    presenceMode: record.presence_mode,
    steps: events.flatMap((event) =>
      event.to_status && !(isOver && isInGroup(event.to_status, 'producing') && event.to_status !== 'processing')
        ? [
            {
              status: event.to_status,
              at: event.occurred_at.toISOString(),
              note: event.type === 'request_correction' || event.type === 'reject' ? noteOf(event) : null,
              isPresence: event.type === 'record_presence',
              supplement:
                event.type === 'supplement'
                  ? {
                      by: event.actor_kind === 'officer' ? ('office' as const) : ('citizen' as const),
                      changed: changedIn(event.data),
                    }
                  : null,
            },
          ]
        : [],
    ),
    correction:
      isCorrection && record.correction
        ? {
            ...record.correction,
            note: openCorrectionNote(record, key),
            answered: await findAnswered(db, record),
          }
        : null,
    correctionClosesAt: isCorrection ? correctionAwaitedUntil(record).toISOString() : null,
    rejectionReason: record.status === 'rejected' && rejection ? noteOf(rejection) : null,
    answers: asked ? answersAsked(data.answers, asked.fields) : {},
    outlook,
    // While it is decided, the outlook says so itself.
    awaitsHead: service.approver === 'head' && record.approved_by === null && isInGroup(record.status, 'undecided'),
    mergedInto: record.merged_into,
    move: pair ? { ...toMovePair(pair), pin: pinOfArrival(keyring, pair) } : null,
    movesElsewhere: await findElsewhere(db, record, pair, data.answers),
    products: documents.flatMap(({ words }, index) => {
      const product = products[index]
      return product ? [toOwnProduct(record, key, product, words)] : []
    }),
    handover: handover
      ? {
          carrier: handover.carrier,
          sentAt: handover.sent_at?.toISOString() ?? null,
          method: handover.method,
          recipient: handover.recipient,
          receivedAt: handover.received_at?.toISOString() ?? null,
        }
      : null,
    appointment: appointment ? appointment.shown : null,
    nextVisit: nextVisit ? { date: nextVisit.date, place: nextVisit.place } : null,
    messages: await readOwnMessages(db, key, record.id),
    canWrite: canBeWrittenAbout(record, key),
    isReachable:
      Boolean(data.applicant.phone || data.applicant.email) ||
      messageChannels.some((channel) => channel === record.channel),
    canWithdraw: transitions.withdraw.from.includes(record.status),
    canResubmit: !sentAgain && key !== null && canBeResubmitted(record.status, record.arrival_until, toLocalDate(now)),
    sentAgainAs: sentAgain?.tracking_number ?? null,
    canRate: record.status === 'completed' && !survey,
    erasedAt: personal?.erased_at?.toISOString() ?? null,
    language: record.language,
    version: record.version,
  }
}
