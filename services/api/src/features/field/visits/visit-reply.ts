import type { VisitReply } from '@sipelandukilat/contract'
import { formatDate, type Localized, localized, perLanguage, toLocalDate } from '@sipelandukilat/domain'
import { type AuditActor, recordAudit } from '../../../platform/audit'
import type { Keyring } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import {
  answerTaken,
  answerTooLate,
  type NoticeReference,
  readAnswer,
  readButton,
  visitIsOff,
} from '../../wording/visit-notice-text'
import { sealReply, type VisitRequestRecord } from './visit-request-store'

type Answered = Pick<VisitRequestRecord, 'id' | 'data_key' | 'province_code' | 'regency_code'>

/** Keeps what somebody answered to their appointment; a later answer takes the place of an earlier one. */
export async function keepReply(
  db: Db,
  keyring: Keyring,
  request: Answered,
  reply: { answer: VisitReply; words: string | null },
  context: { now: Date; actorKind: AuditActor['kind']; channel: string; correlationId: string | null },
): Promise<void> {
  const { now, actorKind, channel, correlationId } = context
  await db.run(
    from('visit_request')
      .where({ id: request.id })
      .update({
        reply: reply.answer,
        replied_at: now,
        reply_sealed: reply.words ? sealReply(keyring, request, reply.words) : null,
      })
      .increment('version', 1),
  )
  recordAudit(
    db,
    { kind: actorKind, id: null },
    {
      action: 'visit-appointment-answered',
      subject: 'VisitRequest',
      subjectIds: [request.id],
      provinceCode: request.province_code,
      regencyCode: request.regency_code,
      detail: { answer: reply.answer, channel },
      correlationId,
    },
  )
}

/** What people answered to an appointment that is another by now is no answer to it. */
export async function forgetReplies(db: Db, stopIds: readonly string[]): Promise<void> {
  await db.run(
    from('visit_request')
      .where({ status: 'planned' })
      .whereAny('stop_id', stopIds)
      .whereNotNull('reply')
      .update({ reply: null, replied_at: null, reply_sealed: null })
      .increment('version', 1),
  )
}

type Said = { text: string } | { button: string }

type Current = Answered & { on_date: string; recorded_at: Date; trip_id: string; number: number }

/**
 * Receives, in a message, the answer to an appointment that was announced at this address. In the midst of a form a plain yes may
 * answer the form: then it counts only where nothing was said since the announcement; a button says of itself what it is for.
 * Gives the words to answer with.
 */
export async function handleReply(
  db: Db,
  keyring: Keyring,
  received: {
    said: Said
    addressIndex: Buffer
    channel: string
    isIdle: boolean
    lastReceivedAt: Date | null
    now: Date
  },
): Promise<Localized | undefined> {
  const pressed = 'button' in received.said ? readButton(received.said.button) : undefined
  const answer =
    'text' in received.said ? readAnswer(received.said.text) : pressed && { answer: pressed.answer, words: null }
  if (!answer) return undefined
  const rows = await db.rows<Current>({
    text: `select v.id, v.data_key, v.province_code, v.regency_code, v.trip_id, s.on_date, n.recorded_at, n.number
           from visit_notice n join visit_request v on v.id = n.visit_request_id and v.trip_id = n.trip_id join trip_stop s on s.id = v.stop_id
           where n.address_index = $1 and n.status = 'sent' and n.kind <> 'called_off' and n.on_date = s.on_date and n.at_time = coalesce(to_char(s.arrival_time, 'HH24:MI'), '')
             and n.at_place = case when v.mode = 'home' then '' else s.place end
             and v.status = 'planned' and v.data_key is not null and s.on_date >= $2
           order by n.recorded_at desc for update of v`,
    values: [received.addressIndex, toLocalDate(received.now)],
  })
  const asked = pressed ? rows.find((row) => isOf(row, pressed.notice)) : rows[0]
  if (pressed && !asked) return answerTooLate
  const last = asked ?? (await findCalledOff(db, received))
  if (!last) return undefined
  const isAsked =
    pressed !== undefined || received.lastReceivedAt === null || last.recorded_at > received.lastReceivedAt
  if (answer.answer === 'confirmed' && !received.isIdle && !isAsked) return undefined
  if (!asked) return perLanguage((language) => localized(visitIsOff(formatDate(last.on_date, language)), language))
  // One telephone may stand for a whole house: the answer is for all whom it was notified of the same trip and day.
  const house = rows.filter(({ trip_id, on_date }) => trip_id === asked.trip_id && on_date === asked.on_date)
  for (const row of new Map(house.map((one) => [one.id, one])).values())
    await keepReply(db, keyring, row, answer, {
      now: received.now,
      actorKind: 'citizen',
      channel: received.channel,
      correlationId: null,
    })
  const words = answerTaken[answer.answer]
  return perLanguage((language) => localized(words(formatDate(asked.on_date, language)), language))
}

/** What this address was notified of last, where that is a visit called off which is still waited for: a yes to it came too late. */
async function findCalledOff(
  db: Db,
  { addressIndex, now }: { addressIndex: Buffer; now: Date },
): Promise<{ on_date: string; recorded_at: Date } | undefined> {
  const last = await db.first<{ kind: string; status: string; on_date: string; recorded_at: Date }>({
    text: `select n.kind, v.status, n.on_date, n.recorded_at from visit_notice n join visit_request v on v.id = n.visit_request_id
           where n.address_index = $1 and n.status = 'sent' and n.on_date >= $2
           order by n.recorded_at desc, n.number desc limit 1`,
    values: [addressIndex, toLocalDate(now)],
  })
  return last?.kind === 'called_off' && (last.status === 'open' || last.status === 'planned') ? last : undefined
}

const isOf = ({ id, trip_id, number }: Current, { requestId, tripId, number: notified }: NoticeReference) =>
  id === requestId && trip_id === tripId && number === notified
