import { isIP } from 'node:net'
import { ModuleId } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import express, { type Request, type Response, type Router } from 'express'
import { modulesTexts } from '#texts'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { correlationIdOf, sendProblem, toProblem } from '../../../platform/serve'
import { findUpstream } from '../boot'
import { isInnerAddress } from './address'
import { type Circuit, createCircuit } from './circuit'
import { forward, UpstreamFailure, upstreamBounds } from './forward'
import { identityToken, toKeySet } from './identity-token'

/** What people read when a module's server gave nothing that can be shown. */
const failureWords: Record<UpstreamFailure['kind'], Localized> = {
  unreachable: modulesTexts.of('failure_unreachable'),
  timeout: modulesTexts.of('failure_timeout'),
  'too-large': modulesTexts.of('failure_too-large'),
  type: modulesTexts.of('failure_type'),
  redirect: modulesTexts.of('failure_redirect'),
}

/** `/m/<id>/…`: the server of a module's own, for who is signed in, by the module that has the scope. */
export function registerUpstreams(platform: Platform, router: Router): void {
  const { identity, database, clock, config, logger, bootSigner, moduleScopes } = platform
  const circuits = new Map<string, Circuit>()
  const isDemonstration = config.seed === 'demo'

  const circuitOf = (origin: string): Circuit => {
    const circuit = circuits.get(origin) ?? createCircuit()
    circuits.set(origin, circuit)
    return circuit
  }

  async function answer(request: Request, response: Response): Promise<void> {
    const moduleId = ModuleId.safeParse(request.params.id)
    if (!moduleId.success) throw new Problem('not-found')
    const id = moduleId.data
    const caller = await identity.findUser(request, { fresh: true })
    if (!caller) throw new Problem('sign-in-required')
    await moduleScopes.assertCalls(caller, request, id, 'call:Upstream')
    const baseUrl = await database.read(caller.scope, (db) => findUpstream(db, caller, id, clock()))
    if (!baseUrl) throw new Problem('not-found')
    const url = upstreamUrl(baseUrl, request)
    if (!isDemonstration && isInnerHost(url)) throw new Problem('not-found')
    const circuit = circuitOf(url.origin)
    const admission = circuit.admit(Date.now())
    if (!admission.admitted) throw unavailable('unreachable', admission.retryAfterMs)
    try {
      const given = await forward({
        url,
        method: request.method,
        headers: request.headers,
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        identity: identityToken(bootSigner, caller, id, config.publicUrl, clock()),
        correlationId: correlationIdOf(response),
        isLocalAllowed: isDemonstration,
      })
      if (given.status >= 500) circuit.fail(Date.now())
      else circuit.succeed()
      response
        .status(given.status)
        .set({
          ...given.headers,
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
          'Content-Security-Policy': "default-src 'none'; sandbox",
          'Content-Disposition': 'attachment',
        })
        .end(given.body)
    } catch (error) {
      if (!(error instanceof UpstreamFailure)) throw error
      circuit.fail(Date.now())
      logger.warn({ moduleId: id, kind: error.kind, correlationId: correlationIdOf(response) }, 'upstream failed')
      throw unavailable(error.kind)
    }
  }

  router.get('/m/keys', (_request, response) =>
    response.set('Cache-Control', 'public, max-age=300').json(toKeySet(bootSigner)),
  )
  router.all(
    '/m/:id/*rest',
    express.raw({ type: () => true, limit: upstreamBounds.requestBytes }),
    (request, response) =>
      void answer(request, response).catch((error: unknown) =>
        sendProblem(request, response, toProblem(error, logger, correlationIdOf(response))),
      ),
  )
}

/** Whether an address is written as a number that lies inside; names are looked at when they are looked up. */
function isInnerHost({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && isInnerAddress(host)
}

/** The same path below the module's server; nothing in it can climb out of there. */
function upstreamUrl(baseUrl: string, request: Request): URL {
  const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`)
  const rest = request.params.rest
  const parts = Array.isArray(rest) ? rest : [rest ?? '']
  if (parts.some((part) => part === '..' || part === '.' || /[/\\]/.test(part))) throw new Problem('not-found')
  const url = new URL(base)
  url.pathname = base.pathname + parts.map(encodeURIComponent).join('/')
  url.search = new URL(request.originalUrl, 'http://here').search
  return url
}

const unavailable = (kind: UpstreamFailure['kind'], retryAfterMs?: number) =>
  new Problem('unavailable', {
    detail: failureWords[kind],
    ...(retryAfterMs === undefined ? {} : { retryAfter: Math.ceil(retryAfterMs / 1000) }),
  })
