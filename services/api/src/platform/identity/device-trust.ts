import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { parse } from 'cookie'
import type { Request, Response } from 'express'

const mostSubjects = 20
/** How long a device is known again. */
export const knownDeviceDays = 365

/**
 * Which accounts or tracking numbers were opened from this device before. Tries of known devices are counted apart, so that
 * a stranger who guesses can lock only strangers out, never the person themselves.
 */
export type DeviceTrust = {
  isKnown: (request: Request, subject: string) => boolean
  remember: (request: Request, response: Response, subject: string) => void
  /** A key for this device's own counter. */
  keyOf: (request: Request, subject: string) => string
}

export function createDeviceTrust(cookieKey: Buffer, instance: string): DeviceTrust {
  const cookieName = `__Host-device-${instance}`
  const fingerprint = (subject: string) =>
    createHmac('sha256', cookieKey).update(`device:${subject}`).digest('base64url').slice(0, 22)
  const sign = (payload: string) => createHmac('sha256', cookieKey).update(`device-list:${payload}`).digest('base64url')

  function knownSubjects(request: Request): string[] {
    const value = parse(request.headers.cookie ?? '')[cookieName] ?? ''
    const [payload, signature] = value.split('~')
    if (!payload || !signature) return []
    const expected = Buffer.from(sign(payload))
    const given = Buffer.from(signature)
    return expected.length === given.length && timingSafeEqual(expected, given) ? payload.split('.') : []
  }

  return {
    isKnown: (request, subject) => knownSubjects(request).includes(fingerprint(subject)),
    keyOf: (request, subject) =>
      createHash('sha256')
        .update(`${subject}:${parse(request.headers.cookie ?? '')[cookieName] ?? ''}`)
        .digest('base64url'),
    remember(request, response, subject) {
      const payload = [...new Set([fingerprint(subject), ...knownSubjects(request)])].slice(0, mostSubjects).join('.')
      response.cookie(cookieName, `${payload}~${sign(payload)}`, {
        httpOnly: true,
        secure: true,
        sameSite: 'lax',
        path: '/',
        maxAge: knownDeviceDays * 24 * 3600 * 1000,
        encode: String,
      })
    },
  }
}
