import { complaintsTexts } from '#texts'
import type { MessageChannel } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Mailer } from '../../platform/mailer'
import type { OutboxMessage } from '../../platform/outbox'
import type { Platform } from '../../platform/platform'
import { openRecord } from '../applications/personal-record'
import {
  type ConversationRecord,
  conversationKey,
  lockConversation,
  openContact,
} from '../conversations/conversation-store'
import { addressIndex } from '../conversations/receive'
import { sayUnasked } from '../conversations/say-unasked'
import { type ComplaintRecord, findComplaintKey, openComplaint } from './complaint-store'

type Job = Extract<OutboxMessage, { topic: 'complaint.told' }>['payload']
type Found = {
  record: ComplaintRecord
  kind: 'answer' | 'closing'
  conversation: ConversationRecord | undefined
  phone: string | null
  email: string | null
}

/**
 * Tells the citizen that there is an answer, or that the complaint is closed: where it came from, else by e-mail, else by
 * SMS where that is set up, and each entry once. The notice holds the number and nothing of what was said.
 */
export async function tellComplainant(platform: Platform, mailer: Mailer, job: Job): Promise<void> {
  const { database, keyring, config } = platform
  const found = await database.read(workerScope, (db) => findRecipient(db, platform, job))
  if (!found) return
  const { record, conversation, email, phone } = found
  const notice = noticeOf(found, `${config.publicUrl}/pengaduan/lihat`)
  if (conversation) {
    const { address } = openContact(conversationKey(keyring, conversation), conversation)
    return tellInConversation(platform, job, record, { channel: conversation.channel, address, text: notice.text })
  }
  if (email) {
    await mailer.send({ to: email, ...notice, messageKey: `complaint:${job.entryId}` })
    await database.write(workerScope, (db) => remember(db, job, 'email', 'sent', platform.clock()))
    return
  }
  const { smpp, smsGateway } = config.channels
  if (phone && (smpp || smsGateway?.url))
    return tellInConversation(platform, job, record, { channel: 'sms', address: phone, text: notice.text })
  await database.write(workerScope, (db) => remember(db, job, 'email', 'no-contact', platform.clock()))
}

async function findRecipient(db: Db, { keyring }: Platform, job: Job): Promise<Found | undefined> {
  const told = await db.first({ text: 'select 1 from complaint_notice where entry_id = $1', values: [job.entryId] })
  const record = told
    ? undefined
    : await db.first<ComplaintRecord>({ text: 'select * from complaint where id = $1', values: [job.complaintId] })
  const entry = await db.first<{ kind: string }>({
    text: 'select kind from complaint_entry where id = $1',
    values: [job.entryId],
  })
  const key = record && findComplaintKey(keyring, record)
  if (!record || !key || !entry) return undefined
  const [conversation, personal] = await Promise.all([
    db.first<ConversationRecord>({
      text: `select c.* from conversation c where c.data_key is not null and (c.id = $1 or $1::uuid is null
               and c.id = (select conversation_id from conversation_application where application_id = $2))`,
      values: [record.conversation_id, record.application_id],
    }),
    db.first<{ id: string; data_key: Buffer | null; envelope: Buffer | null }>({
      text: 'select id, data_key, envelope from personal_record where application_id = $1 and data_key is not null',
      values: [record.application_id],
    }),
  ])
  const own = openComplaint(key, record)
  const applicant = personal && openRecord(keyring, personal).data.applicant
  const isNamed = own.phone !== null || own.email !== null
  return {
    record,
    kind: entry.kind === 'closing' ? 'closing' : 'answer',
    // Whoever named a contact is told there; else where the application's notices go.
    conversation: isNamed && !record.conversation_id ? undefined : conversation,
    phone: isNamed ? own.phone : (applicant?.phone ?? null),
    email: isNamed ? own.email : (applicant?.email ?? null),
  }
}

async function tellInConversation(
  platform: Platform,
  job: Job,
  record: ComplaintRecord,
  { channel, address, text }: { channel: MessageChannel; address: string; text: string },
): Promise<void> {
  const { database, keyring, clock } = platform
  await database.write(workerScope, async (db) => {
    const now = clock()
    const isFirst = await remember(db, job, channel, 'sent', now)
    if (!isFirst) return
    const locked = await lockConversation(
      db,
      keyring,
      { channel, addressIndex: addressIndex(keyring, channel, address), provinceCode: record.province_code },
      { address },
      now,
    )
    await sayUnasked(db, platform, locked, [{ text }], { at: now })
  })
}

async function remember(
  db: Db,
  job: Job,
  channel: MessageChannel,
  status: 'sent' | 'no-contact',
  now: Date,
): Promise<boolean> {
  const inserted = await db.run({
    text: `insert into complaint_notice (entry_id, complaint_id, channel, status, recorded_at) values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
    values: [job.entryId, job.complaintId, channel, status, now],
  })
  return inserted > 0
}

function noticeOf({ record, kind }: Found, link: string): { subject: string; text: string } {
  const { number } = record
  const say = complaintsTexts.in(record.language)
  return { subject: say(`mailSubject_${kind}`, { number }), text: say(`mailText_${kind}`, { number, link }) }
}
