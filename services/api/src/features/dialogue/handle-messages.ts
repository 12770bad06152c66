import { complaintStatusLabel, type Language, type Localized, localized } from '@sipelandukilat/domain'
import {
  askAgain,
  type DialogueContext,
  type DialogueEffect,
  type DialogueInput,
  type DialogueReply,
  type DialogueTurn,
  findCommand,
  goOnAfterSchedule,
  mayReplyToAnswer,
  newDialogue,
  readTracking,
  replyToAnswer,
  startSchedule,
  stepDialogue,
  stepUnread,
  takesYes,
  writesComplaint,
} from '@sipelandukilat/domain/dialogue'
import type { InboundMessage } from '../../channels/message'
import { joinParts, partKey } from '../../channels/sms/join-parts'
import { workerScope } from '../../platform/caller'
import { openText } from '../../platform/crypto/envelope'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { findAnswered, listOpenOf, mayBeRepliedTo } from '../complaints/complaint-store'
import type { ChannelLinks } from '../conversations/channel-links'
import {
  addInbound,
  type Contact,
  type ConversationRecord,
  findLastSent,
  findSent,
  lockConversation,
  openDialogue,
  openSaid,
  queueMessage,
  type SaidContent,
  sealDialogue,
  sendHeldNow,
  setConversation,
} from '../conversations/conversation-store'
import { type DialogueFacts, readDialogueFacts, toDialogueContext } from '../conversations/dialogue-context'
import { hiddenComplaintNumber } from '../conversations/hidden-pin'
import { mailFilesOf } from '../conversations/mail-files'
import { listOwnApplications } from '../conversations/own-applications'
import { identityOf, inboundPlace } from '../conversations/receive'
import { listSentSteps } from '../conversations/sent-steps'
import { messageTexts } from '../conversations/texts'
import { handleReply } from '../field/visits/visit-reply'
import { endAnswered } from './answered-elsewhere'
import { completeByLines, completeHere } from './completion'
import type { EffectContext, GivenReply } from './effect-context'
import { applyEffect } from './effects'
import { type FetchedFile, fetchFiles, type KeptFile } from './fetch-files'
import { queueHere } from './queue'
import { sentWithComplaint, toShown } from './said-content'
import { tellSchedule } from './schedule'
import { askWithdrawalHere } from './withdrawal'

type WaitingRow = Pick<Row<'inbound_message'>, 'id' | 'channel' | 'address_index' | 'sealed' | 'received_at'>
type Waiting = { ids: string[]; message: InboundMessage; receivedAt: Date }

/** Handled in one go; the rest follows in the next, so that a flood holds no transaction open. */
const mostAtOnce = 20
const mostRowsAtFirst = 40
/** Parts of a long SMS that never became whole are handled as far as they came. */
const partsWaitMs = 15 * 60_000

export type Handling = { platform: Platform; links: ChannelLinks }

/**
 * Handles what a contact said, everything that waits, in order: the dialogue steps, what follows from it happens, the answers
 * are queued, in one transaction. A repeated job finds nothing waiting.
 */
export async function handleMessages(handling: Handling, job: { inboundId: string }): Promise<void> {
  const { platform, links } = handling
  const { database, keyring, clock } = platform
  const first = await database.read(workerScope, (db) =>
    db.first(
      from('inbound_message')
        .where({ id: job.inboundId, handled_at: null })
        .select('id', 'channel', 'address_index', 'sealed', 'received_at'),
    ),
  )
  if (!first) return
  const waiting = await database.read(workerScope, (db) => listWaiting(db, handling, first))
  const files = new Map<string, FetchedFile[]>()
  for (const { ids, message } of waiting) {
    const [id] = ids
    if (id) files.set(id, await fetchFiles(platform, links, id, message))
  }
  await database.write(workerScope, async (db) => {
    const now = clock()
    const facts = await readDialogueFacts(database, db, now)
    const [earliest] = waiting
    if (!earliest) return
    const { record, key, contact } = await lockConversation(
      db,
      keyring,
      {
        channel: first.channel,
        addressIndex: first.address_index,
        provinceCode: facts.provinces[0] ?? '00',
      },
      contactOf(earliest.message),
      now,
    )
    // Another worker may have handled them between the look and the lock.
    const still = await db.rows(
      from('inbound_message')
        .where({ handled_at: null })
        .whereAny(
          'id',
          waiting.flatMap(({ ids }) => ids),
        )
        .select('id'),
    )
    const stillWaiting = new Set(still.map(({ id }) => id))
    const hasUnread = await sendHeldNow(db, record.id, now)
    const session = await openSession(handling, db, { record, key, contact, facts, now, hasUnread })
    for (const { ids, message, receivedAt } of waiting) {
      const [id] = ids
      if (!id || !ids.every((one) => stillWaiting.has(one))) continue
      await handleMessage(session, message, { id, receivedAt, files: files.get(id) ?? [] })
    }
    await saveSession(
      session,
      waiting.filter(({ ids }) => ids.every((id) => stillWaiting.has(id))),
    )
  })
}

/** What waits, in order: as many rows are read as it takes, for a long SMS has up to 255 parts, and may lack some. */
async function listWaiting(db: Db, handling: Handling, of: WaitingRow): Promise<Waiting[]> {
  for (let most = mostRowsAtFirst; ; most *= 2) {
    const rows = await db.rows(
      from('inbound_message')
        .where({ channel: of.channel, address_index: of.address_index, handled_at: null })
        .orderBy('received_at')
        .orderBy('id')
        .limit(most)
        .select('id', 'channel', 'address_index', 'sealed', 'received_at'),
    )
    const whole = joinWaiting(handling, rows)
    if (whole.length >= mostAtOnce || rows.length < most) return whole.slice(0, mostAtOnce)
  }
}

/** Messages and what parts have become one; parts whose others may still come are left out. */
function joinWaiting({ platform }: Handling, rows: readonly WaitingRow[]): Waiting[] {
  const opened = rows.map((row) => ({
    row,
    message: JSON.parse(openText(platform.keyring.wrapping, inboundPlace(row.id), row.sealed)) as InboundMessage,
  }))
  const byPart = new Map<string, typeof opened>()
  for (const one of opened) {
    const key = partKey(one.message)
    if (key) byPart.set(key, [...(byPart.get(key) ?? []), one])
  }
  const waiting: Waiting[] = []
  for (const { row, message } of opened) {
    const key = partKey(message)
    const parts = key === undefined ? undefined : byPart.get(key)
    if (!key || !parts) {
      waiting.push({ ids: [row.id], message, receivedAt: row.received_at })
      continue
    }
    if (parts[0]?.row.id !== row.id) continue
    const isLate = platform.clock().getTime() - row.received_at.getTime() > partsWaitMs
    const whole = joinParts(parts.map((part) => part.message)) ?? (isLate ? asFarAsItCame(parts) : undefined)
    if (whole) waiting.push({ ids: parts.map((part) => part.row.id), message: whole, receivedAt: row.received_at })
  }
  return waiting
}

function asFarAsItCame(parts: readonly { message: InboundMessage }[]): InboundMessage | undefined {
  const [first] = parts
  if (!first) return undefined
  const inOrder = parts.toSorted((one, other) => (one.message.part?.number ?? 0) - (other.message.part?.number ?? 0))
  const text = inOrder.map(({ message }) => (message.content.kind === 'text' ? message.content.text : '')).join(' … ')
  return { ...first.message, content: { kind: 'text', text } }
}

function contactOf(message: InboundMessage): Contact {
  return {
    address: message.from,
    ...(message.senderName ? { name: message.senderName } : {}),
    ...(message.subject ? { subject: message.subject } : {}),
    ...(message.channel === 'email' ? { thread: [...(message.references ?? []), message.externalId] } : {}),
  }
}

/** Questions may be replaced by later ones; what an effect gave, such as a receipt, is said in any case. */
type Spoken = { reply: GivenReply; isQuestion: boolean }
type Session = EffectContext & {
  dialogue: DialogueContext
  replies: Spoken[]
  /** What was held for the morning leaves only now: these words were written before it was read. */
  hasUnread: boolean
  unread: number
}

const asQuestion = (reply: DialogueReply): Spoken => ({ reply, isQuestion: true })
const asGiven = (reply: GivenReply): Spoken => ({ reply, isQuestion: false })

/** So long what was opened with its PIN is what one speaks of: telephones are shared. */
const shownForMs = 30 * 60_000

/** The application that was shown last, else the only one of this contact. */
function shownHere(
  applications: NonNullable<DialogueContext['applications']>,
  last: SaidContent | undefined,
): DialogueContext['shown'] {
  const [only, ...others] = applications
  const reference = last?.showsApplication ?? (others.length === 0 ? only?.reference : undefined)
  return reference === undefined ? undefined : { reference }
}

async function openSession(
  { platform }: Handling,
  db: Db,
  given: {
    record: ConversationRecord
    key: Buffer
    contact: Contact
    facts: DialogueFacts
    now: Date
    hasUnread: boolean
  },
): Promise<Session> {
  const { record, key, contact, facts, now, hasUnread } = given
  const state = openDialogue(key, record) ?? newDialogue(record.language)
  const [applications, answeredComplaint, sentBefore, last] = await Promise.all([
    listOwnApplications(db, record, {
      definitions: facts.definitions,
      language: state.language,
      now,
    }),
    findAnswered(db, record.id, now),
    listSentSteps(db, platform.keyring, record, state),
    findLastSent(db, record.id, now),
  ])
  const dialogue = toDialogueContext(facts, {
    channel: record.channel,
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    language: record.language,
    now,
    identifiersByLink: platform.config.identifiersByLink,
    contact,
    publicUrl: platform.config.publicUrl,
    noticesStopped: record.notices_stopped_at !== null,
    personAwaited: record.wants_person_since !== null,
    answeredComplaint,
    applications,
    sentBefore,
    shown: shownHere(
      applications,
      last && now.getTime() - last.at.getTime() < shownForMs ? openSaid(key, last) : undefined,
    ),
  })
  return {
    platform,
    db,
    record,
    key,
    now,
    dialogue,
    state,
    replies: [],
    hasUnread,
    unread: record.unread,
  }
}

async function handleMessage(
  session: Session,
  message: InboundMessage,
  received: { id: string; receivedAt: Date; files: FetchedFile[] },
): Promise<void> {
  const { db, record, key, platform } = session
  const repliedTo = await findRepliedComplaint(session, message)
  if (repliedTo !== undefined) session.state = replyToAnswer(session.state, repliedTo)
  const before = session.state
  const kept = received.files.flatMap((file) => ('uploadId' in file ? [file] : []))
  const refused = received.files.flatMap((file) =>
    'refused' in file ? [localized(file.refused, before.language)] : [],
  )
  await answer(session, message, { kept, refused })
  // Only what it led to tells whether it belongs to a complaint.
  const led = { record, before, after: session.state }
  const shown = toShown(message, led)
  const uploadIds = sentWithComplaint(message, led) ? [] : kept.map(({ uploadId }) => uploadId)
  if (uploadIds.length > 0)
    await db.run(
      from('upload').where({ conversation_id: null }).whereAny('id', uploadIds).update({ conversation_id: record.id }),
    )
  await addInbound(
    db,
    record,
    key,
    { ...shown, ...(refused.length > 0 ? { refusedFiles: refused } : {}) },
    {
      id: received.id,
      at: received.receivedAt,
      uploadIds,
      identity: identityOf(platform.keyring, message.channel, message.externalId),
    },
  )
}

async function answer(
  session: Session,
  message: InboundMessage,
  { kept, refused }: { kept: KeptFile[]; refused: readonly string[] },
): Promise<void> {
  const { db, record, dialogue } = session
  const { language } = session.state
  const appointment = await answerAppointment(session, message)
  if (record.handled_by === 'officer') {
    session.unread += 1
    await receiveCommand(session, message)
    return
  }
  if (appointment) {
    session.replies.push(asGiven({ text: localized(appointment, language) }))
    return
  }
  const input = toInput(message, kept)
  const spoken: Spoken[] = []
  if (refused.length > 0) spoken.push(asGiven({ text: refused.join('\n') }))
  if (input) {
    const ended = await endAnswered(session)
    if (ended) {
      session.state = ended.state
      spoken.push(asGiven(ended.reply))
    }
    // It answered what is asked no more; a command is meant in any case.
    if (ended && !isMeantAnywhere(input)) {
      session.replies.push(...spoken, ...goOn(session, askAgain(dialogue, session.state)))
      return
    }
    const completing = await takeLines(session, message)
    if (completing) {
      session.replies.push(...spoken, ...goOn(session, completing))
      return
    }
    // Photos that come after an application was sent without them belong to it.
    if (input.kind === 'files' && !session.state.application) await goOnCompleting(session, { isByFile: true })
    const before = session.state
    const turn = session.hasUnread ? stepUnread(dialogue, before, input) : stepDialogue(dialogue, before, input)
    session.state = turn.state
    spoken.push(...turn.replies.map(asQuestion))
    let afterwards = turn.afterwards ?? []
    for (const effect of turn.effects) {
      try {
        spoken.push(...(await db.savepoint(() => takeEffect(session, effect))))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        // What was sent cannot be taken in as it is: everything said stays, and the citizen reads what to correct.
        session.state = before
        spoken.splice(0, spoken.length, asGiven({ text: whatIsWrong(error, language) }))
        afterwards = []
        break
      }
    }
    if (input.kind === 'text' && findCommand(input.text) === 'status') spoken.push(...(await complaintsHere(session)))
    spoken.push(...afterwards.map(asQuestion))
  }
  session.replies.push(...spoken)
}

/** What an e-mail replies to, of what was sent here. */
async function findReplied(
  { db, record, key, platform }: Session,
  { channel, inReplyTo, references }: InboundMessage,
): Promise<SaidContent | undefined> {
  const repliedTo = inReplyTo ?? references?.at(-1)
  if (channel !== 'email' || repliedTo === undefined) return undefined
  const sent = await findSent(db, record.id, identityOf(platform.keyring, channel, repliedTo))
  return sent && openSaid(key, sent)
}

/**
 * Lines of an e-mail that complete what was sent here: a reply to what was said of it, or with its number. Undefined where
 * something is under way, whose lines they may be, and of anything else.
 */
async function takeLines(session: Session, message: InboundMessage): Promise<DialogueTurn | undefined> {
  const { state, dialogue } = session
  const { channel, content, subject = '' } = message
  const isAsked = state.application !== undefined || state.step.kind === 'survey' || writesComplaint(state)
  if (channel !== 'email' || content.kind !== 'text' || isAsked) return undefined
  const replied = await findReplied(session, message)
  const named = [subject, content.text, replied?.text ?? ''].map(readTracking).find((read) => read !== undefined)
  if (!replied && !named) return undefined
  return completeByLines(session, dialogue, { lines: content.text, trackingNumber: named?.trackingNumber })
}

/** So long after the answer to a complaint what is said next is taken for the reply to it. */
const replyWithinMs = 3 * 86_400_000

/** What was said last, where words that ask for nothing else answer it on a channel that names no message. */
async function findAnsweredNow(
  { db, record, key, now, dialogue, state, hasUnread }: Session,
  words: string,
): Promise<SaidContent | undefined> {
  if (hasUnread || !dialogue.answeredComplaint || !mayReplyToAnswer(dialogue, state, words)) return undefined
  const last = await findLastSent(db, record.id, now)
  return last && now.getTime() - last.at.getTime() < replyWithinMs ? openSaid(key, last) : undefined
}

/** The answered complaint whose answer a message replies to; a command in it is meant as one. */
async function findRepliedComplaint(session: Session, message: InboundMessage): Promise<string | undefined> {
  const { db, record, now } = session
  const { channel, content } = message
  if (record.handled_by !== 'dialogue' || content.kind !== 'text' || findCommand(content.text) !== undefined)
    return undefined
  const replied =
    channel === 'email' ? await findReplied(session, message) : await findAnsweredNow(session, content.text)
  const reference = replied?.answersComplaint
  return reference !== undefined && (await mayBeRepliedTo(db, record.id, reference, now)) ? reference : undefined
}

/** How the open complaints of this conversation stand, by number and status alone. */
async function complaintsHere({ db, record, state: { language } }: Session): Promise<Spoken[]> {
  const open = await listOpenOf(db, record.id)
  return open.map(({ id, status }) =>
    asGiven({
      text: localized(
        messageTexts.complaintStands(hiddenComplaintNumber, complaintStatusLabel(status, language)),
        language,
      ),
      complaintId: id,
    }),
  )
}

/** What is a command whatever is asked, and no answer to a question that has passed. */
function isMeantAnywhere(input: DialogueInput): boolean {
  const command = input.kind === 'text' ? findCommand(input.text) : undefined
  return (
    typeof command === 'string' &&
    ['status', 'menu', 'person', 'call', 'complaint', 'help', 'stop', 'queue', 'schedule'].includes(command)
  )
}

/** An answer to a visit that was announced here counts also where an officer leads the conversation. */
function answerAppointment(
  { db, platform, record, state, now, dialogue }: Session,
  { content }: InboundMessage,
): Promise<Localized | undefined> {
  if ((content.kind !== 'text' && content.kind !== 'choice') || !record.address_index) return Promise.resolve(undefined)
  return handleReply(db, platform.keyring, {
    said: content.kind === 'text' ? { text: content.text } : { button: content.id },
    addressIndex: record.address_index,
    channel: record.channel,
    isIdle: !takesYes(dialogue, state),
    lastReceivedAt: record.last_inbound_at,
    now,
  })
}

/** What else than words for the officer is said where one leads the conversation. */
const answeredBesides: ReadonlySet<unknown> = new Set([
  'menu',
  'help',
  'keep',
  'cancel',
  'complaint',
  'person',
  'begin',
])

/** Commands are answered also where an officer leads the conversation; the dialogue itself goes on after. */
async function receiveCommand(session: Session, { content }: InboundMessage): Promise<void> {
  const command = content.kind === 'text' ? findCommand(content.text) : undefined
  if (content.kind !== 'text' || command === undefined) return
  const { dialogue, state, platform } = session
  const isNews = command === 'stop' || (command === 'begin' && dialogue.noticesStopped)
  if (isNews || (command === 'status' && dialogue.applications?.length)) {
    const turn = stepDialogue(dialogue, newDialogue(state.language), { kind: 'text', text: content.text })
    for (const effect of turn.effects) await takeEffect(session, effect)
    session.replies.push(...turn.replies.map(asGiven))
  } else if (command === 'status' || answeredBesides.has(command)) {
    const words = messageTexts.officerLeads(platform.config.publicUrl)
    session.replies.push(asGiven({ text: localized(words, state.language) }))
  }
  if (command === 'status') session.replies.push(...(await complaintsHere(session)))
}

/** What follows from a message also holds for the next one of the same session. */
async function takeEffect(session: Session, effect: DialogueEffect): Promise<Spoken[]> {
  if (effect.kind === 'complete') return goOnCompleting(session, effect)
  if (effect.kind === 'ask-withdrawal') return goOn(session, await askWithdrawalHere(session, session.dialogue, effect))
  if (effect.kind === 'queue') return goOn(session, await queueHere(session, session.dialogue))
  if (effect.kind === 'schedule') return scheduleHere(session, effect)
  const spoken = await applyEffect(session, effect)
  if (effect.kind === 'person') session.dialogue = { ...session.dialogue, personAwaited: true }
  if (effect.kind === 'notices') session.dialogue = { ...session.dialogue, noticesStopped: !effect.wanted }
  if (effect.kind === 'submit' || effect.kind === 'withdraw') await refreshOwn(session)
  return spoken.map(asGiven)
}

/** When officers come, then the question that it came in between of; where no place is known, it is asked for. */
async function scheduleHere(
  session: Session,
  { placeCode }: Extract<DialogueEffect, { kind: 'schedule' }>,
): Promise<Spoken[]> {
  const { dialogue, state } = session
  const answered = await tellSchedule(session, placeCode)
  return answered
    ? [asGiven(answered), ...goOn(session, goOnAfterSchedule(dialogue, state))]
    : goOn(session, startSchedule(dialogue, state))
}

async function refreshOwn(session: Session): Promise<void> {
  const { db, record, now, state, dialogue } = session
  const { definitions } = dialogue
  const given = { definitions, language: state.language, now }
  session.dialogue = { ...dialogue, applications: await listOwnApplications(db, record, given) }
}

/** What the office knows leads to the next question. */
function goOn(session: Session, { state, replies }: Pick<DialogueTurn, 'state' | 'replies'>): Spoken[] {
  session.state = state
  return replies.map(asQuestion)
}

/** The dialogue goes on with an application that was sent before it was whole. */
async function goOnCompleting(session: Session, options: Parameters<typeof completeHere>[2]): Promise<Spoken[]> {
  const { isAsking, ...turn } = await completeHere(session, session.dialogue, options)
  const spoken = goOn(session, turn)
  return isAsking ? spoken : spoken.map(({ reply }) => asGiven(reply))
}

/** What cannot be taken, in words that fit a chat: it has no form to look at, and a wait is told with its length. */
function whatIsWrong(problem: Problem, language: Language): string {
  const { errors: mistakes = [], retryAfter, detail } = problem.options
  if (problem.type === 'too-many-tries' && retryAfter !== undefined)
    return localized(messageTexts.tooManyTries(Math.ceil(retryAfter / 60)), language)
  const [only] = mistakes
  if (only && mistakes.length === 1 && !detail) return localized(only.message, language)
  const document = problem.toDocument(language, '')
  const errors = mistakes.map(({ message }) => `• ${localized(message, language)}`)
  if (errors.length > 0 && !detail) return errors.join('\n')
  return [document.detail ?? document.title, ...errors].filter(Boolean).join('\n')
}

function toInput({ content }: InboundMessage, kept: readonly KeptFile[]): DialogueInput | undefined {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text }
    case 'choice':
      return { kind: 'choice', id: content.id }
    case 'files':
      if (kept.length === 0) return content.caption ? { kind: 'text', text: content.caption } : undefined
      return {
        kind: 'files',
        files: kept.map(({ uploadId, ...file }) => ({ id: uploadId, ...file })),
        ...(content.caption ? { caption: content.caption } : {}),
      }
    case 'voice': {
      const [file] = kept
      return file ? { kind: 'voice', fileId: file.uploadId } : { kind: 'unsupported' }
    }
    case 'location':
      return { kind: 'location', latitude: content.latitude, longitude: content.longitude }
    case 'sticker':
    case 'unsupported':
      return { kind: content.kind }
    default:
      return content satisfies never
  }
}

async function saveSession(session: Session, waiting: readonly Waiting[]): Promise<void> {
  const { db, record, key, now, state, unread } = session
  // Of a flood's questions those that were asked last are left to answer.
  const isFlood = waiting.length > 3
  const lastTwo = session.replies.slice(-2)
  const replies = session.replies.filter((spoken) => !isFlood || !spoken.isQuestion || lastTwo.includes(spoken))
  for (const { reply } of replies) await queueMessage(db, record, key, reply, { at: now })
  await setConversation(db, record.id, {
    dialogue: sealDialogue(key, record.id, state),
    language: state.language,
    unread,
    last_message_at: now,
    last_inbound_at: now,
  })
  await db.run(
    from('inbound_message')
      .whereAny(
        'id',
        waiting.flatMap(({ ids }) => ids),
      )
      .update({ handled_at: now }),
  )
  const mailFiles = waiting.flatMap(({ message }) => mailFilesOf(message))
  if (mailFiles.length > 0) enqueue(db, 'blobs.unused', { blobs: mailFiles })
}
