import { randomBytes } from 'node:crypto'
import type { AccountChannel } from '@sipelandukilat/contract'
import { gateScope } from '../caller'
import type { Database, Db } from '../database/db'
import { from } from '../database/from'
import { absoluteHours, hashToken, idleMinutes } from './sessions'

/** Sessions of citizens who answered a code. They know a contact's index and nobody's name. */
export type AccountSessions = {
  /** Starts a session in the transaction that took the code; the token goes into the cookie and is stored nowhere. */
  start: (
    db: Db,
    contact: { channel: AccountChannel; index: Buffer },
    now: Date,
  ) => Promise<{ token: string; expiresAt: Date }>
  /** The index of the session's contact, counting as use; undefined when it ended, was idle too long or never was. */
  find: (token: string, now: Date) => Promise<Buffer | undefined>
  end: (token: string) => Promise<void>
}

export function createAccountSessions(database: Database): AccountSessions {
  return {
    async start(db, contact, now) {
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(now.getTime() + absoluteHours * 3_600_000)
      await db.run(
        from('account_session').insert({
          id_hash: hashToken(token),
          channel: contact.channel,
          contact_index: contact.index,
          created_at: now,
          last_seen_at: now,
          expires_at: expiresAt,
        }),
      )
      return { token, expiresAt }
    },
    async find(token, now) {
      const [session] = await database.write(gateScope, (db) =>
        db.last(
          from('account_session')
            .where({ id_hash: hashToken(token) })
            .where('expires_at', '>', now)
            .where('last_seen_at', '>', new Date(now.getTime() - idleMinutes * 60_000))
            .update({ last_seen_at: now })
            .returning('contact_index'),
        ),
      )
      return session?.contact_index
    },
    async end(token) {
      await database.write(gateScope, (db) =>
        db.run(
          from('account_session')
            .where({ id_hash: hashToken(token) })
            .delete(),
        ),
      )
    },
  }
}
