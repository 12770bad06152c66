import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { ApplicationInput } from '@sipelandukilat/contract'
import {
  addWorkingDays,
  formatDate,
  isClosed,
  localized,
  parseTrackingNumber,
  statusLabel,
} from '@sipelandukilat/domain'
import {
  type DialogueDraft,
  type DialogueEffect,
  type DialogueReply,
  type DialogueState,
  type DialogueSubmission,
  receiptReply,
} from '@sipelandukilat/domain/dialogue'
import { addresses } from '@sipelandukilat/portal'
import { newDataKey, sealText } from '../../platform/crypto/envelope'
import { hashPin } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { doors } from '../../platform/rate-limits'
import { type ApplicationRecord, getApplicationForUpdate } from '../applications/application-store'
import { getApplicationKey, sealNote } from '../applications/personal-record'
import { submit } from '../applications/submit'
import { correct } from '../public/correct'
import { findPlace, getCalendar } from '../regions/places'
import { getDefinition } from '../services/definitions'
import { saveSurvey } from '../survey/survey-store'
import type { ConversationRecord } from './conversation-store'
import { saying } from './sayings'
import { takeToldComplaint } from './take-told-complaint'

/** One conversation while its messages are heard, inside the transaction that hears them. */
export type EffectContext = {
  platform: Platform
  db: Db
  record: ConversationRecord
  key: Buffer
  now: Date
  state: DialogueState
}

/**
 * What the dialogue asks for, done in the turn's own transaction; gives what the citizen is told of it.
 * @throws Problem for what cannot be taken as it is.
 */
export async function applyEffect(context: EffectContext, effect: DialogueEffect): Promise<DialogueReply[]> {
  switch (effect.kind) {
    case 'submit':
      return takeApplication(context, effect.submission)
    case 'draft':
      return keepDraft(context, effect.draft)
    case 'correct':
      return takeCorrection(context, effect)
    case 'survey':
      return takeSurvey(context, effect)
    case 'call-back':
      return openCallBack(context, effect.voiceFileId)
    case 'person':
      return callPerson(context)
    case 'link':
      return [] // said with the draft that it belongs to
    case 'follow':
      return tellStatus(context, effect)
    case 'complaint':
      return takeToldComplaint(context, effect)
    case 'language':
      return []
    default:
      return effect satisfies never
  }
}

async function takeApplication(
  { db, platform, record, now, state }: EffectContext,
  submission: DialogueSubmission,
): Promise<DialogueReply[]> {
  const { serviceVersion, note, ...input } = submission
  const applicationId = newId()
  const receipt = await submit(db, platform.keyring, ApplicationInput.parse(input), {
    applicationId,
    channel: record.channel,
    actorKind: 'citizen',
    actorId: null,
    occurredAt: now,
    now,
    correlationId: `conversation-${record.id}`,
  })
  await linkApplication(db, record, applicationId, submission.villageCode)
  if (note) {
    const key = await getApplicationKey(db, platform.keyring, applicationId)
    const id = newId()
    await db.run({
      text: `insert into note (id, application_id, province_code, regency_code, district_code, village_code, created_by, author_id, sealed, created_at)
             select $1, id, province_code, regency_code, district_code, village_code, created_by, null, $3, $4 from application where id = $2`,
      values: [id, applicationId, sealNote(key, `note.sealed:${id}`, note), now],
    })
  }
  const definition = await getDefinition(db, submission.serviceCode, serviceVersion)
  return [receiptReply(definition, receipt, state.language)]
}

/** The application's notices go where it came from, and its office sees the conversation. */
export async function linkApplication(
  db: Db,
  record: Pick<ConversationRecord, 'id'>,
  applicationId: string,
  villageCode: string,
): Promise<void> {
  db.defer({
    text: 'insert into conversation_application (application_id, conversation_id) values ($1, $2)',
    values: [applicationId, record.id],
  })
  await placeConversation(db, record.id, villageCode.slice(0, 5))
}

/** A conversation goes to the office whose matter it became, with all that was said. */
export async function placeConversation(db: Db, conversationId: string, regencyCode: string): Promise<void> {
  for (const [table, column] of [
    ['conversation', 'id'],
    ['conversation_message', 'conversation_id'],
    ['call_back', 'conversation_id'],
    ['application_draft', 'conversation_id'],
  ] as const)
    db.defer({
      text: `update ${table} set province_code = $2, regency_code = $3 where ${column} = $1 and regency_code <> $3`,
      values: [conversationId, regencyCode.slice(0, 2), regencyCode],
    })
}

const draftDays = 7
export const draftPlace = (id: string) => `application_draft.envelope:${id}`
export const hashDraftToken = (token: string): Buffer => createHash('sha256').update(`draft:${token}`).digest()

async function keepDraft(
  { db, platform, record, now, state }: EffectContext,
  draft: DialogueDraft,
): Promise<DialogueReply[]> {
  const id = newId()
  const token = randomBytes(24).toString('base64url')
  const { plain, wrapped } = newDataKey(platform.keyring.wrapping, id)
  const expiresAt = new Date(now.getTime() + draftDays * 86_400_000)
  await db.run({
    text: `insert into application_draft (id, conversation_id, province_code, regency_code, token_hash, data_key, envelope, created_at, expires_at)
           select $1, id, province_code, regency_code, $3, $4, $5, $6, $7 from conversation where id = $2`,
    values: [
      id,
      record.id,
      hashDraftToken(token),
      wrapped,
      sealText(plain, draftPlace(id), JSON.stringify(draft)),
      now,
      expiresAt,
    ],
  })
  if (draft.villageCode) await placeConversation(db, record.id, draft.villageCode.slice(0, 5))
  const link = `${platform.config.publicUrl}${addresses.continued(token)}`
  return [{ text: localized(saying.draftLink(link, formatDate(expiresAt, state.language)), state.language) }]
}

async function takeCorrection(
  { db, platform, record, now, state }: EffectContext,
  effect: Extract<DialogueEffect, { kind: 'correct' }>,
): Promise<DialogueReply[]> {
  const application = await getApplicationForUpdate(db, effect.reference)
  await assertLinked(db, record, application.id)
  const followUrl = `${platform.config.publicUrl}${addresses.follow}`
  if (effect.missing.length > 0) return [{ text: localized(saying.correctionRest(followUrl), state.language) }]
  await correct(
    db,
    platform.keyring,
    application,
    { answers: effect.answers, attachments: effect.attachments, expectedVersion: application.version },
    { now, correlationId: `conversation-${record.id}`, channel: record.channel },
  )
  return [{ text: localized(saying.correctionTaken(application.tracking_number), state.language) }]
}

async function assertLinked(db: Db, record: ConversationRecord, applicationId: string): Promise<void> {
  const linked = await db.first({
    text: 'select 1 from conversation_application where application_id = $1 and conversation_id = $2',
    values: [applicationId, record.id],
  })
  if (!linked) throw new Problem('not-found')
}

async function takeSurvey(
  { db, platform, record, now, state }: EffectContext,
  effect: Extract<DialogueEffect, { kind: 'survey' }>,
): Promise<DialogueReply[]> {
  await assertLinked(db, record, effect.reference)
  await saveSurvey(db, platform.keyring, effect.reference, { ...effect, channel: record.channel, now })
  return [{ text: localized(saying.surveyTaken, state.language) }]
}

/** Working days within which whoever cannot write is called back. */
const callBackDays = 1

async function openCallBack(
  { db, record, now }: EffectContext,
  voiceFileId: string | undefined,
): Promise<DialogueReply[]> {
  const open = await db.first({
    text: 'select 1 from call_back where conversation_id = $1 and done_at is null',
    values: [record.id],
  })
  if (open) return []
  const dueAt = addWorkingDays(now, callBackDays, await getCalendar(db, record.regency_code))
  await db.run({
    text: `insert into call_back (id, conversation_id, province_code, regency_code, upload_id, requested_at, due_at)
           select $1, id, province_code, regency_code, $3, $4, $5 from conversation where id = $2`,
    values: [newId(), record.id, voiceFileId ?? null, now, dueAt],
  })
  return []
}

async function callPerson({ db, record, now }: EffectContext): Promise<DialogueReply[]> {
  await db.run({
    text: 'update conversation set wants_person_since = coalesce(wants_person_since, $2) where id = $1',
    values: [record.id, now],
  })
  return []
}

/** The status of an application: of one that came from here by its number alone, of any other with its PIN too. */
async function tellStatus(
  { db, platform, record, now, state }: EffectContext,
  { trackingNumber, pin }: Extract<DialogueEffect, { kind: 'follow' }>,
): Promise<DialogueReply[]> {
  const { language } = state
  const number = parseTrackingNumber(trackingNumber)
  const application = number
    ? await db.first<ApplicationRecord>({
        text: 'select * from application where tracking_number = $1',
        values: [number],
      })
    : undefined
  const isOwn =
    application &&
    (await db.first({
      text: 'select 1 from conversation_application where application_id = $1 and conversation_id = $2',
      values: [application.id, record.id],
    }))
  if (!isOwn) {
    await platform.rateLimits.take(doors.followNumber, `${number ?? 'unknown'}`)
    const given = hashPin(platform.keyring, application?.id ?? newId(), pin ?? '')
    const isRight = application !== undefined && timingSafeEqual(given, application.pin_hash)
    if (!isRight) throw invalid('pin', saying.followWrong)
  }
  if (!application) throw invalid('trackingNumber', saying.followWrong)
  const definition = await getDefinition(db, application.service_code, application.service_version)
  const status = statusLabel(application.status, language, { presenceMode: application.presence_mode })
  const due =
    application.due_at && !isClosed(application.status) && application.due_at > now
      ? localized(saying.dueBy(formatDate(application.due_at, language)), language)
      : ''
  const place = await findPlace(db, application.village_code)
  return [
    {
      text: [
        `${localized(definition.title, language)}, ${application.tracking_number}`,
        localized(saying.statusIs(status, formatDate(application.status_since, language)), language),
        place ? localized(saying.handledBy(place.regencyName), language) : '',
        due,
        localized(saying.followLink(`${platform.config.publicUrl}${addresses.follow}`), language),
      ]
        .filter(Boolean)
        .join('\n'),
    },
  ]
}
