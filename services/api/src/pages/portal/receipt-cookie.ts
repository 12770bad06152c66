import { Lacks } from '@sipelandukilat/domain'
import { parse } from 'cookie'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { openText, sealText } from '../../platform/crypto/envelope'
import type { Platform } from '../../platform/platform'

const KeptReceipt = z.object({
  key: z.string(),
  trackingNumber: z.string(),
  pin: z.string(),
  dueAt: z.string().nullable(),
  serviceCode: z.string(),
  lacks: Lacks.nullable().default(null),
  isDecidedByHead: z.boolean().default(false),
  isAfterPresence: z.boolean().default(false),
  until: z.number(),
})
export type KeptReceipt = Omit<z.infer<typeof KeptReceipt>, 'until'>

const minutes = 30
const place = 'cookie:receipt'

export type ReceiptCookie = {
  keep: (response: Response, receipt: KeptReceipt, now: Date) => void
  find: (request: Request, now: Date) => KeptReceipt | undefined
}

/** The receipt just given, sealed in a short-lived cookie: number and PIN stand in no address and in no table. */
export function createReceiptCookie({ keyring, config }: Pick<Platform, 'keyring' | 'config'>): ReceiptCookie {
  const name = `__Host-receipt-${config.instance}`
  return {
    keep(response, receipt, now) {
      const text = JSON.stringify({ ...receipt, until: now.getTime() + minutes * 60_000 })
      response.cookie(name, sealText(keyring.cookie, place, text).toString('base64url'), {
        httpOnly: true,
        secure: true,
        sameSite: 'lax',
        path: '/',
        maxAge: minutes * 60_000,
      })
    },
    find(request, now) {
      const value = parse(request.headers.cookie ?? '')[name]
      if (!value) return undefined
      try {
        const kept = KeptReceipt.parse(JSON.parse(openText(keyring.cookie, place, Buffer.from(value, 'base64url'))))
        return kept.until > now.getTime() ? kept : undefined
      } catch {
        // Not ours, or of an older key: as good as none.
        return undefined
      }
    },
  }
}
