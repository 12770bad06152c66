import { type OwnAccountData, type OwnApplicationData, shownMessageDays } from '@sipelandukilat/contract'
import { readyAsOf } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { listAccountApplications } from '../accounts/accounts'
import { readOwnMessages } from '../application-messages/own-messages'
import { type ApplicationRecord, listProducts } from '../applications/application-store'
import { documentFacts } from '../applications/file'
import { findSealed, maskText, openForReading, type ReadingKey } from '../applications/personal-record'
import { type ConversationRecord, conversationKey, openSaid } from '../conversations/conversation-store'
import { findOwnAppointment } from '../field/visits/own-appointment'
import { findRegion } from '../regions/region-store'
import { getDefinition } from '../service-definitions/definitions'
import { openComment } from '../survey/survey-store'

type Trail = OwnApplicationData['trail']
/** Who handled the application's data, newest first. */
async function readTrail(db: Db, applicationId: string): Promise<Trail> {
  const rows = await db.rows<{ at: Date; by: Trail[number]['by']; action: string }>({
    text: 'select at, by, action from app_own_trail($1)',
    values: [applicationId],
  })
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** When they were to be met, and how they rated the service: rows that a citizen does not read by themselves. */
async function readVisitsAndSurvey(
  db: Db,
  key: ReadingKey,
  { id: applicationId, presence_done: isPresenceDone }: ApplicationRecord,
): Promise<Pick<OwnApplicationData, 'visits' | 'survey'>> {
  const [visits, answer] = await Promise.all([
    db.rows<Pick<Row<'visit_request'>, 'purpose' | 'requested_at' | 'status'> & { planned_on: string | null }>({
      text: `select v.purpose, v.requested_at, v.status, stop.on_date as planned_on
             from visit_request v left join trip_stop stop on stop.id = v.stop_id where v.application_id = $1 order by v.requested_at`,
      values: [applicationId],
    }),
    db.first(
      from('survey_answer').where({ application_id: applicationId }).select('answered_at', 'scores', 'sealed_comment'),
    ),
  ])
  const wasMet = visits.some(({ status }) => status === 'visited')
  const comment = answer?.sealed_comment && key ? openComment(key.plain, applicationId, answer.sealed_comment) : null
  return {
    visits: visits.map((visit) => ({
      purpose: visit.purpose,
      requestedAt: visit.requested_at.toISOString(),
      status: visit.status,
      plannedOn: visit.planned_on,
      isUnneeded: visit.status === 'cancelled' && visit.purpose !== 'handover' && isPresenceDone && !wasMet,
    })),
    survey: answer ? { answeredAt: answer.answered_at.toISOString(), scores: answer.scores, comment } : null,
  }
}

/** Everything stored about an application, for who opened it with the PIN; put on record. */
export async function readOwnApplicationData(
  { keyring, database }: Pick<Platform, 'keyring' | 'database'>,
  db: Db,
  record: ApplicationRecord,
  correlationId: string,
): Promise<OwnApplicationData> {
  const [personal, files, region, definition, products, appointment, trail] = await Promise.all([
    findSealed(db, record.id),
    db.rows(
      from('attachment')
        .where({ application_id: record.id })
        .orderBy('uploaded_at')
        .orderBy('id')
        .select('requirement', 'media_type', 'size', 'uploaded_at', 'replaced_at', 'erased_at'),
    ),
    findRegion(db, record.regency_code),
    getDefinition(db, record.service_code, record.service_version),
    listProducts(db, record.id),
    findOwnAppointment(db, record.id),
    readTrail(db, record.id),
  ])
  recordAudit(db, 'citizen', {
    action: 'own-data-read',
    subject: 'Application',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    correlationId,
  })
  const { data, key } = openForReading(keyring, personal)
  const [messages, besides] = await Promise.all([
    readOwnMessages(db, key, record.id),
    database.aside(workerScope, (worker) => readVisitsAndSurvey(worker, key, record)),
  ])
  return {
    trackingNumber: record.tracking_number,
    serviceCode: record.service_code,
    serviceTitle: definition.title,
    status: record.status,
    presenceMode: record.presence_mode,
    visitOn: appointment?.shown.date ?? null,
    arrivalUntil: record.arrival_until,
    readyAs: readyAsOf(documentFacts(products, key)),
    mergedInto: record.merged_into,
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
    messages: messages.map(({ id: _, ...message }) => message),
    ...besides,
    trail,
  }
}

type StoredConversation = ConversationRecord & { message_count: number; file_count: number }

/** Everything stored about the verified contact of this transaction; put on record. Numbers of other people in it are masked. */
export async function readOwnAccountData(
  { keyring }: Pick<Platform, 'keyring'>,
  db: Db,
  { now, correlationId }: { now: Date; correlationId: string },
): Promise<OwnAccountData> {
  const conversations = await db.rows<StoredConversation>({
    text: `select c.*, (select count(*) from conversation_message m where m.conversation_id = c.id) as message_count,
             (select count(*) from upload u where u.conversation_id = c.id) as file_count
           from conversation c where c.data_key is not null order by c.last_message_at desc`,
  })
  const ids = conversations.map(({ id }) => id)
  const [applications, messages, drafts] = await Promise.all([
    listAccountApplications(db, correlationId),
    db.rows(
      from('conversation_message')
        .whereAny('conversation_id', ids)
        .where('at', '>', new Date(now.getTime() - shownMessageDays * 86_400_000))
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(500)
        .select('id', 'conversation_id', 'direction', 'at', 'sealed'),
    ),
    db.rows(
      from('application_draft')
        .where({ application_id: null })
        .whereAny('conversation_id', ids)
        .whereNotNull('data_key')
        .select('created_at', 'expires_at'),
    ),
  ])
  for (const conversation of conversations)
    recordAudit(db, 'citizen', {
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
