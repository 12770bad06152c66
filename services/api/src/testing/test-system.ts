import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text as readText } from 'node:stream/consumers'
import type { Role } from '@sipelandukilat/access'
import { placeOf } from '@sipelandukilat/domain'
import { type App, createApp } from '../app'
import { workerScope } from '../platform/caller'
import { readConfig } from '../platform/config'
import { createHttpServer } from '../platform/http-server'
import { newId } from '../platform/id'
import { hashToken } from '../platform/identity/sessions'
import type { Logger } from '../platform/logger'
import { exampleHead } from './example-head'
import { createTestDatabase, type TestDatabase, testKeyring } from './test-database'

export type Answer = { status: number; body: unknown; headers: Headers }

/** A running API over its own database, and what tests need to talk to it. */
export type TestSystem = TestDatabase & {
  app: App
  url: string
  /** What the clock of the API says; tests move it. */
  clock: { now: Date }
  request: (
    method: string,
    path: string,
    options?: { body?: unknown; cookie?: string; headers?: Record<string, string> },
  ) => Promise<Answer>
  /** A user with these roles and a session for it, without the cost of a password. */
  createUser: (
    roles: readonly { role: Role; regionCode: string | null }[],
    name?: string,
  ) => Promise<{ id: string; cookie: string }>
  /** A new session of a user: one lasts for some hours of the clock. Gives its cookie. */
  signIn: (userId: string) => Promise<string>
  close: () => Promise<void>
}

const agent = new Agent({ keepAlive: true })

/** Plain HTTP without what `fetch` adds: ten thousand requests go through here. */
async function ask(url: URL, method: string, body: string | undefined, given: Record<string, string>): Promise<Answer> {
  const headers = { 'content-length': Buffer.byteLength(body ?? ''), ...given }
  const outgoing = request(url, { method, headers, agent }).end(body)
  const [response]: IncomingMessage[] = await once(outgoing, 'response')
  if (!response) throw new Error(`${method} ${url} was not answered`)
  const text = await readText(response)
  const received = new Headers()
  for (const [name, values = []] of Object.entries(response.headersDistinct))
    for (const value of values) received.append(name, value)
  const isJson = received.get('content-type')?.includes('json')
  return {
    status: response.statusCode ?? 0,
    body: isJson && text !== '' ? JSON.parse(text) : text,
    headers: received,
  }
}

export async function createTestSystem(
  options: { poolSize?: number; logger?: Logger; environment?: Record<string, string> } = {},
): Promise<TestSystem> {
  const clock = { now: new Date('2026-09-14T02:00:00Z') } // a Monday, 10.00 WITA
  const test = await createTestDatabase({ ...options, clock: () => clock.now })
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-test-'))
  const config = readConfig({
    DATABASE_URL: test.ownerUrl,
    DATA_DIR: dataDir,
    KEY_FILE: 'none',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    PORT: '0',
    ...options.environment,
  })
  const app = createApp(config, {
    clock: () => clock.now,
    keyring: testKeyring,
    database: test.database,
    ...(options.logger ? { logger: options.logger } : {}),
  })
  const server: Server = createHttpServer(app.express)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function signIn(userId: string): Promise<string> {
    const token = createHash('sha256').update(newId()).digest('base64url')
    await test.database.write(workerScope, (db) =>
      db.run({
        text: `insert into session (id_hash, user_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $3::timestamptz + interval '12 hours')`,
        values: [hashToken(token), userId, clock.now],
      }),
    )
    return `__Host-sid-${config.instance}=${token}`
  }

  return {
    ...test,
    app,
    url,
    clock,
    request: (method, requestPath, { body, cookie, headers } = {}) =>
      ask(new URL(url + requestPath), method, typeof body === 'string' ? body : JSON.stringify(body), {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...headers,
      }),
    async createUser(roles, name = 'Petugas Uji') {
      const id = newId()
      const head = roles.some(({ role }) => role === 'office_head') ? exampleHead : undefined
      const home = roles.find((assignment) => assignment.regionCode !== null)?.regionCode ?? null
      await test.database.write(workerScope, async (db) => {
        await db.run({
          text: `insert into app_user (id, email, name, status, province_code, regency_code, nip, grade)
                 values ($1, $2, $3, 'active', $4, $5, $6, $7)`,
          values: [
            id,
            `${id}@test.test`,
            name,
            home ? placeOf(home).provinceCode : null,
            home && home.length >= 5 ? placeOf(home).regencyCode : null,
            head?.nip ?? null,
            head?.grade ?? null,
          ],
        })
        for (const { role, regionCode } of roles)
          await db.run({
            text: 'insert into user_role (id, user_id, role, region_code) values ($1, $2, $3, $4)',
            values: [newId(), id, role, regionCode],
          })
      })
      return { id, cookie: await signIn(id) }
    },
    signIn,
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await app.close()
      await test.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
