import { randomBytes } from 'node:crypto'
import { ApplicationInput } from '@sipelandukilat/contract'
import { addWorkingDays, formatDate, isInGroup, type Localized, localized, placeOf } from '@sipelandukilat/domain'
import {
  callBackReply,
  completionReply,
  correctionReply,
  type DialogueDraft,
  type DialogueEffect,
  type DialogueSubmission,
  receiptReply,
} from '@sipelandukilat/domain/dialogue'
import { addresses } from '@sipelandukilat/portal'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { createKept } from '../../platform/database/kept'
import { placeColumnList } from '../../platform/database/place-sql'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'
import { findOfficeAnswer } from '../application-messages/message-store'
import { findApplication, getApplicationForUpdate } from '../applications/application-store'
import { correct } from '../applications/correct'
import { findApplicationKey, getApplicationKey, sealNote } from '../applications/personal-record'
import { submit } from '../applications/submit'
import { findOpenCallBack, insertCallBack } from '../conversations/call-back-store'
import { type ConversationRecord, findCallNumber, setCallNumber } from '../conversations/conversation-store'
import { draftDays, insertDraft } from '../conversations/draft'
import { hiddenPin } from '../conversations/hidden-pin'
import { isLinked, linkApplication, placeConversation } from '../conversations/link-application'
import { readCorrection } from '../conversations/open-correction'
import { isOwn } from '../conversations/own-applications'
import { findRejectionReason } from '../conversations/rejection-reason'
import { messageTexts } from '../conversations/texts'
import { getCalendar } from '../regions/places'
import { getDefinition } from '../service-definitions/definitions'
import { saveSurvey } from '../survey/survey-store'
import { openByNumber } from './check-pin'
import { takeSupply, toTaken } from './completion'
import type { EffectContext, GivenReply } from './effect-context'
import { giveNumberBack, offerQueue, takeNumber } from './queue'
import { recordDialogueComplaint, replyInDialogue } from './record-complaint'
import { standingOf } from './standing'
import { withdrawHere } from './withdrawal'

/**
 * What the dialogue asks for, done in the turn's own transaction; gives what the citizen is answered.
 * @throws Problem for what cannot be taken as it is.
 */
export async function applyEffect(context: EffectContext, effect: DialogueEffect): Promise<GivenReply[]> {
  switch (effect.kind) {
    case 'submit':
      return takeApplication(context, effect.submission)
    case 'draft':
      return keepDraft(context, effect.draft)
    case 'correct':
      return takeCorrection(context, effect)
    case 'supply':
      return takeSupply(context, effect)
    case 'complete':
    case 'queue':
    case 'schedule':
    case 'ask-withdrawal':
      return [] // goes on as a dialogue
    case 'take-number':
      return takeNumber(context, effect)
    case 'give-number-back':
      return giveNumberBack(context, effect)
    case 'survey':
      return takeSurvey(context, effect)
    case 'call-back':
      return openCallBack(context, effect)
    case 'person':
      return callPerson(context)
    case 'link':
      return [] // said with the draft that it belongs to
    case 'withdraw':
      return withdrawHere(context, effect)
    case 'follow':
      return answerStatus(context, effect)
    case 'outlook':
      return answerOutlook(context, effect)
    case 'complaint':
      return recordDialogueComplaint(context, effect)
    case 'complaint-reply':
      return replyInDialogue(context, effect)
    case 'language':
      return []
    case 'notices':
      return wantNotices(context, effect.wanted)
    default:
      return effect satisfies never
  }
}

async function takeApplication(context: EffectContext, submission: DialogueSubmission): Promise<GivenReply[]> {
  const { db, platform, record, now, state } = context
  const { serviceVersion, note, begunAt, ...input } = submission
  const applicationId = newId()
  // Read anew: a turn of a conversation is not repeated for what a process had kept.
  const fresh = { ...platform, reference: createKept('reference') }
  const receipt = await submit(db, fresh, ApplicationInput.parse(input), {
    applicationId,
    channel: record.channel,
    actorKind: 'citizen',
    actorId: null,
    occurredAt: now,
    askedAt: begunAt === undefined ? undefined : new Date(begunAt),
    now,
    correlationId: `conversation-${record.id}`,
  })
  await linkApplication(db, record, applicationId, submission.villageCode)
  if (note) {
    const key = await getApplicationKey(db, platform.keyring, applicationId)
    const id = newId()
    await db.run({
      text: `insert into note (id, application_id, ${placeColumnList}, created_by, author_id, sealed, created_at)
             select $1, id, ${placeColumnList}, created_by, null, $3, $4 from application where id = $2`,
      values: [id, applicationId, sealNote(key, `note.sealed:${id}`, note), now],
    })
  }
  const definition = await getDefinition(db, submission.serviceCode, serviceVersion)
  const forName = submission.assistedBy && submission.applicant.name
  const reply = receiptReply(definition, { ...receipt, pin: hiddenPin, forName }, state.language, record.channel)
  return [{ ...reply, pinOfApplication: applicationId }, ...(await offerQueue(context, applicationId))]
}

async function keepDraft(
  { db, platform, record, now, state }: EffectContext,
  draft: DialogueDraft,
): Promise<GivenReply[]> {
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(now.getTime() + draftDays * 86_400_000)
  await insertDraft(db, platform.keyring, { conversationId: record.id, token, draft, now, expiresAt })
  if (draft.villageCode) await placeConversation(db, record.id, placeOf(draft.villageCode).regencyCode)
  const link = `${platform.config.publicUrl}${addresses.continued(token)}`
  return [{ text: localized(messageTexts.draftLink(link, formatDate(expiresAt, state.language)), state.language) }]
}

async function takeCorrection(
  { db, platform, record, now, state }: EffectContext,
  effect: Extract<DialogueEffect, { kind: 'correct' }>,
): Promise<GivenReply[]> {
  const application = await getApplicationForUpdate(db, effect.reference)
  if (!effect.isOpenedByPin && !(await isOwn(db, record, application.id))) throw new Problem('not-found')
  const { language } = state
  const corrected = await correct(
    db,
    platform,
    application,
    { ...effect, expectedVersion: application.version },
    {
      now,
      correlationId: `conversation-${record.id}`,
      channel: record.channel,
      language,
      papersFollow: effect.papersFollow ?? false,
    },
  )
  const inWords = (words: (number: string) => Localized) => localized(words(application.tracking_number), language)
  if (corrected.status !== 'correction') return [{ text: inWords(messageTexts.correctionTaken) }]
  const isAskedAnew = corrected.status_since.getTime() !== application.status_since.getTime()
  const left = isAskedAnew ? undefined : await readCorrection(db, platform.keyring, corrected)
  if (!left) return [{ text: inWords(messageTexts.correctionCallsFor) }]
  const definition = await getDefinition(db, corrected.service_code, corrected.service_version)
  const { text } = correctionReply(definition, { ...left, isOpenedByPin: false }, language, record.channel)
  return [{ text: `${inWords(messageTexts.correctionKept)}\n${text}` }]
}

async function assertLinked(db: Db, record: ConversationRecord, applicationId: string): Promise<void> {
  if (!(await isLinked(db, record.id, applicationId))) throw new Problem('not-found')
}

async function takeSurvey(
  { db, platform, record, now }: EffectContext,
  effect: Extract<DialogueEffect, { kind: 'survey' }>,
): Promise<GivenReply[]> {
  await assertLinked(db, record, effect.reference)
  await saveSurvey(db, platform.keyring, effect.reference, { ...effect, channel: record.channel, now })
  return []
}

/** Working days within which whoever cannot write is called back. */
const callBackDays = 1

/** Asked for once as long as it waits; the number that was written last is called. */
async function openCallBack(
  { db, record, key, now, state }: EffectContext,
  { voiceFileId, phone }: Extract<DialogueEffect, { kind: 'call-back' }>,
): Promise<GivenReply[]> {
  const open = await findOpenCallBack(db, record.id)
  if (!open || phone !== undefined) await setCallNumber(db, record.id, key, phone)
  if (open) {
    const number = await findCallNumber(db, record.id, key)
    const known = { phone: number, dueAt: open.due_at, isKnown: true, isLate: open.due_at < now }
    return [callBackReply(known, state.language)]
  }
  const dueAt = addWorkingDays(now, callBackDays, await getCalendar(db, record.regency_code))
  await insertCallBack(db, {
    id: newId(),
    conversation_id: record.id,
    upload_id: voiceFileId ?? null,
    requested_at: now,
    due_at: dueAt,
  })
  return [callBackReply({ phone, dueAt, isKnown: false, isLate: false }, state.language)]
}

async function wantNotices({ db, record, now }: EffectContext, wanted: boolean): Promise<GivenReply[]> {
  await db.run(
    from('conversation')
      .where({ id: record.id })
      .update({ notices_stopped_at: wanted ? null : now }),
  )
  return []
}

async function callPerson({ db, record, now }: EffectContext): Promise<GivenReply[]> {
  await db.run({
    text: 'update conversation set wants_person_since = coalesce(wants_person_since, $2) where id = $1',
    values: [record.id, now],
  })
  return []
}

/** How the application stands that was shown here last: what happens now, and until when. */
async function answerOutlook(
  context: EffectContext,
  { reference }: Extract<DialogueEffect, { kind: 'outlook' }>,
): Promise<GivenReply[]> {
  const { db, state } = context
  const application = await findApplication(db, reference)
  if (!application) return []
  const definition = await getDefinition(db, application.service_code, application.service_version)
  const { lines, until } = await standingOf(context, application)
  const said = [localized(definition.title, state.language), ...lines, until ? localized(until, state.language) : '']
  return [{ text: said.filter(Boolean).join('\n'), showsApplication: reference }]
}

/** The status of an application by number and PIN, also of one that came from here: telephones are shared. */
async function answerStatus(
  context: EffectContext,
  { trackingNumber, pin }: Extract<DialogueEffect, { kind: 'follow' }>,
): Promise<GivenReply[]> {
  const { db, platform, record, state } = context
  const { language } = state
  const application = await openByNumber(context, { trackingNumber, pin })
  const definition = await getDefinition(db, application.service_code, application.service_version)
  const { lines, until } = await standingOf(context, application)
  const key = await findApplicationKey(db, platform.keyring, application.id)
  const [correction, reason, answer, isFromHere] = await Promise.all([
    readCorrection(db, platform.keyring, application),
    findRejectionReason(db, platform.keyring, application),
    key ? findOfficeAnswer(db, key, { applicationId: application.id }) : undefined,
    isLinked(db, record.id, application.id),
  ])
  const asked = { isOpenedByPin: !isFromHere, isWhole: true }
  const toComplete = correction
    ? correctionReply(definition, { ...correction, ...asked }, language, record.channel)
    : application.lacks && isInGroup(application.status, 'citizenAsked')
      ? completionReply(definition, { ...toTaken(application), ...asked }, '', language, record.channel)
      : undefined
  return [
    {
      text: [
        `${localized(definition.title, language)}, ${application.tracking_number}`,
        ...lines,
        reason === undefined ? '' : localized(messageTexts.rejectionReason(reason), language),
        answer === undefined ? '' : localized(messageTexts.officeAnswer(answer), language),
        until ? localized(until, language) : '',
        toComplete?.text,
        localized(messageTexts.followLink(`${platform.config.publicUrl}${addresses.follow}`), language),
      ]
        .filter(Boolean)
        .join('\n'),
      showsApplication: application.id,
    },
  ]
}
