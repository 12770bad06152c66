import { type Language, localized, type Outlook, type ServiceDefinition } from '@sipelandukilat/domain'
import {
  completionReply,
  correctionReply,
  type DialogueReply,
  newDialogue,
  startCorrection,
  startSurvey,
} from '@sipelandukilat/domain/dialogue'
import { noticesTexts } from '#texts'
import type { MessageChannel } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import { pinOf } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Mailer } from '../../platform/mailer'
import type { Platform } from '../../platform/platform'
import { findOfficeAnswer } from '../application-messages/message-store'
import { type ApplicationRecord, findApplicationForUpdate } from '../applications/application-store'
import { findReplacedPhone } from '../applications/events'
import { type ApplicationKey, findSealed, openRecord, type PersonalData } from '../applications/personal-record'
import { chooseChannel, findStopped } from '../conversations/choose-channel'
import {
  type ConversationRecord,
  conversationKey,
  findConversationOfApplication,
  openContact,
  openDialogue,
  sealDialogue,
  setConversation,
} from '../conversations/conversation-store'
import { readDialogueFacts, toDialogueContext } from '../conversations/dialogue-context'
import { hiddenPin } from '../conversations/hidden-pin'
import { joinConversation, placeUnplaced } from '../conversations/link-application'
import { notify, type OpenedConversation } from '../conversations/notify'
import { type OpenCorrection, readCorrection } from '../conversations/open-correction'
import { findRejectionReason } from '../conversations/rejection-reason'
import { messageTexts } from '../conversations/texts'
import { readOutlook } from '../field/visits/read-outlook'
import { queueKindFor } from '../queue-tickets/own-queue'
import { getDefinition } from '../service-definitions/definitions'
import { isSo, type NoticeTemplate, noticeFor, noticeText, tellsState, wordsKey } from '../wording/notice-text'
import { wordsOf } from '../wording/own-words'
import { saveNotice, wasHandled } from './notice-store'

type Notice = {
  applicationId: string
  seq: number
  template: NoticeTemplate
  /** Where the citizen took the step, if they did. */
  channel?: string | null
}

const keyOf = ({ applicationId, seq, template }: Notice) => ({
  application_id: applicationId,
  event_seq: seq,
  template,
})

/** Sends the notice that a step calls for. Sent ones are remembered, so a repeated job sends nothing twice. */
export async function noticeOfChange(
  platform: Platform,
  mailer: Mailer,
  change: { applicationId: string; seq: number },
): Promise<void> {
  const event = await platform.database.read(workerScope, (db) =>
    db.first(
      from('application_event')
        .where({ application_id: change.applicationId, seq: change.seq })
        .select('type', 'to_status', 'data', 'channel'),
    ),
  )
  const template = event && noticeFor(event)
  if (!template) return
  // The job is tried again in a moment.
  if (await lacksReceipt(platform, change)) throw new Error('The notice that the application came in goes first')
  await sendNotice(platform, mailer, { ...change, template, channel: event.channel })
}

/** For so long what follows waits for the notice that the application came in; one that cannot be sent holds up no other. */
const receiptFirstMs = 60_000

/** Whether the notice that an application came in, just now, is still to be sent: steps of one moment are told by several workers. */
function lacksReceipt(
  { database, clock }: Platform,
  { applicationId, seq }: { applicationId: string; seq: number },
): Promise<boolean> {
  return database.read(workerScope, async (db) => {
    const submitted = await db.first(
      from('application_event')
        .where({ application_id: applicationId, type: 'submit' })
        .where('seq', '<', seq)
        .where('recorded_at', '>', new Date(clock().getTime() - receiptFirstMs))
        .limit(1)
        .select('seq', 'type', 'to_status', 'data'),
    )
    const template = submitted && noticeFor(submitted)
    if (!template) return false
    const record = await db.first(from('application').where({ id: applicationId }).select('status'))
    if (!record || !isSo(template, record.status)) return false
    return !(await wasHandled(db, keyOf({ applicationId, seq: submitted.seq, template })))
  })
}

type Found = {
  record: ApplicationRecord
  /** What the application means for its citizen as it stands when this is sent. */
  outlook: Outlook
  applicant: PersonalData['applicant']
  /** What is to be corrected, if anything is. */
  correction: OpenCorrection | undefined
  /** What the office wrote: an answer to a message, or why it rejected. */
  answer: string
  /** The province's own, or those that come with the system. */
  words: string
  definition: ServiceDefinition
  conversation: ConversationRecord | undefined
  stopped: ReadonlySet<MessageChannel>
}

/**
 * Notifies the citizen on the channel of the application: in its conversation, else by e-mail, else by SMS where that is set
 * up. A channel that fails is tried again by itself and holds up no other.
 */
export async function sendNotice(platform: Platform, mailer: Mailer, notice: Notice): Promise<void> {
  const found = await findRecipient(platform, notice)
  if (!found) return
  const { applicant, conversation, stopped } = found
  const way = chooseChannel(
    {
      conversation: conversation?.channel,
      hasEmail: Boolean(applicant.email),
      hasPhone: Boolean(applicant.phone),
      stopped,
    },
    platform.config,
  )
  if (way === null) return remember(platform, notice, 'email', 'no-contact')
  const { channel, isStopped } = way
  if (isStopped) return remember(platform, notice, channel, 'stopped')
  if (channel !== conversation?.channel && channel === 'email' && applicant.email) {
    const { subject, text } = noticeText(found.words, found.definition, toFacts(found), platform.config.publicUrl, {
      pin: pinFor(platform, notice),
      answer: found.answer,
    })
    await mailer.send({
      to: applicant.email,
      subject,
      text,
      messageKey: `${notice.applicationId}:${notice.seq}:${notice.template}`,
    })
    return remember(platform, notice, 'email', 'sent')
  }
  await notifyInConversation(platform, notice, found, channel)
}

const toFacts = ({ record, outlook, correction }: Found) => ({
  ...record,
  outlook,
  asked: correction ?? record.lacks,
  until: correction?.until ?? record.arrival_until,
})

/** Of these what is said on from them names what lacks or is to be corrected, with how to answer. */
const isAsking = ({ template }: Notice): boolean =>
  template === 'correction' || template === 'correction-reminder' || template === 'incomplete-reminder'

/** Of what the system opened itself, nobody was handed a receipt; anything else is followed with the PIN of the receipt. */
const pinFor = ({ keyring }: Platform, notice: Notice): string =>
  tellsPin(notice) ? pinOf(keyring, notice.applicationId) : ''

const tellsPin = ({ template }: Notice) => template === 'arrival'

/** Officers read conversations: there the PIN is put in as the notice leaves. */
const pinIn = (notice: Notice) => (tellsPin(notice) ? { pinOfApplication: notice.applicationId } : {})

/** An SMS is paid by its length, and a template of WhatsApp, which carries words outside of its window, takes no longer ones. */
const longestOf = ({ template }: Notice) => (template === 'message-answered' ? 450 : 200)

/** What the office wrote as far as a message takes it: the rest is asked for there, with number and PIN. */
function inShort(answer: string, longest: number, language: Language): string {
  if (answer.length <= longest) return answer
  return noticesTexts.say(language, 'inShort', { words: answer.slice(0, longest).replace(/\s+\S*$/, '') })
}

/** Words around it end the sentence. */
const withoutEnd = (words = ''): string => words.trim().replace(/[.!]+$/, '')

/** A later step calls for the same words: of several that would say the same, the last is the one that is sent. */
async function isNotifiedLater(db: Db, { applicationId, seq, template }: Notice): Promise<boolean> {
  if (!tellsState(template)) return false
  const later = await db.rows(
    from('application_event')
      .where({ application_id: applicationId })
      .where('seq', '>', seq)
      .select('type', 'to_status', 'data'),
  )
  return later.some((event) => noticeFor(event) === template)
}

/**
 * What a notice is made of, all of it as it stands at one moment: the row is held meanwhile, so that no step comes in between.
 * Nothing where it was handled, where what it says has passed, or where a later one says it.
 */
function findRecipient(platform: Platform, notice: Notice): Promise<Found | undefined> {
  const { database, keyring, clock } = platform
  return database.read(workerScope, async (db) => {
    const isHandled = await wasHandled(db, keyOf(notice))
    const record = isHandled ? undefined : await findApplicationForUpdate(db, notice.applicationId)
    if (!record || !isSo(notice.template, record.status) || (await isNotifiedLater(db, notice))) return undefined
    const [personal, current] = await Promise.all([
      findSealed(db, notice.applicationId),
      findConversationOfApplication(db, notice.applicationId),
    ])
    if (!personal?.data_key) return undefined
    const { data, key } = openRecord(keyring, personal)
    const { applicant, conversation } =
      notice.template === 'contact-changed'
        ? await formerContact(db, platform, notice, { applicant: data.applicant, key, conversation: current })
        : { applicant: data.applicant, conversation: current }
    const { email, phone } = applicant
    return {
      record,
      outlook: await readOutlook(db, keyring, record, clock()),
      applicant,
      stopped: await findStopped(db, keyring, { conversation, email, phone }),
      correction: await readCorrection(db, keyring, record),
      answer: withoutEnd(
        notice.template === 'message-answered'
          ? await findOfficeAnswer(db, key, notice)
          : await findRejectionReason(db, keyring, record),
      ),
      words: await wordsOf(db, record.province_code, wordsKey(notice.template, record), record.language),
      definition: await getDefinition(db, record.service_code, record.service_version),
      conversation,
    }
  })
}

/**
 * Whoever has the telephone that was replaced: in the conversation where it writes, else by SMS; by e-mail only where nothing
 * reaches the telephone. The new one is told nothing.
 */
async function formerContact(
  db: Db,
  { keyring, config }: Platform,
  notice: Notice,
  { applicant, key, conversation }: Pick<Found, 'applicant' | 'conversation'> & { key: ApplicationKey },
): Promise<Pick<Found, 'applicant' | 'conversation'>> {
  const phone = (await findReplacedPhone(db, key, notice)) ?? null
  const isTheirs = conversation && openContact(conversationKey(keyring, conversation), conversation).address === phone
  const reachesPhone = isTheirs || config.channels.sms?.canSend
  return {
    applicant: { ...applicant, phone, email: reachesPhone ? null : applicant.email },
    conversation: isTheirs ? conversation : undefined,
  }
}

/**
 * The notice in the citizen's conversation, at an hour when people are awake, and remembered in the same transaction. A
 * correction goes on as a dialogue that asks for just that; a finished application is followed by the survey.
 */
async function notifyInConversation(
  platform: Platform,
  notice: Notice,
  found: Found,
  channel: MessageChannel,
): Promise<void> {
  const { database, clock, config } = platform
  const { record, conversation, applicant } = found
  await database.write(workerScope, async (db) => {
    const now = clock()
    if (conversation && wasAnswered(notice, conversation)) return rememberIn(db, notice, channel, 'sent')
    const to = conversation
      ? { conversation }
      : { channel, address: applicant.phone ?? '', provinceCode: record.province_code }
    const messageIds = await notify(
      db,
      platform,
      to,
      async (opened) => {
        // Of a telephone that has not written yet: the office that acts reads it, and no other.
        if (!conversation) await placeUnplaced(db, opened.record, record.regency_code)
        // Whoever is given the PIN there may report the arrival there.
        if (!conversation && notice.template === 'arrival') await joinConversation(db, opened.record, record.id)
        const following = await followUp(db, platform, notice, found, opened, now)
        const isAsked = following.length > 0 && isAsking(notice)
        // By SMS no paper is sent.
        const isAnsweredHere = isAsked && (channel !== 'sms' || (found.correction?.fields.length ?? 0) > 0)
        const { text } = noticeText(found.words, found.definition, toFacts(found), config.publicUrl, {
          isAnswerable: true,
          isAsked,
          isAnsweredHere,
          pin: hiddenPin,
          answer: channel === 'email' ? found.answer : inShort(found.answer, longestOf(notice), record.language),
        })
        return [{ text, ...pinIn(notice) }, ...following]
      },
      { at: now, applicationId: record.id },
    )
    await saveNotice(db, keyOf(notice), { channel, status: 'queued', messageIds })
  })
}

/** The receipt was the answer to what they sent in this conversation. */
const wasAnswered = ({ template, channel }: Notice, conversation: ConversationRecord): boolean =>
  template === 'received' || template === 'incomplete' || (template === 'supplied' && channel === conversation.channel)

/** What the dialogue says on from a notice, where it leads the conversation. */
async function followUp(
  db: Db,
  { config, database }: Platform,
  notice: Notice,
  found: Found,
  { record: conversation, key, contact }: OpenedConversation,
  now: Date,
): Promise<DialogueReply[]> {
  if (conversation.handled_by === 'officer') return []
  if (notice.template === 'arrival' || notice.template === 'arrival-reminder')
    return [{ text: localized(messageTexts.replyArrived, conversation.language) }]
  const { record, definition } = found
  if (await isExpectedAtCounter(db, notice, record))
    return [{ text: localized(messageTexts.replyQueue, conversation.language) }]
  const correction = isAsking(notice) ? found.correction : undefined
  const tellCorrection = (asked: OpenCorrection, isOpenedByPin: boolean) =>
    correctionReply(definition, { ...asked, isOpenedByPin }, conversation.language, conversation.channel)
  // A telephone that merely is named is often shared: what the officer wrote is read with the PIN.
  if (!found.conversation) return correction ? [tellCorrection({ ...correction, note: '' }, true)] : []
  if (notice.template === 'incomplete-reminder') {
    const taken = { trackingNumber: record.tracking_number, lacks: record.lacks }
    return [completionReply(definition, taken, '', conversation.language, conversation.channel)]
  }
  const context = toDialogueContext(await readDialogueFacts(database, db, now), {
    channel: conversation.channel,
    provinceCode: conversation.province_code,
    regencyCode: conversation.regency_code,
    language: conversation.language,
    now,
    identifiersByLink: config.identifiersByLink,
    contact,
    publicUrl: config.publicUrl,
  })
  const state = openDialogue(key, conversation) ?? newDialogue(conversation.language)
  const turn =
    notice.template === 'correction' && correction
      ? startCorrection(context, state, definition, correction)
      : notice.template === 'completed'
        ? startSurvey(context, state, {
            reference: record.id,
            serviceTitle: localized(definition.title, conversation.language),
          })
        : undefined
  if (!turn && correction) return [tellCorrection(correction, false)]
  if (!turn) return []
  await setConversation(db, conversation.id, { dialogue: sealDialogue(key, conversation.id, turn.state) })
  return turn.replies
}

/** Whoever is to come to the office may choose the hour where they are told so. */
const isExpectedAtCounter = async (db: Db, { template }: Notice, record: ApplicationRecord): Promise<boolean> =>
  (template === 'presence' || template === 'ready') && (await queueKindFor(db, record)) !== undefined

type Remembered = 'sent' | 'no-contact' | 'stopped'

const remember = ({ database }: Platform, notice: Notice, channel: MessageChannel, status: Remembered) =>
  database.write(workerScope, (db) => rememberIn(db, notice, channel, status))

const rememberIn = (db: Db, notice: Notice, channel: MessageChannel, status: Remembered): Promise<void> =>
  saveNotice(db, keyOf(notice), { channel, status })
