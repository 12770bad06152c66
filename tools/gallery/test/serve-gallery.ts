import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const built = join(import.meta.dirname, '../dist')
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }
const base = '/developers/components/'

/** The API's policy for this page: see `services/api/src/pages/developers/components.ts`. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-test'; img-src 'self' data:; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"

/** Serves the built gallery as the API does: same paths, same policy. */
export async function serveGallery(): Promise<{ url: string; stop: () => void }> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === base) {
      const html = await readFile(join(built, 'index.html'), 'utf8')
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      response.end(html.replaceAll('__STYLE_NONCE__', 'test'))
      return
    }
    const content = await readFile(join(built, path.slice(base.length))).catch(() => undefined)
    response.writeHead(content ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' })
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${base}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
