import { type Language, toLocalDate } from '@sipelandukilat/domain'
import { addresses } from '@sipelandukilat/portal'
import type { MessageChannel, OutboundChoice } from '../../../channels/message'
import { workerScope } from '../../../platform/caller'
import { addressIndex } from '../../../platform/crypto/address-index'
import { blindIndex } from '../../../platform/crypto/keyring'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { enqueue, outboxColumns } from '../../../platform/jobs/outbox'
import type { Payload } from '../../../platform/jobs/topics'
import type { Mailer } from '../../../platform/mailer'
import type { Platform } from '../../../platform/platform'
import { chooseChannel, findStopped } from '../../conversations/choose-channel'
import {
  type ConversationRecord,
  conversationKey,
  openContact,
  withdrawMessages,
} from '../../conversations/conversation-store'
import { notify } from '../../conversations/notify'
import { wordsOf } from '../../wording/own-words'
import {
  answerButtons,
  type NoticeReference,
  type VisitNotice,
  visitNoticeText,
  visitWordsKey,
} from '../../wording/visit-notice-text'
import { findApplicationOf, findConversationOf } from './visit-contact'
import { openDetails, type VisitRequestRecord } from './visit-request-store'

type Job = Payload<'visit.changed'>

const noticeColumns = (kind: Job['kind']) =>
  outboxColumns('visit.changed', { requestId: 'v.id', tripId: 'v.trip_id', onDate: 's.on_date', kind: `'${kind}'` })

/**
 * Queues the news of an appointment for everybody planned on a trip, or at some of its stops, in one statement. The worker
 * judges whom it still concerns, so notifying twice notifies once.
 */
export function notifyPlanned(db: Db, tripId: string, stopIds: readonly string[] | null = null): void {
  db.defer({
    text: `insert into outbox (id, topic, payload, available_at)
           select gen_random_uuid(), ${noticeColumns('planned')}, now()
           from visit_request v join trip_stop s on s.id = v.stop_id
           where v.trip_id = $1 and v.status = 'planned' and s.skipped_at is null and ($2::uuid[] is null or s.id = any($2))`,
    values: [tripId, stopIds],
  })
}

type Concerned = { tripId: string; stopIds?: readonly string[]; requestIds?: readonly string[] }

/** Queues the news that a visit is called off for those of a trip who were notified of it. To be asked before they are released. */
export const notifyCalledOff = (db: Db, where: Concerned): Promise<void> => queueForNotified(db, where, 'called_off')

/** What was to be notified of these visits and has not left yet leaves no more. To be asked before they are released. */
export const withdrawNotices = (db: Db, where: Concerned): Promise<void> => queueForNotified(db, where, 'over')

async function queueForNotified(db: Db, where: Concerned, kind: 'called_off' | 'over'): Promise<void> {
  await db.run({
    text: `insert into outbox (id, topic, payload, available_at)
           select gen_random_uuid(), ${noticeColumns(kind)}, now()
           from visit_request v join trip_stop s on s.id = v.stop_id
           where v.trip_id = $1 and v.status = 'planned' and ($2::uuid[] is null or s.id = any($2)) and ($3::uuid[] is null or v.id = any($3))
             and exists (select from visit_notice n where n.visit_request_id = v.id and n.trip_id = v.trip_id and n.kind <> 'called_off')`,
    values: [where.tripId, where.stopIds ?? null, where.requestIds ?? null],
  })
}

/**
 * Of an application that changed: a visit that was announced and is no longer due is called off, and one on a trip of an office
 * that no longer acts is let go of. In the worker, since whoever moved the application may see neither trip nor notices.
 */
export async function callOffStruck(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  { applicationId }: Pick<Payload<'application.changed'>, 'applicationId'>,
): Promise<void> {
  await database.write(workerScope, async (db) => {
    const struck = await db.rows<{ id: string; trip_id: string; on_date: string }>({
      text: `select v.id, v.trip_id, s.on_date
             from visit_request v join trip_stop s on s.id = v.stop_id join trip t on t.id = v.trip_id
             where v.application_id = $1 and s.on_date >= $2
               and (v.status = 'cancelled' or (v.status = 'planned' and v.regency_code <> all(t.regency_codes)))
               and (select n.kind from visit_notice n where n.visit_request_id = v.id and n.trip_id = v.trip_id order by n.number desc limit 1)
                 <> 'called_off'`,
      values: [applicationId, toLocalDate(clock())],
    })
    for (const { id: requestId, trip_id: tripId, on_date: onDate } of struck)
      enqueue(db, 'visit.changed', { requestId, tripId, onDate, kind: 'called_off' })
    await db.run({
      text: `update visit_request v set status = 'open', trip_id = null, stop_id = null, version = v.version + 1
             from trip t where t.id = v.trip_id and v.application_id = $1 and v.status = 'planned' and v.regency_code <> all(t.regency_codes)`,
      values: [applicationId],
    })
  })
}

type Message = { channel: MessageChannel; address: string; text: string; choices: OutboundChoice[] }

type Found = {
  record: VisitRequestRecord
  notice: VisitNotice
  news: News
  language: Language
  /** The province's own, or those that come with the system. */
  words: string
  conversation: ConversationRecord | undefined
  email: string | null
  phone: string | null
  stopped: ReadonlySet<MessageChannel>
}

/** Notifies one person of their appointment where their application's notices go, else at the telephone they left, once each. */
export async function notifyVisit(platform: Platform, mailer: Mailer, job: Job): Promise<void> {
  const { database, keyring, config } = platform
  if (job.kind !== 'planned') await withdrawHeld(platform, job)
  const found = await database.read(workerScope, (db) => findNotice(db, platform, job))
  if (!found) return
  const { conversation, email, phone, language, notice } = found
  const words = visitNoticeText(notice, found.words, language, `${config.publicUrl}${addresses.follow}`)
  const way = chooseChannel(
    { conversation: conversation?.channel, hasEmail: Boolean(email), hasPhone: Boolean(phone), stopped: found.stopped },
    config,
  )
  if (way === null || way.isStopped) {
    const status = way ? 'stopped' : 'no-contact'
    await database.write(workerScope, (db) =>
      remember(db, job, found, { channel: way?.channel ?? 'sms', status, index: null }, platform),
    )
    return
  }
  const { channel } = way
  if (channel === 'email' && channel !== conversation?.channel && email) {
    const messageKey = `visit:${job.requestId}:${job.tripId}:${found.news.number}`
    await mailer.send({ to: email, ...words, messageKey })
    const index = blindIndex(keyring, 'email', email)
    await database.write(workerScope, (db) =>
      remember(db, job, found, { channel: 'email', status: 'sent', index }, platform),
    )
    return
  }
  const address = conversation ? openContact(conversationKey(keyring, conversation), conversation).address : phone
  if (!address) return
  // Elsewhere choices would be numbered lines, whose numbers nobody could tell from those of a form.
  const choices = channel === 'whatsapp' ? answerButtons(notice.kind, noticeOf(job, found), language) : []
  await notifyByMessage(platform, job, found, { channel, address, text: words.text, choices })
}

/** Notices of a visit that stands no more leave no more. */
async function withdrawHeld({ database, clock }: Platform, job: Job): Promise<void> {
  await database.write(workerScope, async (db) => {
    if (await findAppointment(db, job)) return
    const ofVisit = { visit_request_id: job.requestId, trip_id: job.tripId }
    const notices = await db.rows(
      from('visit_notice').where(ofVisit).where('kind', '<>', 'called_off').select('number', 'message_ids'),
    )
    const messages = notices.flatMap(({ message_ids }) => message_ids)
    const withdrawn = new Set(await withdrawMessages(db, messages, clock()))
    for (const { number, message_ids } of notices)
      if (message_ids.some((id) => withdrawn.has(id)))
        await db.run(
          from('visit_notice')
            .where({ ...ofVisit, number })
            .update({ status: 'withdrawn' }),
        )
  })
}

const noticeOf = ({ requestId, tripId }: Job, { news }: Found): NoticeReference => ({
  requestId,
  tripId,
  number: news.number,
})

export type LastNotice = { kind: string; on_date: string; at_time: string; at_place: string; number: number }

/** What is to be notified, and how often this trip was spoken of by then. */
type News = { kind: VisitNotice['kind']; onDate: string; atTime: string; atPlace: string; number: number }

export type AppointmentNow = Pick<VisitRequestRecord, 'mode'> & {
  on_date: string
  arrival_time: string | null
  place: string
}

type AppointmentRow = VisitRequestRecord &
  AppointmentNow & {
    stop_village: string
    trip_status: string
  }

const findAppointment = (db: Db, job: Job): Promise<AppointmentRow | undefined> =>
  db.first<AppointmentRow>({
    text: `select v.*, s.on_date, to_char(s.arrival_time, 'HH24:MI') as arrival_time, s.place, r.name as stop_village, t.status as trip_status
           from visit_request v join trip_stop s on s.id = v.stop_id join trip t on t.id = v.trip_id join region r on r.code = s.village_code
           where v.id = $1 and v.trip_id = $2 and v.status = 'planned' and t.status in ('approved', 'under_way') and s.skipped_at is null`,
    values: [job.requestId, job.tripId],
  })

async function findNotice(db: Db, platform: Platform, job: Job): Promise<Found | undefined> {
  const { keyring } = platform
  const record = await db.first(from('visit_request').where({ id: job.requestId }).whereNotNull('data_key'))
  if (!record) return undefined
  const notices = await db.rows(
    from('visit_notice')
      .where({ visit_request_id: job.requestId, trip_id: job.tripId })
      .orderBy('number', 'desc')
      .select('kind', 'on_date', 'at_time', 'at_place', 'number', 'status'),
  )
  const current = await findAppointment(db, job)
  const judged = judge(job, current, notices.find(wasNotified))
  if (!judged) return undefined
  const news = { ...judged, number: (notices[0]?.number ?? 0) + 1 }
  const [application, definition] = await findApplicationOf(db, platform, record)
  const details = openDetails(keyring, record)
  const phone = application?.applicant.phone ?? details.contactPhone ?? details.phone
  const language = application?.language ?? details.language
  const conversation = application ? application.conversation : await findConversationOf(db, platform, phone)
  const email = application?.applicant.email ?? null
  return {
    record,
    news,
    notice: {
      kind: news.kind,
      mode: record.mode,
      purpose: record.purpose,
      appointment: {
        date: news.onDate,
        time: current?.arrival_time ?? null,
        place: current?.place ?? '',
        villageName: current?.stop_village ?? '',
      },
      trackingNumber: details.trackingNumber,
      definition,
    },
    language,
    words: await wordsOf(db, record.province_code, visitWordsKey(news.kind), language),
    conversation,
    email,
    phone,
    stopped: await findStopped(db, keyring, { conversation, email, phone }),
  }
}

/** Whoever a notice never reached, for it was withdrawn, does not know of it. */
export const wasNotified = ({ status }: { status: string }): boolean => status !== 'withdrawn'

/** What is news by now: a first appointment, another day, hour or place than the last notified, or none any more. */
export function judge(
  job: Pick<Job, 'kind' | 'onDate'>,
  current: AppointmentNow | undefined,
  last: LastNotice | undefined,
): News | undefined {
  const number = (last?.number ?? 0) + 1
  if (job.kind === 'over') return undefined
  if (job.kind === 'called_off') {
    if (current || !last || last.kind === 'called_off') return undefined
    return { kind: 'called_off', onDate: job.onDate, atTime: '', atPlace: '', number }
  }
  if (!current) return undefined
  const atTime = current.arrival_time ?? ''
  // Who is visited at home is notified of no place.
  const atPlace = current.mode === 'home' ? '' : current.place
  const news = { onDate: current.on_date, atTime, atPlace, number }
  if (!last) return { kind: 'planned', ...news }
  if (last.kind === 'called_off' || last.on_date !== current.on_date || last.at_time !== atTime)
    return { kind: 'moved', ...news }
  return last.at_place === atPlace ? undefined : { kind: 'place_changed', ...news }
}

async function notifyByMessage(
  platform: Platform,
  job: Job,
  found: Found,
  { channel, address, text, choices }: Message,
): Promise<void> {
  const { database, keyring, clock } = platform
  await database.write(workerScope, async (db) => {
    const at = clock()
    const index = addressIndex(keyring, channel, address)
    const isFirst = await remember(db, job, found, { channel, status: 'sent', index }, platform)
    if (!isFirst) return
    const message = { text, ...(choices.length > 0 ? { choices } : {}) }
    const { province_code: provinceCode, application_id: applicationId } = found.record
    const messageIds = await notify(db, platform, { channel, address, provinceCode }, [message], {
      at,
      applicationId: applicationId ?? undefined,
    })
    await db.run(
      from('visit_notice')
        .where({ visit_request_id: job.requestId, trip_id: job.tripId, number: found.news.number })
        .update({ message_ids: messageIds }),
    )
  })
}

async function remember(
  db: Db,
  job: Job,
  { news }: Found,
  {
    channel,
    status,
    index,
  }: { channel: MessageChannel; status: 'sent' | 'no-contact' | 'stopped'; index: Buffer | null },
  { clock }: Pick<Platform, 'clock'>,
): Promise<boolean> {
  const added = await db.run(
    from('visit_notice')
      .insert({
        visit_request_id: job.requestId,
        trip_id: job.tripId,
        number: news.number,
        kind: news.kind,
        on_date: news.onDate,
        at_time: news.atTime,
        at_place: news.atPlace,
        channel,
        status,
        address_index: index,
        recorded_at: clock(),
      })
      .onConflict()
      .ignore(),
  )
  return added > 0
}
