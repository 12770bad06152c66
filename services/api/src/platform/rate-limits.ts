import type { Request } from 'express'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { gateScope } from './caller'
import type { Database } from './database/db'
import { Problem } from './problem'

/** So many tries in so many seconds for each key. */
export type RateLimit = { readonly name: string; readonly points: number; readonly seconds: number }

export const limits = {
  signInKnownDevice: { name: 'sign-in-device', points: 10, seconds: 900 },
  signInAccount: { name: 'sign-in-account', points: 10, seconds: 900 },
  signInAddress: { name: 'sign-in-address', points: 300, seconds: 900 },
  resetAccount: { name: 'reset-account', points: 3, seconds: 3600 },
  resetAddress: { name: 'reset-address', points: 60, seconds: 3600 },
  invitationAddress: { name: 'invitation-address', points: 60, seconds: 3600 },
  followKnownDevice: { name: 'follow-device', points: 10, seconds: 900 },
  followNumber: { name: 'follow-number', points: 5, seconds: 900 },
  // By message: keyed on the number, or on it and the contact that it is of. Nobody's messages lock anybody out on the web.
  followByMessage: { name: 'follow-message', points: 5, seconds: 900 },
  followOwnContact: { name: 'follow-contact', points: 5, seconds: 900 },
  // Keyed on the contact, or on it and a device that signed in with it before: strangers lock out strangers only.
  accountCodeKnownDevice: { name: 'account-code-device', points: 5, seconds: 3600 },
  accountCodeContact: { name: 'account-code-contact', points: 3, seconds: 3600 },
  accountCodeAddress: { name: 'account-code-address', points: 120, seconds: 3600 },
  accountKnownDevice: { name: 'account-device', points: 10, seconds: 900 },
  accountContact: { name: 'account-contact', points: 5, seconds: 900 },
  accountAddress: { name: 'account-address', points: 300, seconds: 900 },
  // A whole village shares one satellite address.
  followAddress: { name: 'follow-address', points: 600, seconds: 900 },
  submitAddress: { name: 'submit-address', points: 600, seconds: 3600 },
  visitAddress: { name: 'visit-address', points: 120, seconds: 3600 },
  travelOrderAddress: { name: 'travel-order-address', points: 300, seconds: 3600 },
  complaintAddress: { name: 'complaint-address', points: 120, seconds: 3600 },
  // Keyed on the application: whoever holds its PIN may write, and not flood the office.
  messageApplication: { name: 'message-application', points: 10, seconds: 3600 },
  publishDeveloper: { name: 'publish-developer', points: 200, seconds: 3600 },
  channelTestOfficer: { name: 'channel-test-officer', points: 20, seconds: 3600 },
  // Nobody's telephone is written to again and again by a test.
  channelTestAddress: { name: 'channel-test-address', points: 5, seconds: 3600 },
  uploadAddress: { name: 'upload-address', points: 2000, seconds: 3600 },
} as const satisfies Record<string, RateLimit>

export type RateLimits = {
  /** Takes one try. @throws Problem `too-many-tries` with the wait in seconds. */
  take: (limit: RateLimit, key: string) => Promise<void>
  /** A success: the key's count starts anew. */
  forgive: (limit: RateLimit, key: string) => Promise<void>
}

/** Counts in PostgreSQL, so that every API process counts together. */
export function createRateLimits(database: Database): RateLimits {
  const storeClient = {
    query: (query: { name: string; text: string; values: unknown[] }) =>
      database.aside(gateScope, async (db) => {
        const rows = await db.rows(query)
        return { rows, rowCount: rows.length }
      }),
  }
  const limiters = new Map<string, RateLimiterPostgres>()
  const limiterOf = (limit: RateLimit) => {
    const known = limiters.get(limit.name)
    if (known) return known
    const limiter = new RateLimiterPostgres({
      storeClient,
      storeType: 'client',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.seconds,
      clearExpiredByTimeout: false,
    })
    limiters.set(limit.name, limiter)
    return limiter
  }
  return {
    async take(limit, key) {
      try {
        await limiterOf(limit).consume(key)
      } catch (error) {
        if (error instanceof RateLimiterRes)
          throw new Problem('too-many-tries', { retryAfter: Math.ceil(error.msBeforeNext / 1000) })
        throw error
      }
    },
    async forgive(limit, key) {
      await limiterOf(limit).delete(key)
    },
  }
}

export const addressOf = (request: Request) => request.ip ?? 'unknown'
