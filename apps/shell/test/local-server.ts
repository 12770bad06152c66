import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type PackedRule, type Role, rulesFor, toPackedRules } from '@sipelandukilat/access'
import {
  BootManifest,
  canonicalJson,
  ModuleLoadReport,
  ModuleReleaseFile,
  type ProblemType,
  problemDetail,
  problemStatus,
  problemTitle,
  toBootModule,
} from '@sipelandukilat/contract'
import { localized } from '@sipelandukilat/domain'
import { expect, vi } from 'vitest'

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export const password = 'sipelandukilat-demo'

export type LocalServer = Awaited<ReturnType<typeof startLocalServer>>

const cookieName = 'sid-test'
const account = {
  id: '01930000-0000-7000-8000-000000000001',
  name: 'Yusuf Lolo',
  email: 'intake@nunukan.test',
  language: 'id' as const,
}

function rulesOf(role: Role): PackedRule[] {
  return toPackedRules(
    rulesFor({
      kind: 'user',
      userId: account.id,
      assignments: [{ role, regionCode: '65.03' }],
      grantedApplicationIds: [],
      tripIds: [],
    }),
  )
}

const readRelease = (folder: string) =>
  ModuleReleaseFile.parse(JSON.parse(readFileSync(join(folder, 'module.json'), 'utf8')))

/** Inlined JSON must not be able to close its script element. */
const toInlineJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')

/**
 * Serves the built shell and copies of the built modules as the API does: same paths, same headers, same shapes of answers. Only the
 * answers of the contract are made up. Everything that may go wrong on the way can be switched on.
 */
export async function startLocalServer(built: string, moduleIds: readonly string[], options: { role?: Role } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'shell-test-'))
  const publish = (name: string) => {
    const release = readRelease(join(built, name))
    cpSync(join(built, name), join(folder, release.id, release.version), { recursive: true })
    return release
  }

  const state = {
    /** Answers of `GET /boot` and of the page: the releases, and shortened time-outs. */
    releases: moduleIds.map(publish),
    timeouts: undefined as BootManifest['timeouts'],
    sessions: new Set<string>(),
    /** Paths (by part) that are never answered. */
    hanging: new Set<string>(),
    lockedForSeconds: undefined as number | undefined,
    reports: [] as ModuleLoadReport[],
    requests: [] as string[],
    live: new Set<ServerResponse>(),
    /** Changes a boot manifest after it was signed, as somebody on the way would. */
    alterBoot: undefined as ((signed: BootManifest) => BootManifest) | undefined,
    /** Releases that only this browser is shown. */
    previews: new Set<string>(),
  }
  const signing = generateKeyPairSync('ed25519')
  const bootKey = signing.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')

  const boot = () => {
    const manifest = BootManifest.parse({
      generatedAt: new Date().toISOString(),
      shell: { version: '0.1.0' },
      language: account.language,
      modules: state.releases.map((release) => ({
        ...toBootModule(release, `/modules/${release.id}/${release.version}`),
        ...(state.previews.has(release.id) ? { arm: 'override', override: true } : {}),
      })),
      timeouts: state.timeouts,
    })
    const signature = sign(null, Buffer.from(canonicalJson(manifest)), signing.privateKey).toString('base64')
    const signed = { ...manifest, signature, keyId: 'test' }
    return state.alterBoot?.(signed) ?? signed
  }

  const session = () => ({
    user: account,
    roles: [{ role: options.role ?? 'supervisor', regionCode: '65.03', regionName: 'Kabupaten Nunukan' }],
    rules: rulesOf(options.role ?? 'supervisor'),
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  })

  const isSignedIn = (request: IncomingMessage) => {
    const id = new RegExp(`${cookieName}=(\\w+)`).exec(request.headers.cookie ?? '')?.[1]
    return id !== undefined && state.sessions.has(id)
  }

  function sendProblem(request: IncomingMessage, response: ServerResponse, type: ProblemType, more: object = {}) {
    const language = request.headers['accept-language']?.startsWith('en') ? 'en' : 'id'
    response.writeHead(problemStatus[type], { 'content-type': 'application/problem+json' })
    response.end(
      JSON.stringify({
        type: `/problems/${type}`,
        title: problemTitle(type, language),
        detail: localized(problemDetail(type), language),
        status: problemStatus[type],
        correlationId: 'test',
        ...more,
      }),
    )
  }

  function sendJson(response: ServerResponse, value: unknown, headers: Record<string, string> = {}) {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache', ...headers })
    response.end(JSON.stringify(value))
  }

  async function sendFile(response: ServerResponse, path: string) {
    const content = await readFile(path).catch(() => undefined)
    if (!content) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    })
    response.end(content)
  }

  async function sendPage(request: IncomingMessage, response: ServerResponse) {
    const nonce = randomBytes(16).toString('base64')
    const data = isSignedIn(request)
      ? `<script type="application/json" id="boot-manifest">${toInlineJson(boot())}</script><script type="application/json" id="session">${toInlineJson(session())}</script>`
      : ''
    const html = (await readFile(join(built, 'shell/index.html'), 'utf8'))
      .replace('<!--boot-->', () => `<meta name="boot-key" content="${bootKey}">${data}`)
      .replace('__STYLE_NONCE__', nonce)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; connect-src 'self'; img-src 'self' data: blob:; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types default`,
      'integrity-policy': 'blocked-destinations=(script)',
      'x-content-type-options': 'nosniff',
    })
    response.end(html)
  }

  async function readBody(request: IncomingMessage): Promise<unknown> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  }

  async function signIn(request: IncomingMessage, response: ServerResponse) {
    const body = (await readBody(request)) as { email?: string; password?: string }
    if (state.lockedForSeconds !== undefined)
      return sendProblem(request, response, 'too-many-tries', { retryAfter: state.lockedForSeconds })
    if (body.email !== account.email || body.password !== password)
      return sendProblem(request, response, 'sign-in-failed')
    const id = randomBytes(16).toString('hex')
    state.sessions.add(id)
    sendJson(response, session(), { 'set-cookie': `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax` })
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, call: string) {
    if (call === 'POST /session') return signIn(request, response)
    if (call === 'POST /password-resets') return void response.writeHead(204).end()
    if (call === 'POST /invitations/read')
      return sendJson(response, { name: account.name, email: account.email, purpose: 'invitation' })
    if (call === 'POST /invitations/accept') return void response.writeHead(204).end()
    if (!isSignedIn(request)) return sendProblem(request, response, 'sign-in-required')
    switch (call) {
      case 'GET /session':
        return sendJson(response, session())
      case 'DELETE /session':
        state.sessions.clear()
        return void response.writeHead(204).end()
      case 'PATCH /session':
        response.writeHead(204).end()
        return
      case 'GET /boot':
        return sendJson(response, boot())
      case 'GET /applications':
        return sendJson(response, { items: [], nextCursor: null })
      case 'GET /applications/counts':
        return sendJson(response, {})
      case 'GET /public/services':
        return sendJson(response, { items: [] })
      case 'POST /modules/load-reports':
        state.reports.push(ModuleLoadReport.parse(await readBody(request)))
        return void response.writeHead(204).end()
      case 'POST /modules/sample/overrides':
        state.previews.add('sample')
        return sendJson(response, { moduleId: 'sample', until: new Date(Date.now() + 60_000).toISOString() })
      case 'DELETE /modules/sample/overrides':
        state.previews.delete('sample')
        return void response.writeHead(204).end()
      case 'GET /live':
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
        response.flushHeaders()
        state.live.add(response)
        request.on('close', () => state.live.delete(response))
        return
      default:
        return sendProblem(request, response, 'not-found')
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    state.requests.push(`${request.method} ${pathname}`)
    if ([...state.hanging].some((part) => pathname.includes(part))) return
    if (pathname.startsWith('/api/v1/'))
      return answerApi(request, response, `${request.method} ${pathname.slice('/api/v1'.length)}`)
    if (pathname.startsWith('/shell/'))
      return sendFile(response, join(built, 'shell', pathname.slice('/shell/'.length)))
    if (pathname.startsWith('/modules/')) return sendFile(response, join(folder, pathname.slice('/modules/'.length)))
    if (pathname === '/app' || pathname.startsWith('/app/')) return sendPage(request, response)
    response.writeHead(302, { location: '/app/' }).end()
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      response.destroy()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')

  const whenLive = () => vi.waitFor(() => expect(state.live.size).toBeGreaterThan(0))
  const folderOf = (moduleId: string) => join(folder, moduleId, readRelease(join(built, moduleId)).version)

  return {
    origin: `http://localhost:${address.port}`,
    state,
    /** Folder of the first release of a module as it is served: change, remove or add files there. */
    folderOf,
    /** Serves the files as they were built again. */
    restore: (moduleId: string) => {
      rmSync(folderOf(moduleId), { recursive: true, force: true })
      publish(moduleId)
    },
    /** Publishes another build and resolves its module to it. */
    promote: (name: string) => {
      const release = publish(name)
      state.releases = state.releases.map((current) => (current.id === release.id ? release : current))
    },
    whenLive,
    /** Tells every page that listens, once one does. */
    sendLive: async (event: object) => {
      await whenLive()
      for (const stream of state.live) stream.write(`data: ${JSON.stringify(event)}\n\n`)
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
