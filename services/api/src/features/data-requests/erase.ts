import type { DataRequestOutcome } from '@sipelandukilat/contract'
import type { ErasureDecision, KeptReason } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { enqueue } from '../../platform/jobs/outbox'
import { settleTickets } from '../queue-tickets/ticket-store'
import type { StoredRows } from './stored-data'

type Erasure = { id: string; contactIndex: Buffer | null; now: Date }

const blobsOf = (rows: readonly { blob: string | null }[]) => rows.flatMap(({ blob }) => (blob === null ? [] : [blob]))

/** Conversations without their keys: who spoke, what was said and how the dialogue stood can no longer be read. */
async function eraseConversations(db: Db, ids: readonly string[], { id, now }: Erasure): Promise<void> {
  await db.run(
    from('conversation')
      .whereAny('id', ids)
      .update({
        data_key: null,
        envelope: null,
        dialogue: null,
        address_index: null,
        wants_person_since: null,
        unread: 0,
        verified_at: null,
        erased_at: now,
        erased_for: id,
      })
      .increment('version', 1),
  )
  await db.run(
    from('conversation_message')
      .whereAny('conversation_id', ids)
      .update({ sealed: null, identities: [], upload_ids: [] }),
  )
  await db.run({
    text: 'update call_back set upload_id = null, done_at = coalesce(done_at, $2) where conversation_id = any($1)',
    values: [ids, now],
  })
}

/** What came in from the contact and was handled waits sealed under the common key: it goes as a whole. */
async function eraseContact(db: Db, contactIndex: Buffer): Promise<void> {
  await db.run(from('inbound_message').where({ address_index: contactIndex }).delete())
  await db.run(from('account_code').where({ contact_index: contactIndex }).delete())
  await db.run(from('account_session').where({ contact_index: contactIndex }).delete())
}

/** Applications that no register came of: key, indexes and searchable names go, and every file with them. */
async function eraseApplications(db: Db, ids: readonly string[], { id, now }: Erasure): Promise<string[]> {
  const named = await db.rows(from('personal_record').whereAny('application_id', ids).forUpdate().select('name_words'))
  await db.run(
    from('personal_record').whereAny('application_id', ids).update({
      data_key: null,
      envelope: null,
      applicant_name: null,
      subject_name: null,
      name_words: [],
      nik_index: null,
      kk_index: null,
      phone_index: null,
      email_index: null,
      erased_at: now,
      erased_for: id,
    }),
  )
  // A rare word of a name would still tell of its bearer; one that others bear stays.
  await db.run({
    text: `delete from name_word w where w.word = any($1) and not exists (select from personal_record p where p.name_words @> array[w.word])`,
    values: [named.flatMap(({ name_words }) => name_words)],
  })
  await settleTickets(db, ids, now)
  // Nobody can read any more what waited for an answer.
  await db.run(from('application').whereAny('id', ids).update({ unanswered_since: null }))
  await db.run(
    from('visit_request')
      .whereAny('application_id', ids)
      .update({ data_key: null, sealed: null, reply_sealed: null, kk_index: null, phone_index: null }),
  )
  await db.run(
    from('transfer')
      .where({ status: 'requested' })
      .whereAny('application_id', ids)
      .update({ status: 'cancelled', decided_at: now }),
  )
  const files = await db.rows(
    from('attachment').where({ erased_at: null }).whereAny('application_id', ids).select('id'),
  )
  return files.map((file) => file.id)
}

async function eraseAttachments(db: Db, ids: readonly string[], { id, now }: Erasure): Promise<string[]> {
  const blobs = await db.rows<{ blob: string | null }>({
    text: `update attachment t set blob = null, size = 0, erased_at = $2, erased_for = $3 from attachment before
           where t.id = any($1) and before.id = t.id returning before.blob`,
    values: [ids, now, id],
  })
  // An attachment keeps its upload's id.
  await db.run(from('upload').whereAny('id', ids).delete())
  return blobsOf(blobs)
}

/**
 * Erases what the decision names, in this transaction. The bytes of files follow by the outbox: until then their names are
 * known to no row.
 */
export async function erase(db: Db, erasure: Erasure, rows: StoredRows, decision: ErasureDecision): Promise<void> {
  const { id, contactIndex, now } = erasure
  await eraseConversations(db, rows.conversationIds, erasure)
  await db.run(
    from('application_draft')
      .whereAny('id', rows.draftIds)
      .update({ data_key: null, envelope: null, erased_at: now, erased_for: id }),
  )
  if (contactIndex) await eraseContact(db, contactIndex)
  const uploads = await db.rows(from('upload').whereAny('id', rows.uploadIds).delete().returning('blob'))
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
