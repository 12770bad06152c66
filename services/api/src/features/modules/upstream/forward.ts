import { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { lookUpOutside } from './address'

export const upstreamBounds = { requestBytes: 1024 * 1024, responseBytes: 10 * 1024 * 1024, timeoutMs: 10_000 } as const

/** What a caller's headers a module's server is told: what the content is, and in what language and form to answer. */
const passedOn = ['accept', 'accept-language', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'] as const

/** Types that a page can only read as data: nothing untrusted is shown as a page of ours. */
const answeredTypes = /^(application\/([\w.-]+\+)?json|text\/plain|text\/csv|application\/pdf|image\/(png|jpeg|webp))\b/

export type UpstreamAnswer = { status: number; headers: Record<string, string>; body: Buffer }

/** Why a module's server gave no answer that can be handed on. */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure'
  constructor(readonly kind: 'unreachable' | 'timeout' | 'too-large' | 'type' | 'redirect') {
    super(`The module's server: ${kind}`)
  }
}

async function readBounded(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of message as AsyncIterable<Buffer>) {
    length += part.length
    if (length > upstreamBounds.responseBytes) {
      message.destroy()
      throw new UpstreamFailure('too-large')
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function answerHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const type = headers['content-type']
  if (type !== undefined && !answeredTypes.test(type)) throw new UpstreamFailure('type')
  return {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(headers.etag === undefined ? {} : { etag: headers.etag }),
    ...(headers['content-language'] === undefined ? {} : { 'content-language': headers['content-language'] }),
  }
}

type Forwarded = {
  url: URL
  method: string
  headers: IncomingHttpHeaders
  body: Buffer
  identity: string
  correlationId: string
  /** Only a demonstration reaches servers of its own machine. */
  isLocalAllowed: boolean
}

/**
 * Hands a call on to a module's server and reads its answer within bounds. Cookies go neither way, and no redirect is followed.
 * @throws UpstreamFailure
 */
export function forward(call: Forwarded): Promise<UpstreamAnswer> {
  const { url } = call
  const options: RequestOptions = {
    method: call.method,
    headers: {
      ...Object.fromEntries(
        passedOn.flatMap((name) => {
          const value = call.headers[name]
          return value === undefined ? [] : [[name, value]]
        }),
      ),
      'content-length': call.body.length,
      authorization: `Bearer ${call.identity}`,
      'x-correlation-id': call.correlationId,
    },
    signal: AbortSignal.timeout(upstreamBounds.timeoutMs),
    ...(call.isLocalAllowed ? {} : { lookup: lookUpOutside }),
  }
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (message) => {
      const status = message.statusCode ?? 502
      if (status >= 300 && status < 400 && status !== 304) {
        message.destroy()
        return reject(new UpstreamFailure('redirect'))
      }
      readBounded(message)
        .then((body) => ({ status, headers: answerHeaders(message.headers), body }))
        .then(resolve, (error: unknown) => reject(toFailure(error)))
    })
    sent.on('error', (error) => reject(toFailure(error)))
    sent.end(call.body)
  })
}

function toFailure(error: unknown): UpstreamFailure {
  if (error instanceof UpstreamFailure) return error
  const { name, code } = error as { name?: string; code?: string }
  return new UpstreamFailure(
    name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR' ? 'timeout' : 'unreachable',
  )
}
