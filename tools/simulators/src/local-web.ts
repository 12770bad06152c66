import type { IncomingMessage, ServerResponse } from 'node:http'

export type Language = 'id' | 'en'

/** No other site may read or change anything here through a visitor's browser, by its own name or by one it rebinds. */
export function isLocal(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const site = request.headers['sec-fetch-site'] ?? 'none'
  const isVisit = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate'
  return ['localhost', '127.0.0.1'].includes(host) && (isVisit || site === 'none' || site === 'same-origin')
}

export function chooseLanguage(url: URL, request: IncomingMessage): Language {
  const asked = url.searchParams.get('lang') ?? request.headers['accept-language'] ?? ''
  return asked.toLowerCase().startsWith('en') ? 'en' : 'id'
}

export function sendJson(response: ServerResponse, value: unknown) {
  send(response, value === undefined ? 404 : 200, 'application/json', JSON.stringify(value ?? null))
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  policy = "default-src 'none'",
) {
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .end(body)
}

/** @throws {Error} when it is longer than the limit */
export async function readBody(request: IncomingMessage, limit = 32 * 1024 * 1024): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > limit) throw new Error('The request is too large.')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
