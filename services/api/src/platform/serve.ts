import { createHash, randomUUID } from 'node:crypto'
import type { Access, AnySchema, BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '@sipelandukilat/contract'
import { isLanguage, type Language, languageCodes } from '@sipelandukilat/domain'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import * as z from 'zod'
import { platformTexts } from '#texts'
import type { Caller } from './caller'
import { type Database, type Db, StaleError, StalePrincipalError, untilCurrent } from './database/db'
import { isUnavailable } from './database/error-code'
import { ExactAnswer, type Packing, packings } from './exact-answer'
import { toInvalidInput } from './invalid-input'
import type { Logger } from './logger'
import type { ModuleScopes } from './module-scopes'
import { Problem } from './problem'

type AnyEndpoint = Endpoint<AnySchema, AnySchema, AnySchema, AnySchema>

export type HandlerInput<E> = {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  caller: Caller
  /** The transaction of this request. Throws where the endpoint declared `transaction: 'none'`. */
  db: Db
  language: Language
  now: Date
  correlationId: string
  request: Request
  response: Response
  /** Key and body hash of an idempotent request that carries an `Idempotency-Key`. */
  idempotency: { key: string; bodyHash: Buffer } | undefined
}

export type Serve = <E extends AnyEndpoint>(
  endpoint: E,
  handler: (input: HandlerInput<E>) => Promise<ResponseOf<E> | ExactAnswer<ResponseOf<E>> | undefined>,
) => void

export type ServeOptions = {
  router: Router
  database: Database
  clock: () => Date
  /** Who asks; `fresh` forgets what was remembered of the session. @throws Problem when the access needs someone. */
  identify: (request: Request, access: Access, options: { fresh: boolean }) => Promise<Caller>
  /** The caller as the calling module may act for them. */
  limit: ModuleScopes['limit']
  logger: Logger
}

const noTransaction: Db = {
  rows: () => Promise.reject(new Error('This endpoint declared no transaction')),
  first: () => Promise.reject(new Error('This endpoint declared no transaction')),
  run: () => Promise.reject(new Error('This endpoint declared no transaction')),
  last: () => Promise.reject(new Error('This endpoint declared no transaction')),
  defer: () => {
    throw new Error('This endpoint declared no transaction')
  },
  deferOne: () => {
    throw new Error('This endpoint declared no transaction')
  },
  savepoint: () => Promise.reject(new Error('This endpoint declared no transaction')),
}

/** The reader's language: of those offered, the one that `Accept-Language` prefers, else Indonesian. */
export function languageOf(request: Request): Language {
  const preferred = request.acceptsLanguages([...languageCodes])
  return isLanguage(preferred) ? preferred : 'id'
}

export const correlationIdOf = (response: Response): string => {
  const known = response.locals.correlationId
  if (typeof known === 'string') return known
  const id = randomUUID()
  response.locals.correlationId = id
  return id
}

/** One text with its length known: head and body leave together, which `response.json` does for short ones only. */
function sendJson(response: Response, text: string): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Content-Length', Buffer.byteLength(text))
  response.end(text)
}

/** What is packed already leaves as it is: with a hundred modules, packing their list costs more than making it. */
async function sendExact(request: Request, response: Response, { json, packed }: ExactAnswer<unknown>): Promise<void> {
  const packing = packed && request.acceptsEncodings(...packings)
  if (!packed || !packing) return sendJson(response, json)
  const bytes = await packed.in(packing as Packing)
  response.vary('Accept-Encoding')
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Content-Encoding', packing)
  response.setHeader('Content-Length', bytes.length)
  response.end(bytes)
}

export function sendProblem(request: Request, response: Response, problem: Problem): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (problem.options.retryAfter !== undefined) response.set('Retry-After', String(problem.options.retryAfter))
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem.toDocument(languageOf(request), correlationIdOf(response))))
}

function parsePart(schema: z.core.$ZodType | undefined, value: unknown, part: 'params' | 'query' | 'body'): unknown {
  if (!schema) return undefined
  const parsed = z.safeParse(schema, value ?? {})
  if (!parsed.success) throw toInvalidInput(parsed.error, part)
  return parsed.data
}

function mayCall(caller: Caller, access: Access): boolean {
  if (typeof access === 'string') return true
  const [action, subject] = access
  return caller.ability.can(action, subject)
}

function idempotencyOf(endpoint: AnyEndpoint, request: Request): { key: string; bodyHash: Buffer } | undefined {
  const key = endpoint.idempotent ? request.get('idempotency-key') : undefined
  if (key === undefined) return undefined
  if (!/^[\w-]{8,100}$/.test(key))
    throw new Problem('bad-request', {
      detail: platformTexts.of('idempotencyKeyMust8100Letters'),
    })
  return {
    key,
    bodyHash: createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest(),
  }
}

/** A path whose segment is a name is looked at before one whose segment is a parameter: `/trips/under-way`, then `/trips/:id`. */
const bySpecificity = (one: { path: string }, other: { path: string }): number => {
  const [a, b] = [one, other].map(({ path }) => path.replaceAll(/:\w+/g, '\uffff'))
  return (a ?? '') < (b ?? '') ? -1 : 1
}

/** The noun that a path begins with: of hundreds of endpoints only those under it are looked at. */
const startOf = (path: string): string => path.split('/', 2)[1] ?? ''

/**
 * Binds endpoints on Express: validates, identifies, refuses by default, opens the scoped transaction, serialises. They are
 * mounted once all are known, so that the order in which features register decides nothing.
 */
export function createServe(options: ServeOptions): { serve: Serve; mount: () => void } {
  const { router, database } = options
  const routes: { method: 'get' | 'post' | 'put' | 'patch' | 'delete'; path: string; handle: RequestHandler }[] = []
  const serve: Serve = (endpoint, handler) => {
    const handle: RequestHandler = async (request, response) => {
      const attempt = async (fresh: boolean) => {
        const person = await options.identify(request, endpoint.access, { fresh })
        const caller = await options.limit(person, request, endpoint.access)
        if (!mayCall(caller, endpoint.access)) {
          // Remembered rights may lack what was given meanwhile: refuse only by the rights as they are now.
          if (!fresh) throw new StalePrincipalError()
          throw new Problem('forbidden')
        }
        const input = {
          params: parsePart(endpoint.params, request.params, 'params'),
          query: parsePart(endpoint.query, request.query, 'query'),
          body: parsePart(endpoint.body, request.body, 'body'),
          caller,
          language: languageOf(request),
          now: options.clock(),
          correlationId: correlationIdOf(response),
          request,
          response,
          idempotency: idempotencyOf(endpoint, request),
        }
        type Input = HandlerInput<typeof endpoint>
        if (endpoint.transaction === 'none') return handler({ ...input, db: noTransaction } as Input)
        const run = endpoint.transaction === 'read' ? database.read : database.write
        return run(caller.scope, (db) => handler({ ...input, db } as Input))
      }
      try {
        const result = await untilCurrent((tries) => attempt(tries > 0))
        if (response.headersSent) return
        response.status(endpoint.status).set('Cache-Control', 'no-store')
        if (endpoint.status === 204) response.end()
        else if (result instanceof ExactAnswer) await sendExact(request, response, result)
        else sendJson(response, JSON.stringify(z.parse(endpoint.response, result)))
      } catch (error) {
        sendProblem(request, response, toProblem(error, options.logger, correlationIdOf(response)))
      }
    }
    const method = endpoint.method.toLowerCase() as (typeof routes)[number]['method']
    routes.push({ method, path: endpoint.path, handle })
  }
  return {
    serve,
    mount() {
      const byStart = new Map<string, Router>()
      for (const { method, path, handle } of routes.splice(0).sort(bySpecificity)) {
        const start = startOf(path)
        const ofStart = byStart.get(start) ?? express.Router()
        byStart.set(start, ofStart)
        ofStart[method](path, handle)
      }
      router.use((request, response, next) => {
        const ofStart = byStart.get(startOf(request.path))
        if (ofStart) ofStart(request, response, next)
        else next()
      })
    },
  }
}

/** An unknown failure becomes `internal`: its message is logged, never shown. */
export function toProblem(error: unknown, logger: Logger, correlationId: string): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StaleError) return new Problem('unavailable', { retryAfter: 1 })
  const { type, code, status } = error as { type?: string; code?: string; status?: number }
  if (type === 'entity.too.large') return new Problem('too-large')
  if (
    type === 'entity.parse.failed' ||
    type === 'encoding.unsupported' ||
    type === 'charset.unsupported' ||
    status === 400
  )
    return new Problem('bad-request')
  // Text that PostgreSQL cannot store (a NUL character) is the sender's mistake.
  if (code === '22021' || code === '22P05') return new Problem('bad-request')
  if (code === '40001' || code === '40P01') return new Problem('unavailable', { retryAfter: 1 })
  if (isUnavailable(error)) {
    logger.error({ correlationId, code }, 'database unavailable')
    return new Problem('unavailable', { retryAfter: 2 })
  }
  // The message of a database error may quote a value: log where it happened, not what it held.
  const { stack } = error as { stack?: string }
  logger.error(
    {
      correlationId,
      code,
      name: (error as Error).name,
      at: stack
        ?.split('\n')
        .slice(1, 6)
        .map((line) => line.trim()),
    },
    'request failed',
  )
  return new Problem('internal')
}

export const jsonBody = express.json({ limit: '256kb', strict: true })
