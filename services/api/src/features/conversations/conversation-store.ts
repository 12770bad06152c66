import { Language } from '@sipelandukilat/domain'
import { DialogueState } from '@sipelandukilat/domain/dialogue'
import type { MessageChannel, OutboundChoice } from '../../channels/message'
import { newDataKey, open, openText, seal, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { type Change, from, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { enqueue } from '../../platform/jobs/outbox'
import { Problem } from '../../platform/problem'

/** Its `address_index` is null once what was said was erased: whoever writes again begins a new conversation. */
export type ConversationRecord = Row<'conversation'>

/** Where an application's notices go, if it came from a conversation that is still there. */
export const findConversationOfApplication = (db: Db, applicationId: string) =>
  db.first<ConversationRecord>({
    text: `select c.* from conversation_application a join conversation c on c.id = a.conversation_id
           where a.application_id = $1 and c.data_key is not null`,
    values: [applicationId],
  })

/** Who is at the other end. */
export type Contact = {
  address: string
  name?: string
  subject?: string
  thread?: string[]
  /** Where they asked to be called, when it is not the number they write from. */
  callNumber?: string
}

/** What was said: words as they were, files by the ids of their uploads. */
export type SaidContent = {
  text: string
  choices?: OutboundChoice[]
  kind?: 'text' | 'choice' | 'files' | 'voice' | 'location' | 'sticker' | 'unsupported'
  /** Names of an officer’s files, as the citizen gets them, by the ids of their uploads. */
  fileNames?: Record<string, string>
  /** The sign-in code whose digits are put in as the message leaves: what is kept here has none. */
  accountCodeId?: string
  /** Part of a complaint's answer, put in as the message leaves: whom it may be about reads what is kept here. */
  complaintAnswer?: { entryId: string; part: number }
  /** The complaint whose answer it carries: what replies to it in an e-mail is the reply to that. */
  answersComplaint?: string
  /** The application whose standing it told, opened with its PIN. */
  showsApplication?: string
  /** The complaint whose number and PIN are put in as the message leaves. */
  complaintId?: string
  /** The application whose PIN is put in as the message leaves. */
  pinOfApplication?: string
  /** Why a file was not kept, in words. */
  refusedFiles?: string[]
}

const contactPlace = (id: string) => `conversation.envelope:${id}`
const dialoguePlace = (id: string) => `conversation.dialogue:${id}`
const messagePlace = (id: string) => `conversation_message.sealed:${id}`

/** @throws Problem `not-found` when what was said has been erased. */
export function conversationKey(keyring: Keyring, record: Pick<ConversationRecord, 'id' | 'data_key'>): Buffer {
  if (!record.data_key) throw new Problem('not-found')
  return unwrapDataKey(keyring.wrapping, record.id, record.data_key)
}

export const openContact = (key: Buffer, record: Pick<ConversationRecord, 'id' | 'envelope'>): Contact =>
  JSON.parse(open(key, contactPlace(record.id), record.envelope ?? Buffer.alloc(0)).toString('utf8')) as Contact

const sealContact = (key: Buffer, recordId: string, value: Contact): Buffer =>
  seal(key, contactPlace(recordId), Buffer.from(JSON.stringify(value)))

async function readContact(db: Db, id: string, key: Buffer): Promise<Contact> {
  const record = await db.first(from('conversation').where({ id }).select('id', 'envelope'))
  if (!record) throw new Problem('not-found')
  return openContact(key, record)
}

/** Where a contact asked to be called; undefined where it is what they write from. */
export const findCallNumber = async (db: Db, id: string, key: Buffer): Promise<string | undefined> =>
  (await readContact(db, id, key)).callNumber

/** Keeps where a contact asks to be called. */
export async function setCallNumber(db: Db, id: string, key: Buffer, callNumber: string | undefined): Promise<void> {
  const { callNumber: before, ...contact } = await readContact(db, id, key)
  if (before === callNumber) return
  const envelope = sealContact(key, id, { ...contact, ...(callNumber === undefined ? {} : { callNumber }) })
  await setConversation(db, id, { envelope })
}

/** The dialogue so far; a state of an older shape begins anew. */
export function openDialogue(key: Buffer, record: ConversationRecord): DialogueState | undefined {
  if (!record.dialogue) return undefined
  const parsed = DialogueState.safeParse(JSON.parse(openText(key, dialoguePlace(record.id), record.dialogue)))
  return parsed.success ? parsed.data : undefined
}

export const sealDialogue = (key: Buffer, id: string, state: DialogueState): Buffer =>
  sealText(key, dialoguePlace(id), JSON.stringify(state))

export const sealSaid = (key: Buffer, id: string, said: SaidContent): Buffer =>
  sealText(key, messagePlace(id), JSON.stringify(said))

export const openSaid = (key: Buffer, message: { id: string; sealed: Buffer | null }): SaidContent =>
  message.sealed ? (JSON.parse(openText(key, messagePlace(message.id), message.sealed)) as SaidContent) : { text: '' }

/**
 * The conversation with one contact, made at its first message, and locked: what one contact says is handled in order, by one
 * worker at a time. What the channel says anew of the contact is kept.
 */
export async function lockConversation(
  db: Db,
  keyring: Keyring,
  place: { channel: MessageChannel; addressIndex: Buffer; provinceCode: string },
  contact: Contact,
  now: Date,
): Promise<{ record: ConversationRecord; key: Buffer; contact: Contact }> {
  const find = () =>
    db.first(from('conversation').where({ channel: place.channel, address_index: place.addressIndex }).forUpdate())
  const begin = async () => {
    const id = newId()
    const fresh = newDataKey(keyring.wrapping, id)
    const language = await findContactLanguage(db, place)
    await db.run(
      from('conversation')
        .insert({
          id,
          channel: place.channel,
          address_index: place.addressIndex,
          province_code: place.provinceCode,
          regency_code: place.provinceCode,
          data_key: fresh.wrapped,
          envelope: sealContact(fresh.plain, id, contact),
          last_message_at: now,
          ...(language === undefined ? {} : { language }),
        })
        .onConflict('channel', 'address_index')
        .ignore(),
    )
    return find()
  }
  const record = (await find()) ?? (await begin())
  if (!record) throw new Error('A conversation was made and is not there')
  const key = conversationKey(keyring, record)
  const known = openContact(key, record)
  const merged = { ...known, ...contact }
  if (JSON.stringify(merged) !== JSON.stringify(known))
    await setConversation(db, record.id, { envelope: sealContact(key, record.id, merged) })
  return { record, key, contact: merged }
}

/** The language of what was last applied for with this contact: whoever has its receipt goes on in it. */
async function findContactLanguage(
  db: Db,
  { channel, addressIndex }: { channel: MessageChannel; addressIndex: Buffer },
): Promise<Language | undefined> {
  const index = channel === 'email' ? 'email_index' : 'phone_index'
  const last = await db.first<Pick<Row<'application'>, 'language'>>({
    text: `select a.language from personal_record p join application a on a.id = p.application_id
           where p.${index} = $1 order by a.submitted_at desc, a.id limit 1`,
    values: [addressIndex],
  })
  return last && Language.safeParse(last.language).data
}

/** Puts what the citizen said into the conversation. */
export async function addInbound(
  db: Db,
  record: ConversationRecord,
  key: Buffer,
  said: SaidContent,
  options: { id: string; at: Date; uploadIds: readonly string[]; identity: Buffer },
): Promise<void> {
  db.defer({
    text: `insert into conversation_message (id, conversation_id, province_code, regency_code, direction, at, sealed, state, identities, upload_ids, state_at)
           select $1, $2, province_code, regency_code, 'in', $3, $4, 'received', array[$5::bytea], $6, $3 from conversation where id = $2`,
    values: [options.id, record.id, options.at, sealSaid(key, options.id, said), options.identity, options.uploadIds],
  })
}

/** What was sent in a conversation under an identity of the far side. */
export const findSent = (
  db: Db,
  conversationId: string,
  identity: Buffer,
): Promise<{ id: string; sealed: Buffer | null } | undefined> =>
  db.first({
    text: `select id, sealed from conversation_message
           where conversation_id = $1 and direction = 'out' and identities @> array[$2::bytea]`,
    values: [conversationId, identity],
  })

/** What was sent last in a conversation, and when. */
export const findLastSent = (
  db: Db,
  conversationId: string,
  now: Date,
): Promise<{ id: string; sealed: Buffer | null; at: Date } | undefined> =>
  db.first({
    text: `select id, sealed, at from conversation_message
           where conversation_id = $1 and direction = 'out' and at <= $2 order by at desc, id desc limit 1`,
    values: [conversationId, now],
  })

/**
 * Queues words for the citizen; they leave by the outbox once the transaction is committed. Words that wait for the morning
 * take their place in the conversation there, so that what is said meanwhile does not wait behind them.
 */
export async function queueMessage(
  db: Db,
  record: Pick<ConversationRecord, 'id'>,
  key: Buffer,
  said: SaidContent,
  options: { at: Date; authorId?: string; applicationId?: string; notBefore?: Date; uploadIds?: readonly string[] },
): Promise<string> {
  const id = newId()
  db.defer({
    text: `insert into conversation_message (id, conversation_id, province_code, regency_code, direction, at, author_id, sealed, state, application_id, state_at, upload_ids)
           select $1, $2, province_code, regency_code, 'out', $3, $4, $5, 'queued', $6, $7, $8 from conversation where id = $2`,
    values: [
      id,
      record.id,
      options.notBefore ?? options.at,
      options.authorId ?? null,
      sealSaid(key, id, said),
      options.applicationId ?? null,
      options.at,
      options.uploadIds ?? [],
    ],
  })
  enqueue(db, 'message.outgoing', { messageId: id }, options.notBefore)
  return id
}

/**
 * Whoever writes is awake: what waits for the morning leaves now, before the answer to what they wrote.
 * @returns whether anything did
 */
export async function sendHeldNow(db: Db, conversationId: string, now: Date): Promise<boolean> {
  const held = await db.rows<{ id: string }>({
    text: `update conversation_message set at = $2, state_at = $2
           where conversation_id = $1 and direction = 'out' and state = 'queued' and at > $2 returning id`,
    values: [conversationId, now],
  })
  for (const { id } of held) enqueue(db, 'message.outgoing', { messageId: id })
  return held.length > 0
}

/** Takes back what has not left yet; its own job finds nothing to send. Gives the ids of what was taken back. */
export const withdrawMessages = async (db: Db, ids: readonly string[], now: Date): Promise<string[]> => {
  const withdrawn = await db.rows<{ id: string }>({
    text: `update conversation_message set state = 'withdrawn', state_at = $2
           where id = any($1) and direction = 'out' and state = 'queued' returning id`,
    values: [ids, now],
  })
  return withdrawn.map(({ id }) => id)
}

/** Changes what no officer decided: the version that they saw stays valid. */
export async function setConversation(
  db: Db,
  id: string,
  change: Pick<
    Change<'conversation'>,
    'envelope' | 'dialogue' | 'unread' | 'language' | 'last_message_at' | 'last_inbound_at'
  >,
): Promise<void> {
  await db.run(from('conversation').where({ id }).update(change))
}

/** What an officer decided of a conversation that is locked; its version moves on by one. */
export async function updateConversation(db: Db, id: string, change: Change<'conversation'>): Promise<void> {
  await db.run(from('conversation').where({ id }).update(change).increment('version', 1))
}

/** How far a message is: `at` is from when it may leave. */
export type MessageState = Pick<Row<'conversation_message'>, 'id' | 'at' | 'state' | 'state_at' | 'failure'>

/** What was sent of an application in its conversations but for these, the newest first, at most a hundred. */
export const listMessagesOf = (
  db: Db,
  applicationId: string,
  exceptIds: readonly string[],
): Promise<(MessageState & Pick<ConversationRecord, 'channel'>)[]> =>
  db.rows({
    text: `select m.id, c.channel, m.at, m.state, m.state_at, m.failure from conversation_message m join conversation c on c.id = m.conversation_id
           where m.application_id = $1 and m.id <> all($2::uuid[]) order by m.at desc limit 100`,
    values: [applicationId, exceptIds],
  })

/** How far messages are, also of a conversation that another office reads. */
export const listMessageStates = (db: Db, ids: readonly string[]): Promise<MessageState[]> =>
  db.rows<MessageState>({ text: 'select id, at, state, state_at, failure from app_message_states($1)', values: [ids] })
