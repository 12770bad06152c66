import type { OutboundMessage, SendOutcome } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import { accountCodeOf } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import type { Platform } from '../../platform/platform'
import { listAnswerFiles, readAnswerFiles, wordsWithLinks } from './answer-files'
import type { ChannelLinks } from './channel-links'
import { type ConversationRecord, conversationKey, openContact, openSaid } from './conversation-store'
import type { UnfilledContent } from './hidden-pin'
import { identityOf } from './receive'
import { isWindowOpen, noticeTemplate, outsideWindow } from './whatsapp-window'

type Message = Row<'conversation_message'>
type Outgoing = Pick<
  Message,
  'id' | 'conversation_id' | 'sealed' | 'identities' | 'upload_ids' | 'failure' | 'at' | 'state' | 'state_at'
>

/** Words are tried for so long, from when they may leave; then they have failed. */
const triedForMs = 24 * 3_600_000
/** Whoever claimed words this lately may still be sending them. */
const claimedForMs = 10_000
/** A job's own attempts end before this; words that nobody touched for so long have lost it. */
const untouchedForMs = 6 * 60_000
/** WhatsApp tells it at once, or only by a receipt. */
const outsideWindowCode = '131047'

/** It could not leave now; the queue brings the job again. */
class NotSentYetError extends Error {
  override readonly name = 'NotSentYetError'
}

/** The words as they leave, with what no conversation keeps; undefined when they may no longer leave. */
export type FillText = (
  db: Db,
  keyring: Platform['keyring'],
  said: UnfilledContent,
  now: Date,
) => Promise<string | undefined>

type Sending = Pick<Platform, 'database' | 'keyring' | 'clock' | 'blobs' | 'config'>

/**
 * Sends one queued message, and at once what waits behind it in its conversation, whose own jobs may have come too early.
 * @throws NotSentYetError while somebody sends it, earlier words of the conversation wait, or the far side asks to wait
 */
export async function sendOutgoing(
  platform: Sending,
  links: ChannelLinks,
  fillText: FillText,
  job: { messageId: string },
): Promise<void> {
  let next = await sendOne(platform, links, fillText, job.messageId)
  while (next !== undefined) {
    next = await sendOne(platform, links, fillText, next).catch((error: unknown) => {
      if (error instanceof NotSentYetError) return undefined // its own job tries on
      throw error
    })
  }
}

/**
 * Claimed before it is sent and marked after: a crash in between sends it again under the same id of ours, by which far sides
 * tell repetitions. Gives the id of what waits behind it.
 */
async function sendOne(
  platform: Sending,
  links: ChannelLinks,
  fillText: FillText,
  messageId: string,
): Promise<string | undefined> {
  const { database, keyring, clock, blobs } = platform
  const claimed = await database.write(workerScope, async (db) => {
    const message: Outgoing | undefined = await db.first(
      from('conversation_message')
        .where({ id: messageId, direction: 'out' })
        .whereAny('state', ['queued', 'sending'])
        .forUpdate()
        .select('id', 'conversation_id', 'sealed', 'identities', 'upload_ids', 'failure', 'at', 'state', 'state_at'),
    )
    if (!message) return undefined
    const now = clock()
    if (message.state === 'sending' && now.getTime() - message.state_at.getTime() < claimedForMs) return 'wait' as const
    const record = await db.first(from('conversation').where({ id: message.conversation_id }))
    if (!record?.data_key) {
      await mark(db, message.id, { state: 'failed', failure: 'erased', at: now })
      return undefined
    }
    const key = conversationKey(keyring, record)
    const said = openSaid(key, message)
    const text = await fillText(db, keyring, said, now)
    if (text === undefined) {
      await mark(db, message.id, { state: 'failed', failure: 'expired', at: now })
      return undefined
    }
    const earlier = await db.first({
      text: `select 1 from conversation_message where conversation_id = $1 and direction = 'out' and state in ('queued', 'sending')
               and (at, id) < ($2, $3) and at > $4 limit 1`,
      values: [record.id, message.at, message.id, new Date(now.getTime() - triedForMs)],
    })
    if (earlier) return 'wait' as const
    await db.run(
      from('conversation_message')
        .where({ id: message.id })
        .update({ state: 'sending', state_at: now })
        .increment('attempts', 1),
    )
    return { message, record, key, said: { ...said, text }, files: await listAnswerFiles(db, message.upload_ids) }
  })
  if (claimed === 'wait') throw new NotSentYetError('They are being sent, or earlier words of the conversation wait')
  if (!claimed) return undefined
  const { message, record, key, said, files } = claimed
  const contact = openContact(key, record)
  const linked = wordsWithLinks(platform, said.text, files, record.language)
  const isCarrying = record.channel !== 'sms'
  const outbound: OutboundMessage = {
    to: contact.address,
    text: isCarrying ? said.text : linked,
    ...(isCarrying && files.length > 0 ? { files: await readAnswerFiles(blobs, files, said.fileNames ?? {}) } : {}),
    // Pieces that left on an earlier try are known by the hashes of their ids; only their number counts.
    ...(message.identities.length > 0 ? { alreadySent: message.identities.map((hash) => hash.toString('hex')) } : {}),
    ourId: message.id,
    ...(said.choices ? { choices: said.choices } : {}),
    ...threadOf(contact),
  }
  // A template carries words only: files stand in it as links.
  const { alreadySent = [], files: _left, ...bare } = outbound
  const asTemplate: OutboundMessage = {
    ...bare,
    ...templateOf(platform, record, said.accountCodeId, linked),
  }
  const isOutside =
    message.failure === outsideWindow ||
    // A code must not be tried in vain first: it lives for minutes.
    (said.accountCodeId !== undefined && !isWindowOpen(record.channel, record.last_inbound_at, clock()))
  let outcome = await links.send(record.channel, isOutside ? asTemplate : outbound)
  if (outcome.kind === 'needs-template' && !isOutside) outcome = await links.send(record.channel, asTemplate)
  const isLast = clock().getTime() - message.at.getTime() >= triedForMs
  const sent = { ...message, countBefore: isOutside ? 0 : alreadySent.length }
  const next = await database.write(workerScope, async (db) => {
    await markOutcome(db, keyring, record, sent, outcome, isLast, clock())
    return findNextQueued(db, record.id, clock())
  })
  if (outcome.kind === 'retry' && !isLast) throw new NotSentYetError(outcome.reason)
  return next?.id
}

const findNextQueued = (db: Db, conversationId: string, now: Date): Promise<{ id: string } | undefined> =>
  db.first(
    from('conversation_message')
      .where({ conversation_id: conversationId, direction: 'out', state: 'queued' })
      .where('at', '<=', now)
      .orderBy('at')
      .orderBy('id')
      .limit(1)
      .select('id'),
  )

/** WhatsApp's approved template: for words its one parameter is the words, for a code the digits alone. */
function templateOf(
  { keyring, config }: Pick<Platform, 'keyring' | 'config'>,
  { channel, language }: ConversationRecord,
  accountCodeId: string | undefined,
  words: string,
): Pick<OutboundMessage, 'template'> {
  const names = config.channels.whatsapp?.templates
  if (channel !== 'whatsapp' || !names) return {}
  if (accountCodeId === undefined) return { template: noticeTemplate(names, language, words) }
  const parameters = [accountCodeOf(keyring, accountCodeId)]
  return { template: { name: names.code, language, parameters, isCode: true } }
}

/** Brings back words whose job has spent its attempts, or was lost, while they may still leave. */
export async function sendLateAgain({ database, clock }: Pick<Platform, 'database' | 'clock'>): Promise<void> {
  await database.write(workerScope, async (db) => {
    const untouchedSince = new Date(clock().getTime() - untouchedForMs)
    const late = await db.rows(
      from('conversation_message')
        .where({ direction: 'out' })
        .whereAny('state', ['queued', 'sending'])
        .where('state_at', '<', untouchedSince)
        .where('at', '<', untouchedSince)
        .orderBy('state_at')
        .limit(500)
        .select('id'),
    )
    for (const { id } of late) enqueue(db, 'message.outgoing', { messageId: id })
  })
}

function threadOf(contact: { subject?: string; thread?: string[] }): Partial<OutboundMessage> {
  const inReplyTo = contact.thread?.at(-1)
  return {
    ...(contact.subject ? { subject: contact.subject } : {}),
    ...(inReplyTo ? { inReplyTo, references: contact.thread ?? [] } : {}),
  }
}

async function markOutcome(
  db: Db,
  keyring: Platform['keyring'],
  record: ConversationRecord,
  { id, identities, failure, countBefore }: Pick<Outgoing, 'id' | 'identities' | 'failure'> & { countBefore: number },
  outcome: SendOutcome,
  isLast: boolean,
  at: Date,
): Promise<void> {
  const all = (externalIds: readonly string[]) => [
    ...identities.slice(0, countBefore),
    ...externalIds.slice(countBefore).map((externalId) => identityOf(keyring, record.channel, externalId)),
  ]
  switch (outcome.kind) {
    case 'sent':
      return mark(db, id, {
        state: 'sent',
        failure: null,
        at,
        identities: all(outcome.externalIds),
      })
    case 'retry':
      return mark(db, id, {
        state: isLast ? 'failed' : 'queued',
        failure: failure === outsideWindow && !isLast ? outsideWindow : outcome.reason,
        at,
        ...(outcome.externalIds ? { identities: all(outcome.externalIds) } : {}),
      })
    case 'refused':
      return mark(db, id, { state: 'failed', failure: outcome.code ?? outcome.reason, at })
    case 'needs-template':
      return mark(db, id, { state: 'failed', failure: outsideWindow, at })
    default:
      return outcome satisfies never
  }
}

async function mark(
  db: Db,
  id: string,
  { at, ...to }: { state: Message['state']; failure: string | null; at: Date; identities?: Buffer[] },
): Promise<void> {
  await db.run(
    from('conversation_message')
      .where({ id })
      .update({ ...to, state_at: at }),
  )
}

const order = { sent: 1, delivered: 2, read: 3, failed: 4 } as const

/** What the far side reports of words of ours; reported late or twice it never goes back. */
export async function noteReceipt(
  { database, keyring, clock }: Pick<Platform, 'database' | 'keyring' | 'clock'>,
  receipt: {
    channel: ConversationRecord['channel']
    externalId: string
    state: keyof typeof order
    error?: { code: string }
  },
): Promise<void> {
  const identity = identityOf(keyring, receipt.channel, receipt.externalId)
  if (receipt.state === 'failed' && receipt.error?.code === outsideWindowCode) return sendAsTemplate(database, identity)
  const before = (Object.keys(order) as (keyof typeof order)[]).filter((state) => order[state] < order[receipt.state])
  await database.write(workerScope, (db) =>
    db.run({
      text: `update conversation_message set state = $2, failure = $3, state_at = $4
             where direction = 'out' and identities @> array[$1::bytea] and state = any($5)`,
      values: [identity, receipt.state, receipt.error?.code ?? null, clock(), ['sending', ...before]],
    }),
  )
}

async function sendAsTemplate(database: Platform['database'], identity: Buffer): Promise<void> {
  await database.write(workerScope, async (db) => {
    const again = await db.first<{ id: string }>({
      text: `update conversation_message set state = 'queued', failure = $2, identities = '{}'
             where direction = 'out' and identities @> array[$1::bytea] and state = 'sent' and failure is null returning id`,
      values: [identity, outsideWindow],
    })
    if (again) enqueue(db, 'message.outgoing', { messageId: again.id })
  })
}
