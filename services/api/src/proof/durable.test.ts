import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../platform/caller'
import { exampleSubmission } from '../testing/test-application'
import { testKeyring } from '../testing/test-database'
import { createTestSystem, type TestSystem } from '../testing/test-system'

/** What was acknowledged is there exactly once, however often processes and connections are killed meanwhile. */
const kills = process.env.PROVE ? 50 : 5
const clients = 6

let system: TestSystem
let folder: string
let server: ChildProcess | undefined
let port: number
const main = path.resolve(import.meta.dirname, '../../dist/main.js')

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

function startServer(): void {
  server = spawn(process.execPath, [main, 'all'], {
    env: {
      ...process.env,
      DATABASE_URL: system.ownerUrl,
      DATA_DIR: folder,
      KEY_FILE: path.join(folder, 'key'),
      PORT: String(port),
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  })
}

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  folder = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-durable-'))
  writeFileSync(path.join(folder, 'key'), testKeyring.master.toString('base64'), { mode: 0o600 })
  port = await freePort()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await system.close()
  rmSync(folder, { recursive: true, force: true })
})

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve))

test('each acknowledged application is there exactly once after kills of the API and of its connections', {
  timeout: 60_000 + kills * 60_000,
}, async () => {
  const template = await exampleSubmission(system, 'KTP-BARU', 1, { villageCode: '65.03.05.2022' })
  const acknowledged = new Map<string, string>()
  const sent = new Set<string>()
  let isOver = false

  /** A phone that sends until it is answered, with the same key. */
  async function client(number: number): Promise<void> {
    for (let turn = 0; !isOver; turn += 1) {
      const key = `durable-${number}-${turn}`
      sent.add(key)
      while (!acknowledged.has(key)) {
        const answer = await fetch(`http://127.0.0.1:${port}/api/v1/public/applications`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(template),
          signal: AbortSignal.timeout(10_000),
        }).catch(() => undefined)
        const body = (await answer?.json().catch(() => undefined)) as { id?: string } | undefined
        if (answer?.status === 201 && body?.id) acknowledged.set(key, body.id)
        else await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }

  startServer()
  const running = Array.from({ length: clients }, (_, number) => client(number))
  const owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
  for (let kill = 0; kill < kills; kill += 1) {
    const before = acknowledged.size
    while (acknowledged.size < before + 15) await new Promise((resolve) => setTimeout(resolve, 20))
    // At no particular moment of a request.
    await new Promise((resolve) => setTimeout(resolve, (kill * 37) % 90))
    if (kill % 2 === 0) {
      const child = server
      child?.kill('SIGKILL')
      if (child) await ended(child)
      startServer()
    } else
      await owner.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
  }
  isOver = true
  await Promise.all(running)

  const { rows } = await owner.query<{ id: string; events: string; records: string }>(
    `select a.id, (select count(*) from application_event e where e.application_id = a.id) as events,
       (select count(*) from personal_record p where p.application_id = a.id) as records from application a`,
  )
  await owner.end()
  const ids = new Set(rows.map((row) => row.id))
  const lost = [...acknowledged.values()].filter((id) => !ids.has(id))
  console.info(
    `durable: ${kills} kills, ${acknowledged.size} acknowledged, ${lost.length} lost, ${rows.length - sent.size} doubled`,
  )
  expect(acknowledged.size).toBe(sent.size)
  expect(lost).toEqual([])
  expect(rows).toHaveLength(sent.size)
  expect(rows.every((row) => Number(row.events) === 2 && Number(row.records) === 1)).toBe(true)
})
