import { type OwnAccountData, type OwnApplicationData, shownMessageDays } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { listAccountApplications } from '../accounts/accounts'
import type { ApplicationRecord } from '../applications/application-store'
import { maskText, openForReading } from '../applications/personal-record'
import { type ConversationRecord, conversationKey, openSaid } from '../conversations/conversation-store'
import { getDefinition } from '../service-definitions/definitions'

type Trail = OwnApplicationData['trail']
type FileRow = {
  requirement: string
  media_type: string
  size: number
  uploaded_at: Date
  replaced_at: Date | null
  erased_at: Date | null
}

/** Who handled the application's data, newest first. */
async function readTrail(db: Db, applicationId: string): Promise<Trail> {
  const rows = await db.rows<{ at: Date; by: Trail[number]['by']; action: string }>({
    text: 'select at, by, action from app_own_trail($1)',
    values: [applicationId],
  })
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Everything held of an application, for who opened it with the PIN; put on record. */
export async function readOwnApplicationData(
  { keyring }: Pick<Platform, 'keyring'>,
  db: Db,
  record: ApplicationRecord,
  correlationId: string,
): Promise<OwnApplicationData> {
  const [personal, files, region, definition, trail] = await Promise.all([
    db.first<{ id: string; data_key: Buffer | null; envelope: Buffer | null; erased_at: Date | null }>({
      text: 'select id, data_key, envelope, erased_at from personal_record where application_id = $1',
      values: [record.id],
    }),
    db.rows<FileRow>({
      text: 'select requirement, media_type, size, uploaded_at, replaced_at, erased_at from attachment where application_id = $1 order by uploaded_at, id',
      values: [record.id],
    }),
    db.first<{ name: string }>({ text: 'select name from region where code = $1', values: [record.regency_code] }),
    getDefinition(db, record.service_code, record.service_version),
    readTrail(db, record.id),
  ])
  await recordAudit(db, {
    actorKind: 'citizen',
    action: 'own-data-read',
    subject: 'Application',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    correlationId,
  })
  const { data } = openForReading(keyring, personal ?? { id: record.id, data_key: null, envelope: null })
  return {
    trackingNumber: record.tracking_number,
    serviceCode: record.service_code,
    serviceTitle: definition.title,
    status: record.status,
    submittedAt: record.submitted_at.toISOString(),
    regencyName: region?.name ?? record.regency_code,
    erasedAt: personal?.erased_at?.toISOString() ?? null,
    applicant: data.applicant,
    assistedBy: data.assistedBy ?? null,
    delegate: data.delegate ?? null,
    presence: data.presence ?? null,
    answers: data.answers,
    files: files.map((file) => ({
      requirement: file.requirement,
      mediaType: file.media_type,
      size: file.size,
      uploadedAt: file.uploaded_at.toISOString(),
      isReplaced: file.replaced_at !== null,
      isErased: file.erased_at !== null,
    })),
    trail,
  }
}

type SaidRow = { id: string; conversation_id: string; direction: 'in' | 'out'; at: Date; sealed: Buffer | null }
type HeldConversation = ConversationRecord & { message_count: number; file_count: number }

/** Everything held of the verified contact of this transaction; put on record. Numbers of other people in it are masked. */
export async function readOwnAccountData(
  { keyring }: Pick<Platform, 'keyring'>,
  db: Db,
  { now, correlationId }: { now: Date; correlationId: string },
): Promise<OwnAccountData> {
  const conversations = await db.rows<HeldConversation>({
    text: `select c.*, (select count(*) from conversation_message m where m.conversation_id = c.id) as message_count,
             (select count(*) from upload u where u.conversation_id = c.id) as file_count
           from conversation c where c.data_key is not null order by c.last_message_at desc`,
  })
  const ids = conversations.map(({ id }) => id)
  const [applications, messages, drafts] = await Promise.all([
    listAccountApplications(db, correlationId),
    db.rows<SaidRow>({
      text: `select id, conversation_id, direction, at, sealed from conversation_message
             where conversation_id = any($1) and at > $2 order by at desc, id desc limit 500`,
      values: [ids, new Date(now.getTime() - shownMessageDays * 86_400_000)],
    }),
    db.rows<{ created_at: Date; expires_at: Date }>({
      text: 'select created_at, expires_at from application_draft where conversation_id = any($1) and data_key is not null and application_id is null',
      values: [ids],
    }),
  ])
  for (const conversation of conversations)
    await recordAudit(db, {
      actorKind: 'citizen',
      action: 'own-data-read',
      subject: 'Conversation',
      subjectIds: [conversation.id],
      provinceCode: conversation.province_code,
      regencyCode: conversation.regency_code,
      correlationId,
    })
  return {
    applications,
    conversations: conversations.map((conversation) => {
      const key = conversationKey(keyring, conversation)
      return {
        channel: conversation.channel,
        lastMessageAt: conversation.last_message_at.toISOString(),
        messageCount: conversation.message_count,
        fileCount: conversation.file_count,
        messages: messages
          .filter((message) => message.conversation_id === conversation.id)
          .map((message) => ({
            direction: message.direction,
            at: message.at.toISOString(),
            text: maskText(openSaid(key, message).text),
          })),
      }
    }),
    drafts: drafts.map((draft) => ({
      createdAt: draft.created_at.toISOString(),
      expiresAt: draft.expires_at.toISOString(),
    })),
  }
}
