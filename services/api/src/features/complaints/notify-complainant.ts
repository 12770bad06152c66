import { addresses } from '@sipelandukilat/portal'
import { complaintsTexts } from '#texts'
import type { MessageChannel } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Payload } from '../../platform/jobs/topics'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { openRecord } from '../applications/personal-record'
import { chooseChannel, findStopped } from '../conversations/choose-channel'
import type { ConversationRecord, SaidContent } from '../conversations/conversation-store'
import { hiddenComplaintNumber } from '../conversations/hidden-pin'
import { notify, type Recipient } from '../conversations/notify'
import { complaintAnswerMessages, findComplaintAnswer } from './complaint-answer'
import { type ComplaintRecord, findComplaintKey, openComplaint } from './complaint-store'

type Job = Payload<'complaint.changed'>
type Found = {
  record: ComplaintRecord
  /** Undefined where the complaint was closed. */
  answer: string | undefined
  conversation: ConversationRecord | undefined
  phone: string | null
  email: string | null
  stopped: ReadonlySet<MessageChannel>
}

/**
 * Tells the citizen the office's answer, whole and with identifiers masked, or that the complaint is closed: where it came
 * from, else by e-mail, else by SMS where that is set up, and each entry once.
 */
export async function notifyComplainant(platform: Platform, mailer: Mailer, job: Job): Promise<void> {
  const { database, config } = platform
  const found = await database.read(workerScope, (db) => findRecipient(db, platform, job))
  if (!found) return
  const { record, conversation, email, phone, stopped } = found
  const link = `${config.publicUrl}${addresses.complaintOpening}`
  const notice = noticeOf(found, link)
  const way = chooseChannel(
    { conversation: conversation?.channel, hasEmail: email !== null, hasPhone: phone !== null, stopped },
    config,
  )
  if (way === null || way.isStopped) {
    const status = way ? 'stopped' : 'no-contact'
    await database.write(workerScope, (db) => remember(db, job, way?.channel ?? 'email', status, platform.clock()))
    return
  }
  const { channel } = way
  const messages =
    found.answer === undefined
      ? [
          {
            text: noticeOf({ ...found, record: { ...record, number: hiddenComplaintNumber } }, link).text,
            complaintId: record.id,
          },
        ]
      : complaintAnswerMessages(record, {
          entryId: job.entryId,
          answer: found.answer,
          isFromHere: record.conversation_id === conversation?.id && conversation?.handled_by === 'dialogue',
          channel,
          link,
        })
  if (channel === conversation?.channel) return notifyByMessage(platform, job, channel, { conversation }, messages)
  if (channel === 'email' && email) {
    await mailer.send({ to: email, ...notice, messageKey: `complaint:${job.entryId}` })
    await database.write(workerScope, (db) => remember(db, job, 'email', 'sent', platform.clock()))
    return
  }
  if (phone)
    await notifyByMessage(
      platform,
      job,
      channel,
      { channel, address: phone, provinceCode: record.province_code },
      messages,
    )
}

async function findRecipient(db: Db, { keyring }: Platform, job: Job): Promise<Found | undefined> {
  const notified = await db.first(from('complaint_notice').where({ entry_id: job.entryId }).select('entry_id'))
  const record = notified
    ? undefined
    : await db.first<ComplaintRecord>(from('complaint').where({ id: job.complaintId }))
  const key = record && findComplaintKey(keyring, record)
  if (!record || !key) return undefined
  const [conversation, personal] = await Promise.all([
    db.first<ConversationRecord>({
      text: `select c.* from conversation c where c.data_key is not null and (c.id = $1 or $1::uuid is null
               and c.id = (select conversation_id from conversation_application where application_id = $2))`,
      values: [record.conversation_id, record.application_id],
    }),
    record.application_id === null
      ? undefined
      : db.first(
          from('personal_record')
            .where({ application_id: record.application_id })
            .whereNotNull('data_key')
            .select('id', 'data_key', 'envelope'),
        ),
  ])
  const own = openComplaint(key, record)
  const applicant = personal && openRecord(keyring, personal).data.applicant
  const isNamed = own.phone !== null || own.email !== null
  const phone = isNamed ? own.phone : (applicant?.phone ?? null)
  const email = isNamed ? own.email : (applicant?.email ?? null)
  // Whoever named a contact is notified there; else where the application's notices go.
  const answered = isNamed && !record.conversation_id ? undefined : conversation
  return {
    record,
    answer: (await findComplaintAnswer(db, keyring, job.entryId))?.answer,
    conversation: answered,
    phone,
    email,
    stopped: await findStopped(db, keyring, { conversation: answered, email, phone }),
  }
}

async function notifyByMessage(
  platform: Platform,
  job: Job,
  channel: MessageChannel,
  to: Recipient,
  messages: readonly SaidContent[],
): Promise<void> {
  await platform.database.write(workerScope, async (db) => {
    const at = platform.clock()
    const isFirst = await remember(db, job, channel, 'sent', at)
    if (isFirst) await notify(db, platform, to, messages, { at })
  })
}

async function remember(
  db: Db,
  job: Job,
  channel: MessageChannel,
  status: 'sent' | 'no-contact' | 'stopped',
  now: Date,
): Promise<boolean> {
  const inserted = await db.run(
    from('complaint_notice')
      .insert({ entry_id: job.entryId, complaint_id: job.complaintId, channel, status, recorded_at: now })
      .onConflict()
      .ignore(),
  )
  return inserted > 0
}

function noticeOf({ record, answer }: Found, link: string): { subject: string; text: string } {
  const { number } = record
  const say = complaintsTexts.in(record.language)
  return answer === undefined
    ? { subject: say('mailSubject_closing', { number }), text: say('mailText_closing', { number, link }) }
    : { subject: say('mailSubject_answer', { number }), text: say('mailText_answer', { number, answer, link }) }
}
