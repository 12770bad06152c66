import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDataDirectory, startEmbeddedDatabase } from './embedded-database.mjs'
import { findFreePort } from './free-port.mjs'

/**
 * Each acknowledged message ends as exactly one effect, however often the API, the worker, their connections and the
 * database itself are killed meanwhile. Citizens send a line, wait for the answer, and confirm it; a fifth is sent twice.
 */
const citizens = process.env.PROVE ? 1000 : 24
const rounds = process.env.PROVE ? 10 : 1
const killsOfRound = process.env.PROVE ? 6 : 3
const atOnce = 12
const secret = 'a-gateway-secret'

const main = path.resolve(import.meta.dirname, '../../services/api/dist/main.js')
let folder: string
let database: Awaited<ReturnType<typeof startEmbeddedDatabase>>
let server: ChildProcess | undefined
let gateway: Server
let environment: NodeJS.ProcessEnv
let port: number
/** Words that reached a number; what comes again under one id is one message. */
const answers = new Map<string, Map<string, string>>()

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-messages-'))
  makeDataDirectory(folder)
  database = await startEmbeddedDatabase({ dataDir: path.join(folder, 'data') })
  writeFileSync(path.join(folder, 'key'), randomBytes(32).toString('base64'), { mode: 0o600 })
  gateway = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      const { id, to, text: words } = JSON.parse(text) as { id: string; to: string; text: string }
      const known = answers.get(to) ?? new Map<string, string>()
      answers.set(to, known.set(id, words))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  port = await findFreePort()
  environment = {
    ...process.env,
    DATABASE_URL: database.url,
    DATA_DIR: path.join(folder, 'api'),
    KEY_FILE: path.join(folder, 'key'),
    PORT: String(port),
    LOG_LEVEL: 'silent',
    SEED: 'regions',
    SMS_GATEWAY_SECRET: secret,
    SMS_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
  }
  for (const command of ['migrate', 'seed'])
    await promisify(execFile)(process.execPath, [main, command], { env: environment })
  const owner = await connect()
  await owner.query(`update region set status = 'active' where code = '65.03'`)
  await owner.end()
}, 120_000)
afterAll(async () => {
  server?.kill('SIGKILL')
  gateway.close()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function connect(): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: database.url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

function startServer(): void {
  server = spawn(process.execPath, [main, 'all'], { env: environment, stdio: 'ignore' })
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve))

const kill = {
  async api() {
    const child = server
    child?.kill('SIGKILL')
    if (child) await ended(child)
    startServer()
  },
  async connections() {
    const owner = await connect()
    await owner.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await owner.end()
  },
  async database() {
    const { port: databasePort, pid } = database
    process.kill(pid, 'SIGKILL')
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
    database = await startEmbeddedDatabase({
      dataDir: path.join(folder, 'data'),
      port: databasePort,
      whenRunning: 'restart',
    })
  },
}

/** Sends until it is acknowledged, as a gateway does; a fifth once more after that. */
async function deliver(message: { id: string; from: string; text: string }, isTwice: boolean): Promise<void> {
  for (let acknowledged = 0; acknowledged < (isTwice ? 2 : 1); ) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/channels/sms/inbound`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ ...message, to: '+6285199990100', receivedAt: new Date().toISOString() }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined)
    if (answer?.status === 200) acknowledged += 1
    else await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function answerTo(number: string, count: number): Promise<void> {
  const deadline = Date.now() + 120_000
  while ((answers.get(number)?.size ?? 0) < count) {
    if (Date.now() > deadline) throw new Error(`${number} waits for answer ${count}`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

test('each acknowledged message has exactly one effect after kills of API, worker, connections and database', {
  // On a quiet machine a round of a thousand takes two minutes.
  timeout: rounds * 900_000,
}, async () => {
  startServer()
  for (let round = 0; round < rounds; round += 1) {
    const numbers = Array.from(
      { length: citizens },
      (_, index) => `+62812${String(round).padStart(2, '0')}${String(index).padStart(4, '0')}99`,
    )
    const waiting = [...numbers.entries()]
    let finished = 0
    const citizen = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, from] = next
        const nik = `650305170890${String(9900 + (index % 100))}`
        const line = `KTP#${nik}#6503050101209901#Budi Santoso#Long Bawan#Krayan#HILANG`
        await deliver({ id: `${from}-1`, from, text: line }, index % 5 === 0)
        await answerTo(from, 1)
        await deliver({ id: `${from}-2`, from, text: 'YA' }, index % 5 === 2)
        await answerTo(from, 2)
        await deliver({ id: `${from}-3`, from, text: 'YA' }, index % 5 === 4)
        await answerTo(from, 3)
        finished += 1
      }
    }
    let failure: unknown
    const running = Promise.all(Array.from({ length: atOnce }, citizen)).catch((error: unknown) => {
      failure = error
    })
    const ways = [kill.api, kill.connections, kill.database]
    for (let count = 0; count < killsOfRound; count += 1) {
      const goal = Math.floor((citizens * (count + 0.5)) / killsOfRound / 2)
      while (finished < goal && !failure) await new Promise((resolve) => setTimeout(resolve, 20))
      await new Promise((resolve) => setTimeout(resolve, (count * 137 + round * 61) % 400))
      await ways[count % ways.length]?.()
    }
    await running
    if (failure) throw failure

    const owner = await connect()
    const { rows } = await owner.query<{
      handled: number
      applications: number
      waiting: number
      conversations: number
    }>(
      `select (select count(*)::int from conversation) as conversations,
         (select count(*)::int from conversation_message where direction = 'in') as handled,
         (select count(*)::int from application where status = 'incomplete') as applications,
         (select count(*)::int from inbound_message where handled_at is null) as waiting`,
    )
    await owner.end()
    const all = citizens * (round + 1)
    const [found] = rows
    console.info(
      `durable messages: round ${round + 1}, ${killsOfRound} kills, ${citizens * 3} messages, ${found?.handled} handled of ${all * 3}, ${found?.applications} applications of ${all}`,
    )
    expect(found).toEqual({ conversations: all, handled: all * 3, applications: all, waiting: 0 })
  }
})
