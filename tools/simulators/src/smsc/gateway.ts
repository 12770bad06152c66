import { timingSafeEqual } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { readBody } from '../local-web'
import type { Talk } from '../talk'

/** The far side of an HTTP gateway: takes `POST { id, to, text }` with our secret, once for each id. */
export function createSmsGateway(options: { talk: Talk; secret: string }): Server {
  const taken = new Set<string>()
  return createServer((request, response) => {
    const { authorization = '' } = request.headers
    if (!isSame(authorization, `Bearer ${options.secret}`)) return answer(response, 401, { error: 'unauthorized' })
    readBody(request, 64 * 1024)
      .then((body) => {
        const { id, to, text } = JSON.parse(body.toString())
        if (![id, to, text].every((value) => typeof value === 'string' && value !== ''))
          return answer(response, 400, { error: 'id, to and text are needed' })
        if (!taken.has(id)) {
          taken.add(id)
          const content = { kind: 'text', text } as const
          options.talk.add({ channel: 'sms', person: to, isFromCitizen: false, content, externalId: id, state: 'sent' })
        }
        answer(response, 200, { id })
      })
      .catch((error: Error) => answer(response, 400, { error: error.message }))
  })
}

function isSame(given: string, expected: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}

function answer(response: ServerResponse, status: number, value: object) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
