import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import express, { type Request } from 'express'
import { bootFor } from '../features/modules/boot'
import { createOverrideCookie, noOverrides } from '../features/modules/overrides'
import { toSession } from '../features/session/session'
import { untilCurrent } from '../platform/database/db'
import type { Platform } from '../platform/platform'
import { findInRepository } from '../platform/repository-path'
import { correlationIdOf, languageOf, sendProblem, toProblem } from '../platform/serve'

/** The built shell: where `SHELL_DIR` says, or that of the repository. */
const shellDirectory = (): string =>
  process.env.SHELL_DIR ?? findInRepository('apps/shell/dist') ?? path.resolve('apps/shell/dist')

/** JSON that may stand inside a script element. */
const toInline = (json: string) =>
  json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

/** `devServers`: origins of the dev servers that this one browser previews modules from. */
const policyOf = (nonce: string, devServers: readonly string[]) =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...devServers].join(' '),
    [`style-src 'self' 'nonce-${nonce}'`, ...devServers].join(' '),
    ["connect-src 'self'", ...devServers, ...devServers.map((origin) => origin.replace('http:', 'ws:'))].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ')

/** The officers' shell at /app: one HTML page with what it needs to begin, so that signing in costs no extra round trip. */
export function registerShell({
  router,
  identity,
  database,
  logger,
  clock,
  keyring,
  config,
  bootSigner,
  registry,
}: Platform): void {
  const directory = shellDirectory()
  const previews = createOverrideCookie({ cookieKey: keyring.cookie, instance: config.instance })
  const templates = new Map<string, Promise<string>>()
  /** The page; with React's development build for a browser that works on a module, where that was built. */
  const readTemplate = (isDeveloping: boolean): Promise<string> => {
    const developing = path.join(directory, 'development/index.html')
    const file = isDeveloping && existsSync(developing) ? developing : path.join(directory, 'index.html')
    const template = templates.get(file) ?? readFile(file, 'utf8')
    templates.set(file, template)
    template.catch(() => templates.delete(file))
    return template
  }

  /** What a page begins with: by the rights as they are now, not as this process remembers them. */
  async function beginFor(request: Request) {
    const caller = await identity.findUser(request, { fresh: true })
    if (!caller) return { language: languageOf(request), overrides: noOverrides, inlined: '' }
    const now = clock()
    const { language } = caller.user
    const overrides = previews.read(request, caller, now)
    const [boot, session] = await database.read(caller.scope, (db) =>
      Promise.all([
        bootFor(db, caller, { registry, signer: bootSigner, overrides, language, now }),
        toSession(db, caller),
      ]),
    )
    const inlined = [
      `<script type="application/json" id="boot-manifest">${toInline(boot.json)}</script>`,
      `<script type="application/json" id="session">${toInline(JSON.stringify(session))}</script>`,
    ].join('')
    return { language, overrides, inlined }
  }

  router.use('/shell', express.static(directory, { immutable: true, maxAge: '365d', index: false, redirect: false }))
  router.get(['/app', '/app/*rest'], async (request, response) => {
    try {
      const nonce = randomBytes(16).toString('base64')
      const { language, overrides, inlined } = await untilCurrent(() => beginFor(request))
      const template = await readTemplate(overrides.devServers.length > 0)
      response
        .status(200)
        .set({
          'Content-Security-Policy': policyOf(
            nonce,
            overrides.devServers.map(({ devServer }) => devServer),
          ),
          // A dev server's scripts change while they are worked on and have no hash; only its developer's own browser gets here.
          ...(overrides.devServers.length === 0 ? { 'Integrity-Policy': 'blocked-destinations=(script)' } : {}),
          'Cache-Control': 'no-store',
          'Content-Type': 'text/html; charset=utf-8',
        })
        .send(
          template
            .replaceAll('__STYLE_NONCE__', nonce)
            .replace('<!--boot-->', () => `<meta name="boot-key" content="${bootSigner.publicKey}">${inlined}`)
            .replace('<html lang="id">', `<html lang="${language}">`),
        )
    } catch (error) {
      sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
    }
  })
}
