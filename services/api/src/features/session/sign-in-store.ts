import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'

type User = Row<'app_user'>

/** Whoever signs in with the address, also where the account is disabled. */
export const findByEmail = (
  db: Db,
  email: string,
): Promise<
  Pick<User, 'id' | 'email' | 'name' | 'password_hash' | 'status' | 'province_code' | 'regency_code'> | undefined
> =>
  db.first(
    from('app_user')
      .where({ email })
      .select('id', 'email', 'name', 'password_hash', 'status', 'province_code', 'regency_code'),
  )

/** The account of the address, if it is not disabled. */
export const findUsable = (db: Db, email: string): Promise<Pick<User, 'id'> | undefined> =>
  db.first(from('app_user').where({ email }).where('status', '<>', 'disabled').select('id'))

/** Sessions carry the language: they are worked out anew. */
export async function saveLanguage(db: Db, id: string, language: User['language']): Promise<void> {
  await db.run(from('app_user').where({ id }).update({ language }).increment('auth_version', 1))
}

/** A new password makes an invited account active and ends every session. */
export async function savePassword(db: Db, id: string, passwordHash: string): Promise<void> {
  await db.run(
    from('app_user')
      .where({ id })
      .update({ password_hash: passwordHash, status: 'active' })
      .increment('auth_version', 1),
  )
  await db.run(from('session').where({ user_id: id }).delete())
}
