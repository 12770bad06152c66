import { complaintsTexts } from '#texts'
import type { MessageChannel } from '../../channels/message'
import { splitText } from '../../channels/split-text'
import { type Keyring, pinOf } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { maskText } from '../applications/personal-record'
import type { SaidContent } from '../conversations/conversation-store'
import { hiddenComplaintNumber, hiddenPin } from '../conversations/hidden-pin'
import { type ComplaintRecord, findComplaintKey, openEntry } from './complaint-store'

/** A template of WhatsApp, which carries words outside of its window, takes no longer ones. */
const partLength = 700

/** The office's answer as it leaves for the citizen; undefined for what is no answer, and once it was erased. */
export async function findComplaintAnswer(
  db: Db,
  keyring: Keyring,
  entryId: string,
): Promise<{ record: ComplaintRecord; answer: string } | undefined> {
  const entry = await db.first(from('complaint_entry').where({ id: entryId, kind: 'answer' }))
  const record = entry && (await db.first<ComplaintRecord>(from('complaint').where({ id: entry.complaint_id })))
  const key = record && findComplaintKey(keyring, record)
  const text = entry && key ? openEntry(key, entry) : null
  return record && text !== null ? { record, answer: maskText(text) } : undefined
}

/**
 * The answer in a conversation, whole, in as many messages as it needs. What is kept there holds none of it: officers read
 * conversations, and it may be about them.
 */
export function complaintAnswerMessages(
  { id, language }: Pick<ComplaintRecord, 'id' | 'language'>,
  {
    entryId,
    answer,
    isFromHere,
    channel,
    link,
  }: { entryId: string; answer: string; isFromHere: boolean; channel: MessageChannel; link: string },
): SaidContent[] {
  const say = complaintsTexts.in(language)
  const hidden = say('answerHidden')
  const parts = splitText(answer, partLength).map((_, part) => ({
    text: part === 0 ? say('messageText_answer', { number: hiddenComplaintNumber, answer: hidden }) : hidden,
    complaintAnswer: { entryId, part },
    answersComplaint: id,
  }))
  const how = isFromHere ? (channel === 'email' ? 'messageReply_mail' : 'messageReply_here') : 'messageReply_link'
  return [...parts, { text: say(how, { link }), answersComplaint: id }]
}

/** What is said, with its part of the answer put in; undefined once that was erased. */
export async function fillComplaintAnswer(
  db: Db,
  keyring: Keyring,
  text: string,
  { entryId, part }: NonNullable<SaidContent['complaintAnswer']>,
): Promise<string | undefined> {
  const found = await findComplaintAnswer(db, keyring, entryId)
  const words = found && splitText(found.answer, partLength)[part]
  if (!found || words === undefined) return undefined
  const { language, number } = found.record
  return withNumber(text, number).replace(complaintsTexts.in(language)('answerHidden'), () => words)
}

const withNumber = (text: string, number: string): string => text.replaceAll(hiddenComplaintNumber, number)

/** What is said, with a complaint's number and PIN put in; undefined for a complaint that is not there. */
export async function fillComplaint(
  db: Db,
  keyring: Keyring,
  text: string,
  complaintId: string,
): Promise<string | undefined> {
  const found = await db.first(from('complaint').where({ id: complaintId }).select('number'))
  return found && withNumber(text, found.number).replaceAll(hiddenPin, pinOf(keyring, complaintId))
}
