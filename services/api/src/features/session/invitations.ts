import { randomBytes } from 'node:crypto'
import { sealText } from '../../platform/crypto/envelope'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { hashToken } from '../../platform/identity/sessions'
import { enqueue } from '../../platform/jobs/outbox'

const validHours = { invitation: 7 * 24, reset: 2 } as const

export const tokenPlace = (userId: string) => `outbox.token:${userId}`

/** Makes a one-time link for a user and leaves the mail in the outbox, the token sealed: tables hold its hash only. */
export async function createInvitation(
  db: Db,
  keyring: Keyring,
  { userId, purpose, now }: { userId: string; purpose: 'invitation' | 'reset'; now: Date },
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + validHours[purpose] * 3_600_000)
  await db.run(
    from('invitation').insert({
      token_hash: hashToken(token),
      user_id: userId,
      purpose,
      created_at: now,
      expires_at: expiresAt,
    }),
  )
  const sealedToken = sealText(keyring.wrapping, tokenPlace(userId), token).toString('base64')
  enqueue(db, 'user.mail', { userId, sealedToken, purpose })
}

export type Invitation = {
  userId: string
  name: string
  email: string
  purpose: 'invitation' | 'reset'
  provinceCode: string | null
  regencyCode: string | null
}

export function findInvitation(db: Db, token: string, now: Date): Promise<Invitation | undefined> {
  return db.first<Invitation>({
    text: `select u.id as "userId", u.name, u.email, i.purpose, u.province_code as "provinceCode", u.regency_code as "regencyCode"
           from invitation i join app_user u on u.id = i.user_id
           where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and u.status <> 'disabled'`,
    values: [hashToken(token), now],
  })
}

/** Uses up a link that still stands; false where somebody was faster, or it has expired. */
export const takeInvitation = async (db: Db, token: string, now: Date): Promise<boolean> =>
  (await db.run(
    from('invitation')
      .where({ token_hash: hashToken(token), used_at: null })
      .where('expires_at', '>', now)
      .update({ used_at: now }),
  )) > 0
