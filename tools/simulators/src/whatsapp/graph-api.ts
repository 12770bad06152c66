import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readBody } from '../local-web'
import type { Talk } from '../talk'
import { findFault, isRecord } from './check-message'

export type GraphFault = { status: number; code: number; message?: string; retryAfter?: number }

export type GraphApiOptions = {
  talk: Talk
  accessToken: string
  /** Gets each message that was accepted. */
  onMessage: (message: Record<string, unknown>, wamid: string) => void
  onRead: (wamid: string) => void
  /** The fault with which the next request is refused, if any. */
  takeFault: () => GraphFault | undefined
}

/** The part of Meta's Graph API that WhatsApp businesses use: messages, media. */
export function createGraphApi(options: GraphApiOptions): Server {
  return createServer((request, response) => {
    answer(options, request, response).catch((error: Error) => refuse(response, 500, 131000, error.message))
  })
}

export function newWamid(): string {
  return `wamid.${randomBytes(24).toString('base64url')}`
}

async function answer(options: GraphApiOptions, request: IncomingMessage, response: ServerResponse) {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/^\/v\d+\.\d+/, '')
  const [first = '', second = ''] = path.slice(1).split('/')
  if (request.headers.authorization !== `Bearer ${options.accessToken}`)
    return refuse(response, 401, 190, 'Invalid OAuth access token - Cannot parse access token')
  const body = await readBody(request)
  const fault = options.takeFault()
  if (fault) return refuse(response, fault.status, fault.code, fault.message ?? 'Injected fault', fault.retryAfter)
  if (request.method === 'POST' && second === 'messages') return takeMessage(options, body, response)
  if (request.method === 'POST' && second === 'media')
    return takeMedia(options, body, request.headers['content-type'] ?? '', response)
  if (request.method === 'GET' && first === 'bytes') return sendBytes(options.talk, second, response)
  if (request.method === 'GET' && second === '') return describeMedia(options.talk, first, request, response)
  refuse(response, 400, 100, `Unsupported ${request.method} request`)
}

function takeMessage(options: GraphApiOptions, body: Buffer, response: ServerResponse) {
  const message = parseJson(body)
  if (!isRecord(message)) return refuse(response, 400, 100, 'The body is no JSON object')
  if (message.status === 'read') {
    options.onRead(String(message.message_id))
    return sendJson(response, 200, { success: true })
  }
  const fault = findFault(message)
  if (fault) return refuse(response, 400, Number(/#(\d+)/.exec(fault)?.[1] ?? 100), fault)
  const id = newWamid()
  const to = String(message.to ?? message.recipient)
  sendJson(response, 200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: to }],
    messages: [{ id, message_status: 'accepted' }],
  })
  options.onMessage(message, id)
}

async function takeMedia(
  { talk }: GraphApiOptions,
  body: Buffer,
  type: string,
  response: ServerResponse,
): Promise<void> {
  const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData()
  const file = form.get('file')
  if (!(file instanceof File)) return refuse(response, 400, 100, 'file is required')
  const bytes = Buffer.from(await file.arrayBuffer())
  sendJson(response, 200, { id: talk.putFile({ bytes, contentType: file.type, name: file.name }) })
}

function describeMedia(talk: Talk, id: string, request: IncomingMessage, response: ServerResponse) {
  const file = talk.findFile(id)
  if (!file) return refuse(response, 404, 100, 'Object does not exist')
  sendJson(response, 200, {
    messaging_product: 'whatsapp',
    url: `http://${request.headers.host}/bytes/${id}`,
    mime_type: file.contentType,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    file_size: file.bytes.length,
    id,
  })
}

function sendBytes(talk: Talk, id: string, response: ServerResponse) {
  const file = talk.findFile(id)
  if (!file) return refuse(response, 404, 100, 'Object does not exist')
  response.writeHead(200, { 'content-type': file.contentType }).end(file.bytes)
}

function refuse(response: ServerResponse, status: number, code: number, message: string, retryAfter?: number): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter))
  sendJson(response, status, { error: { message, type: 'OAuthException', code, fbtrace_id: 'simulated' } })
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
