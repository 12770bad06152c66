import { createHmac, timingSafeEqual } from 'node:crypto'
import { DevServerOverride, ModuleId } from '@sipelandukilat/contract'
import { parse } from 'cookie'
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Caller } from '../../platform/caller'

const longestHours = 8
/** More would not fit into a cookie, and nobody looks at more at once. */
const most = 8

const Kept = z.object({
  moduleId: ModuleId,
  releaseId: z.uuid().optional(),
  devServer: DevServerOverride.shape.devServer.optional(),
  until: z.number(),
})
type Kept = z.infer<typeof Kept>

/** What this browser alone is shown: releases by module, and dev servers. */
export type Overrides = {
  readonly releases: ReadonlyMap<string, string>
  readonly devServers: readonly DevServerOverride[]
}
export const noOverrides: Overrides = { releases: new Map(), devServers: [] }

export type OverrideCookie = {
  read: (request: Request, caller: Caller, now: Date) => Overrides
  /** Adds or replaces one module's preview. Tells until when it holds. */
  add: (request: Request, response: Response, caller: Caller, kept: Omit<Kept, 'until'>, now: Date) => Date
  remove: (request: Request, response: Response, caller: Caller, moduleId: string, now: Date) => void
}

/**
 * Previews live in a signed cookie of one browser and one session, for 8 hours at most and no longer than the session:
 * nothing is stored, so nobody else can be given them.
 */
export function createOverrideCookie(options: { cookieKey: Buffer; instance: string }): OverrideCookie {
  const name = `__Host-preview-${options.instance}`
  const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const
  const sign = (caller: Caller, payload: string) =>
    createHmac('sha256', options.cookieKey)
      .update(`preview:${caller.session?.hash.toString('hex') ?? ''}:${payload}`)
      .digest('base64url')

  function readKept(request: Request, caller: Caller, now: Date): Kept[] {
    const [payload, signature] = (parse(request.headers.cookie ?? '')[name] ?? '').split('.')
    if (!payload || !signature || !caller.session) return []
    const expected = Buffer.from(sign(caller, payload))
    const given = Buffer.from(signature)
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return []
    const kept = z.array(Kept).parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    return kept.filter((one) => one.until > now.getTime())
  }

  function write(response: Response, caller: Caller, kept: readonly Kept[], now: Date): void {
    if (kept.length === 0) {
      response.clearCookie(name, attributes)
      return
    }
    const payload = Buffer.from(JSON.stringify(kept)).toString('base64url')
    const maxAge = Math.max(...kept.map((one) => one.until)) - now.getTime()
    response.cookie(name, `${payload}.${sign(caller, payload)}`, { ...attributes, maxAge })
  }

  return {
    read(request, caller, now) {
      // Whoever lost the role that let them preview sees what everybody sees.
      if (!caller.ability.can('read', 'Module')) return noOverrides
      const kept = readKept(request, caller, now)
      return {
        releases: new Map(kept.flatMap((one) => (one.releaseId ? [[one.moduleId, one.releaseId] as const] : []))),
        devServers: kept.flatMap(({ moduleId, devServer, until }) =>
          devServer ? [{ moduleId, devServer, until: new Date(until).toISOString() }] : [],
        ),
      }
    },
    add(request, response, caller, added, now) {
      const sessionEnd = caller.session?.expiresAt.getTime() ?? now.getTime()
      const until = Math.min(now.getTime() + longestHours * 3_600_000, sessionEnd)
      const others = readKept(request, caller, now).filter((one) => one.moduleId !== added.moduleId)
      write(response, caller, [...others, { ...added, until }].slice(-most), now)
      return new Date(until)
    },
    remove(request, response, caller, moduleId, now) {
      const others = readKept(request, caller, now).filter((one) => one.moduleId !== moduleId)
      write(response, caller, others, now)
    },
  }
}
