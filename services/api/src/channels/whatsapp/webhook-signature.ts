import { createHmac, timingSafeEqual } from 'node:crypto'
import { isSameSecret } from '../same-secret'

/**
 * Answers Meta's question whether this address is ours.
 * @returns the text to send back, or undefined: refuse with 403
 */
export function verifyChallenge(query: Readonly<Record<string, unknown>>, verifyToken: string): string | undefined {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query
  if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string') return undefined
  // What is sent back must not become a page of somebody else's choosing.
  if (!/^[\w.~-]{1,256}$/.test(challenge)) return undefined
  return isSameSecret(token, verifyToken) ? challenge : undefined
}

/** True when `X-Hub-Signature-256` was made of exactly these bytes with our app's secret. */
export function verifySignature(rawBody: Buffer, header: string | undefined, appSecret: string): boolean {
  const claimed = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1]
  if (!claimed) return false
  const expected = createHmac('sha256', appSecret).update(rawBody).digest()
  return timingSafeEqual(Buffer.from(claimed, 'hex'), expected)
}
