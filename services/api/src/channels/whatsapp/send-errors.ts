import { z } from 'zod'
import type { SendOutcome } from '../message'

const ErrorBody = z.object({
  error: z.object({ code: z.coerce.number().int(), message: z.string().optional() }),
})

type Failure = Exclude<SendOutcome, { kind: 'sent' }>

/** Meta's codes by what we do about them (“Error codes” of the Cloud API); seconds until a retry makes sense. */
const RETRY_AFTER_SECONDS: Readonly<Record<number, [reason: string, seconds: number]>> = {
  0: ['not-authenticated', 300],
  1: ['far-side-fault', 30],
  2: ['far-side-fault', 30],
  4: ['rate-limit', 60],
  10: ['not-permitted', 300],
  190: ['access-token-expired', 300],
  80007: ['rate-limit', 60],
  130429: ['rate-limit', 10],
  131000: ['far-side-fault', 30],
  131016: ['far-side-fault', 60],
  131031: ['account-locked', 3600],
  131042: ['payment-fault', 3600],
  131048: ['spam-limit', 900],
  131056: ['pair-rate-limit', 10],
  131057: ['maintenance', 120],
  133004: ['far-side-fault', 60],
}

const REFUSED: Readonly<Record<number, string>> = {
  368: 'blocked-for-policy',
  130472: 'not-delivered-by-policy',
  131021: 'recipient-is-sender',
  131026: 'not-on-whatsapp',
  131030: 'recipient-not-allowed',
  131049: 'not-delivered-by-policy',
  131051: 'unsupported-type',
  131053: 'file-not-accepted',
}

/**
 * What became of a message that the far side did not take. A fault of ours (an expired token) is tried again: nothing
 * may be lost because of it.
 * @param body the parsed JSON of the answer, of whatever shape
 * @param retryAfter the header of that name
 */
export function toFailure(status: number, body: unknown, retryAfter: string | null): Failure {
  const error = ErrorBody.safeParse(body).data?.error
  const code = error?.code
  const said = error?.message ? { words: error.message } : {}
  if (code === 131047 || code === 470) return { kind: 'needs-template' }
  const wait = /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined
  const known = code === undefined ? undefined : RETRY_AFTER_SECONDS[code]
  if (known) return { kind: 'retry', reason: known[0], afterSeconds: wait ?? known[1], ...said }
  const refused = code === undefined ? undefined : REFUSED[code]
  if (refused) return { kind: 'refused', reason: refused, code: String(code), ...said }
  if (status === 401 || status === 403)
    return { kind: 'retry', reason: 'not-permitted', afterSeconds: wait ?? 300, ...said }
  if (status === 429) return { kind: 'retry', reason: 'rate-limit', afterSeconds: wait ?? 60, ...said }
  if (status >= 500) return { kind: 'retry', reason: 'far-side-fault', afterSeconds: wait ?? 30, ...said }
  return { kind: 'refused', reason: 'not-accepted', code: String(code ?? status), ...said }
}
