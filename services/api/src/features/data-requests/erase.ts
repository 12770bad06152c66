import type { DataRequestOutcome } from '@sipelandukilat/contract'
import type { ErasureDecision, KeptReason } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { enqueue } from '../../platform/jobs/outbox'
import type { HeldRows } from './held-data'

type Erasure = { id: string; contactIndex: Buffer | null; now: Date }

const blobsOf = (rows: readonly { blob: string | null }[]) => rows.flatMap(({ blob }) => (blob === null ? [] : [blob]))

/** Conversations without their keys: who spoke, what was said and how the dialogue stood can no longer be read. */
async function eraseConversations(db: Db, ids: readonly string[], { id, now }: Erasure): Promise<void> {
  await db.run({
    text: `update conversation set data_key = null, envelope = null, dialogue = null, address_index = null, wants_person_since = null,
             unread = 0, verified_at = null, erased_at = $2, erased_for = $3, version = version + 1 where id = any($1)`,
    values: [ids, now, id],
  })
  await db.run({
    text: `update conversation_message set sealed = null, identities = '{}', upload_ids = '{}' where conversation_id = any($1)`,
    values: [ids],
  })
  await db.run({
    text: 'update call_back set upload_id = null, done_at = coalesce(done_at, $2) where conversation_id = any($1)',
    values: [ids, now],
  })
}

/** What came in from the contact and was heard waits sealed under the common key: it goes as a whole. */
async function eraseContact(db: Db, contactIndex: Buffer): Promise<void> {
  for (const [table, column] of [
    ['inbound_message', 'address_index'],
    ['account_code', 'contact_index'],
    ['account_session', 'contact_index'],
  ] as const)
    await db.run({ text: `delete from ${table} where ${column} = $1`, values: [contactIndex] })
}

/** Applications that no register came of: key, indexes and searchable names go, and every file with them. */
async function eraseApplications(db: Db, ids: readonly string[], { id, now }: Erasure): Promise<string[]> {
  const named = await db.rows<{ words: string[] }>({
    text: 'select name_words as words from personal_record where application_id = any($1) for update',
    values: [ids],
  })
  await db.run({
    text: `update personal_record set data_key = null, envelope = null, applicant_name = null, subject_name = null, name_words = '{}',
             nik_index = null, kk_index = null, phone_index = null, email_index = null, erased_at = $2, erased_for = $3
           where application_id = any($1)`,
    values: [ids, now, id],
  })
  // A rare word of a name would still tell of its bearer; one that others bear stays.
  await db.run({
    text: `delete from name_word w where w.word = any($1) and not exists (select from personal_record p where p.name_words @> array[w.word])`,
    values: [named.flatMap(({ words }) => words)],
  })
  await db.run({
    text: `update visit_request set data_key = null, sealed = null, reply_sealed = null, kk_index = null, phone_index = null
           where application_id = any($1)`,
    values: [ids],
  })
  await db.run({
    text: `update transfer set status = 'cancelled', decided_at = $2 where application_id = any($1) and status = 'requested'`,
    values: [ids, now],
  })
  const files = await db.rows<{ id: string }>({
    text: 'select id from attachment where application_id = any($1) and erased_at is null',
    values: [ids],
  })
  return files.map((file) => file.id)
}

async function eraseAttachments(db: Db, ids: readonly string[], { id, now }: Erasure): Promise<string[]> {
  const blobs = await db.rows<{ blob: string | null }>({
    text: `update attachment t set blob = null, size = 0, erased_at = $2, erased_for = $3 from attachment before
           where t.id = any($1) and before.id = t.id returning before.blob`,
    values: [ids, now, id],
  })
  // An attachment keeps its upload's id.
  await db.run({ text: 'delete from upload where id = any($1)', values: [ids] })
  return blobsOf(blobs)
}

/**
 * Erases what the decision names, in this transaction. The bytes of files follow by the outbox: until then their names are
 * known to no row.
 */
export async function erase(db: Db, erasure: Erasure, rows: HeldRows, decision: ErasureDecision): Promise<void> {
  const { id, contactIndex, now } = erasure
  await eraseConversations(db, rows.conversationIds, erasure)
  await db.run({
    text: 'update application_draft set data_key = null, envelope = null, erased_at = $2, erased_for = $3 where id = any($1)',
    values: [rows.draftIds, now, id],
  })
  if (contactIndex) await eraseContact(db, contactIndex)
  const uploads = await db.rows<{ blob: string | null }>({
    text: 'delete from upload where id = any($1) returning blob',
    values: [rows.uploadIds],
  })
  const surplus = await eraseApplications(db, decision.erasableApplicationIds, erasure)
  const attachments = await eraseAttachments(db, [...new Set([...surplus, ...rows.replacedIds])], erasure)
  const blobs = [...new Set([...blobsOf(uploads), ...attachments])]
  if (blobs.length > 0) enqueue(db, 'blobs.unused', { blobs })
}

/** What came of it, in kinds and counts. */
export function outcomeOf(decision: ErasureDecision): DataRequestOutcome {
  const reasons = new Map<KeptReason, number>()
  for (const { reason } of decision.kept) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return {
    erased: decision.erasable,
    kept: [...reasons].map(([reason, count]) => ({ reason, count })),
    refusal: null,
  }
}
