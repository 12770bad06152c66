import { randomBytes } from 'node:crypto'
import type { AccountChannel } from '@sipelandukilat/contract'
import { gateScope } from '../caller'
import type { Database, Db } from '../database/db'
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
      await db.run({
        text: `insert into account_session (id_hash, channel, contact_index, created_at, last_seen_at, expires_at)
               values ($1, $2, $3, $4, $4, $5)`,
        values: [hashToken(token), contact.channel, contact.index, now, expiresAt],
      })
      return { token, expiresAt }
    },
    async find(token, now) {
      const [session] = await database.write(gateScope, (db) =>
        db.last<{ contact_index: Buffer }>({
          text: `update account_session set last_seen_at = $2 where id_hash = $1 and expires_at > $2 and last_seen_at > $3
                 returning contact_index`,
          values: [hashToken(token), now, new Date(now.getTime() - idleMinutes * 60_000)],
        }),
      )
      return session?.contact_index
    },
    async end(token) {
      await database.write(gateScope, (db) =>
        db.run({ text: 'delete from account_session where id_hash = $1', values: [hashToken(token)] }),
      )
    },
  }
}
