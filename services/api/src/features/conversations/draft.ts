import { createHash } from 'node:crypto'
import type { DialogueDraft } from '@sipelandukilat/domain/dialogue'
import { newDataKey, openText, sealText, unwrapDataKey } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { linkApplication } from './link-application'

/** How long the link to a draft works, and its words are kept. */
export const draftDays = 7

type DraftRow = Pick<Row<'application_draft'>, 'id' | 'data_key' | 'envelope'>

const draftPlace = (id: string) => `application_draft.envelope:${id}`
const hashDraftToken = (token: string): Buffer => createHash('sha256').update(`draft:${token}`).digest()

/** Stores what was said so far, sealed, under the hash of its link's token; in the place of its conversation. */
export async function insertDraft(
  db: Db,
  keyring: Keyring,
  {
    conversationId,
    token,
    draft,
    now,
    expiresAt,
  }: {
    conversationId: string
    token: string
    draft: DialogueDraft
    now: Date
    expiresAt: Date
  },
): Promise<void> {
  const id = newId()
  const { plain, wrapped } = newDataKey(keyring.wrapping, id)
  await db.run({
    text: `insert into application_draft (id, conversation_id, province_code, regency_code, token_hash, data_key, envelope, created_at, expires_at)
           select $1, id, province_code, regency_code, $3, $4, $5, $6, $7 from conversation where id = $2`,
    values: [
      id,
      conversationId,
      hashDraftToken(token),
      wrapped,
      sealText(plain, draftPlace(id), JSON.stringify(draft)),
      now,
      expiresAt,
    ],
  })
}

/** The draft that a link opens; none once it was sent, erased or is past its time. */
export async function findDraft(
  db: Db,
  keyring: Keyring,
  token: string,
  now: Date,
): Promise<DialogueDraft | undefined> {
  const row: DraftRow | undefined = await db.first(
    from('application_draft')
      .where({ token_hash: hashDraftToken(token), application_id: null })
      .where('expires_at', '>', now)
      .whereNotNull('data_key')
      .select('id', 'data_key', 'envelope'),
  )
  if (!row?.data_key || !row.envelope) return undefined
  const key = unwrapDataKey(keyring.wrapping, row.id, row.data_key)
  return JSON.parse(openText(key, draftPlace(row.id), row.envelope)) as DialogueDraft
}

/** The draft became this application: its words are erased, and the application's notices go to the conversation. */
export async function finishDraft(
  db: Db,
  token: string,
  application: { id: string; villageCode: string },
): Promise<void> {
  const row = await db.first(
    from('application_draft')
      .where({ token_hash: hashDraftToken(token), application_id: null })
      .update({ application_id: application.id, data_key: null, envelope: null })
      .returning('conversation_id'),
  )
  if (row) await linkApplication(db, { id: row.conversation_id }, application.id, application.villageCode)
}
