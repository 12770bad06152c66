import { type Language, type Localized, localized } from '@sipelandukilat/domain'
import {
  type DialogueContext,
  type DialogueInput,
  type DialogueReply,
  newDialogue,
  stepDialogue,
} from '@sipelandukilat/domain/dialogue'
import type { InboundMessage, MessageChannel } from '../../channels/message'
import { joinParts, partKey } from '../../channels/sms/join-parts'
import { workerScope } from '../../platform/caller'
import { openText } from '../../platform/crypto/envelope'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { hearReply } from '../field/visit-reply'
import type { ChannelLinks } from './channel-links'
import {
  addInbound,
  type Contact,
  type ConversationRecord,
  lockConversation,
  openDialogue,
  queueMessage,
  type SaidContent,
  sealDialogue,
} from './conversation-store'
import { type ReadSurroundings, toDialogueContext } from './dialogue-context'
import { applyEffect, type EffectContext } from './effects'
import { type FetchedFile, fetchFiles, type KeptFile } from './fetch-files'
import { identityOf, inboundPlace } from './receive'
import { saying } from './sayings'

type WaitingRow = { id: string; channel: MessageChannel; address_index: Buffer; sealed: Buffer; received_at: Date }
type Waiting = { ids: string[]; message: InboundMessage; receivedAt: Date }

/** Heard in one go; the rest follows in the next, so that a flood holds no transaction open. */
const mostAtOnce = 20
/** Parts of a long SMS that never became whole are heard as far as they came. */
const partsWaitMs = 15 * 60_000

export type Turns = { platform: Platform; links: ChannelLinks }

/**
 * Hears what a contact said, everything that waits, in order: the dialogue steps, what follows from it happens, the answers
 * are queued, in one transaction. A repeated job finds nothing waiting.
 */
export async function takeTurn(turns: Turns, job: { inboundId: string }): Promise<void> {
  const { platform, links } = turns
  const { database, keyring, clock } = platform
  const first = await database.read(workerScope, (db) =>
    db.first<WaitingRow>({
      text: 'select id, channel, address_index, sealed, received_at from inbound_message where id = $1 and handled_at is null',
      values: [job.inboundId],
    }),
  )
  if (!first) return
  const waiting = await database.read(workerScope, (db) => listWaiting(db, turns, first))
  const files = new Map<string, FetchedFile[]>()
  for (const { ids, message } of waiting) {
    const [id] = ids
    if (id) files.set(id, await fetchFiles(platform, links, id, message))
  }
  await database.write(workerScope, async (db) => {
    const now = clock()
    const surroundings = await platform.readSurroundings(db, now)
    const [heard] = waiting
    if (!heard) return
    const { record, key, contact } = await lockConversation(
      db,
      keyring,
      {
        channel: first.channel,
        addressIndex: first.address_index,
        provinceCode: surroundings.provinces[0] ?? '00',
      },
      contactOf(heard.message),
      now,
    )
    // Another worker may have heard them between the look and the lock.
    const still = await db.rows<{ id: string }>({
      text: 'select id from inbound_message where id = any($1) and handled_at is null',
      values: [waiting.flatMap(({ ids }) => ids)],
    })
    const stillWaiting = new Set(still.map(({ id }) => id))
    const session = openSession(turns, db, { record, key, contact, surroundings, now })
    for (const { ids, message, receivedAt } of waiting) {
      const [id] = ids
      if (!id || !ids.every((one) => stillWaiting.has(one))) continue
      await hear(session, message, { id, receivedAt, files: files.get(id) ?? [] })
    }
    await saveSession(
      session,
      waiting.filter(({ ids }) => ids.every((id) => stillWaiting.has(id))),
    )
  })
}

async function listWaiting(db: Db, { platform }: Turns, of: WaitingRow): Promise<Waiting[]> {
  const rows = await db.rows<WaitingRow>({
    text: `select id, channel, address_index, sealed, received_at from inbound_message
           where channel = $1 and address_index = $2 and handled_at is null order by received_at, id limit ${mostAtOnce}`,
    values: [of.channel, of.address_index],
  })
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

type Session = EffectContext & { dialogue: DialogueContext; replies: DialogueReply[]; unread: number }

function openSession(
  { platform }: Turns,
  db: Db,
  given: {
    record: ConversationRecord
    key: Buffer
    contact: Contact
    surroundings: Awaited<ReturnType<ReadSurroundings>>
    now: Date
  },
): Session {
  const { record, key, contact, surroundings, now } = given
  const dialogue = toDialogueContext(surroundings, {
    channel: record.channel,
    provinceCode: record.province_code,
    language: record.language,
    now,
    identifiersByLink: platform.config.identifiersByLink,
    contact,
    publicUrl: platform.config.publicUrl,
  })
  return {
    platform,
    db,
    record,
    key,
    now,
    dialogue,
    state: openDialogue(key, record) ?? newDialogue(record.language),
    replies: [],
    unread: record.unread,
  }
}

async function hear(
  session: Session,
  message: InboundMessage,
  received: { id: string; receivedAt: Date; files: FetchedFile[] },
): Promise<void> {
  const { db, record, key, platform, dialogue } = session
  const { language } = session.state
  const kept = received.files.flatMap((file) => ('uploadId' in file ? [file] : []))
  const refused = received.files.flatMap((file) => ('refused' in file ? [localized(file.refused, language)] : []))
  await addInbound(
    db,
    record,
    key,
    { ...toShown(message, session), ...(refused.length > 0 ? { refusedFiles: refused } : {}) },
    {
      id: received.id,
      at: received.receivedAt,
      uploadIds: kept.map(({ uploadId }) => uploadId),
      identity: identityOf(platform.keyring, message.channel, message.externalId),
    },
  )
  if (kept.length > 0)
    await db.run({
      text: 'update upload set conversation_id = $2 where id = any($1) and conversation_id is null',
      values: [kept.map(({ uploadId }) => uploadId), record.id],
    })
  const appointment = await answerAppointment(session, message)
  if (record.handled_by === 'officer') {
    session.unread += 1
    return
  }
  if (appointment) {
    session.replies.push({ text: localized(appointment, language) })
    return
  }
  const input = toInput(message, kept)
  const spoken: DialogueReply[] = []
  if (refused.length > 0) spoken.push({ text: refused.join('\n') })
  if (input) {
    const before = session.state
    const turn = stepDialogue(dialogue, before, input)
    session.state = turn.state
    spoken.push(...turn.replies)
    for (const effect of turn.effects) {
      await db.run({ text: 'savepoint effect' })
      try {
        spoken.push(...(await applyEffect(session, effect)))
        await db.run({ text: 'release savepoint effect' })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        // What was sent cannot be taken in as it is: everything said stays, and the citizen reads what to mend.
        await db.run({ text: 'rollback to savepoint effect' })
        session.state = before
        spoken.splice(0, spoken.length, { text: whatIsWrong(error, language) })
        break
      }
    }
  }
  session.replies.push(...spoken)
}

/** An answer to a visit that was announced here is heard also where an officer leads the conversation. */
function answerAppointment(
  { db, platform, record, state, now }: Session,
  { content }: InboundMessage,
): Promise<Localized | undefined> {
  if ((content.kind !== 'text' && content.kind !== 'choice') || !record.address_index) return Promise.resolve(undefined)
  return hearReply(db, platform.keyring, {
    said: content.kind === 'text' ? { text: content.text } : { button: content.id },
    addressIndex: record.address_index,
    channel: record.channel,
    isIdle: state.step.kind === 'idle',
    lastHeardAt: record.last_inbound_at,
    now,
  })
}

function whatIsWrong(problem: Problem, language: Language): string {
  const document = problem.toDocument(language, '')
  const errors = (problem.options.errors ?? []).map(({ message }) => `• ${localized(message, language)}`)
  return [document.detail ?? document.title, ...errors].filter(Boolean).join('\n')
}

/** As said; what belongs to a complaint is kept with the complaint only, for it may be about those who read this. */
function toShown(message: InboundMessage, { record, state }: Session): SaidContent {
  const isOfComplaint = record.handled_by === 'dialogue' && state.step.kind === 'complaint'
  return isOfComplaint ? { kind: 'text', text: localized(saying.complaintHidden, state.language) } : toSaid(message)
}

function toSaid({ content }: InboundMessage): SaidContent {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text.slice(0, 20_000) }
    case 'choice':
      return { kind: 'choice', text: content.title }
    case 'files':
      return { kind: 'files', text: content.caption ?? '' }
    case 'location':
      return { kind: 'location', text: `${content.latitude}, ${content.longitude}` }
    case 'voice':
    case 'sticker':
    case 'unsupported':
      return { kind: content.kind, text: '' }
    default:
      return content satisfies never
  }
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
  // A flood is answered once: by what was said last.
  const replies = waiting.length > 3 ? session.replies.slice(-2) : session.replies
  for (const { text, choices } of replies)
    await queueMessage(db, record, key, { text, ...(choices ? { choices } : {}) }, { at: now })
  await db.run({
    text: `update conversation set dialogue = $2, language = $3, unread = $4, last_message_at = $5, last_inbound_at = $5, version = version + 1 where id = $1`,
    values: [record.id, sealDialogue(key, record.id, state), state.language, unread, now],
  })
  await db.run({
    text: 'update inbound_message set handled_at = $2 where id = any($1)',
    values: [waiting.flatMap(({ ids }) => ids), now],
  })
}
