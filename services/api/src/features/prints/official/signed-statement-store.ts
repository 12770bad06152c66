import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Db } from '../../../platform/database/db'
import { from, type NewRow, type Row } from '../../../platform/database/from'
import { type ApplicationKey, openNote, sealNote } from '../../applications/personal-record'

export type SignedStatement = Row<'signed_statement'>

const Sealed = z.object({ text: z.string(), to: z.string() })
const place = (id: string) => `signed_statement.sealed:${id}`

export const hashStatement = (text: string): Buffer => createHash('sha256').update(text).digest()

/** What was signed and by a code to which contact, masked. */
export const sealSigned = (key: ApplicationKey, id: string, signed: z.infer<typeof Sealed>): Buffer =>
  sealNote(key, place(id), JSON.stringify(signed))

export const openSigned = (key: ApplicationKey, { id, sealed }: Pick<SignedStatement, 'id' | 'sealed'>) =>
  Sealed.parse(JSON.parse(openNote(key, place(id), sealed)))

/** The newest signature under a text. */
export const findSigned = (
  db: Db,
  applicationId: string,
  form: string,
  text: string,
): Promise<SignedStatement | undefined> =>
  db.first(
    from('signed_statement')
      .where({ application_id: applicationId, form, text_hash: hashStatement(text) })
      .orderBy('signed_at', 'desc')
      .limit(1),
  )

/** Everything that was signed for an application, the oldest first. */
export const listSigned = (
  db: Db,
  applicationId: string,
): Promise<Pick<SignedStatement, 'form' | 'text_hash' | 'signed_at'>[]> =>
  db.rows(
    from('signed_statement')
      .where({ application_id: applicationId })
      .orderBy('signed_at')
      .select('form', 'text_hash', 'signed_at'),
  )

/** Keeps a signature; the same text may be signed again, at another time. */
export async function insertSigned(db: Db, signed: NewRow<'signed_statement'>): Promise<void> {
  await db.run(from('signed_statement').insert(signed).onConflict().ignore())
}
