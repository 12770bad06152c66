import { existsSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeClone, makeData } from './clone.testing'
import { findPostmaster } from './postmaster.mjs'

let data: Awaited<ReturnType<typeof makeData>>
let clone: Awaited<ReturnType<typeof makeClone>>
let started: Awaited<ReturnType<typeof clone.launch>>[] = []

beforeAll(async () => {
  data = await makeData()
})
afterAll(() => data.remove())

beforeEach(async () => {
  clone = await makeClone()
})

afterEach(async () => {
  await Promise.all(started.map((one) => one.end('SIGTERM')))
  started = []
  clone.remove()
})

/** A start with data from an earlier one, unless it is to make its own. */
async function start(env?: Record<string, string>, args: string[] = []) {
  if (!env?.DATA_DIR && !existsSync(clone.dataDir)) data.copyTo(clone.dataDir)
  const one = await clone.launch('start.mjs', args, env)
  started.push(one)
  return one
}

const cluster = () => path.join(clone.dataDir, 'database/cluster')
/** Which process answers on a port. */
const askPid = async (port: string) => Number(await (await fetch(`http://127.0.0.1:${port}/health/ready`)).text())
const commands = () => clone.readCalls().map(({ args }) => args[0])

describe('npm start', () => {
  it('prepares in order, serves, and on Ctrl-C stops the API before the database', async () => {
    const one = await start({ DATA_DIR: clone.dataDir })
    await one.ready()
    expect(commands()).toEqual(['migrate', 'seed', 'publish', 'all'])
    const [, , publish, all] = clone.readCalls()
    expect(publish?.args).toEqual(['publish', path.join(clone.folder, 'apps/intake/dist')])
    expect(all?.env).toMatchObject({
      SEED: 'demo',
      DEMO_PASSWORD: 'sipelandukilat-demo',
      PUBLIC_URL: `http://localhost:${one.port}`,
      SMTP_URL: expect.stringMatching(/^smtp:\/\/127\.0\.0\.1:\d+$/),
    })
    const client = new pg.Client(all?.env.DATABASE_URL)
    await client.connect()
    await client.end()

    const { code, output } = await one.end('SIGINT')
    expect(code).toBe(0)
    expect(output).toContain('intake@REGENCY.test')
    expect(commands().at(-1)).toBe('SIGTERM')
    expect(await findPostmaster(cluster())).toBeUndefined()
    expect(existsSync(path.join(clone.dataDir, 'running.json'))).toBe(false)
  })

  it('keeps the master key outside the data, closed to others, and the same at the next start', async () => {
    const first = await start()
    await first.ready()
    await first.end('SIGTERM')
    const second = await start()
    await second.ready()
    const files = new Set(clone.readCalls().flatMap(({ env }) => env?.KEY_FILE ?? []))
    expect(files.size).toBe(1)
    const [file = ''] = files
    expect(file.startsWith(clone.dataDir)).toBe(false)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('refuses a second start on the same data, and leaves the first alone', async () => {
    const first = await start()
    await first.ready()
    const { code, output } = await (await start()).ended
    expect(code).toBe(1)
    expect(output).toContain('already running')
    expect((await fetch(`http://127.0.0.1:${first.port}/health/ready`)).status).toBe(200)
  })

  it('runs a second instance beside the first, on other data', async () => {
    const first = await start()
    await first.ready()
    const other = path.join(clone.folder, '.second')
    data.copyTo(other)
    const second = await start({ DATA_DIR: other })
    await second.ready()
    await first.end('SIGTERM')
    expect((await fetch(`http://127.0.0.1:${second.port}/health/ready`)).status).toBe(200)
  })

  it('takes over what a killed start left running', async () => {
    const killed = await start()
    await killed.ready()
    const left = clone.readCalls().at(-1)
    await killed.kill()
    expect(await askPid(killed.port)).toBe(left?.pid)

    const next = await start({ PORT: killed.port })
    await next.ready()
    const serving = clone.readCalls().at(-1)
    expect(serving?.pid).not.toBe(left?.pid)
    expect(await askPid(next.port)).toBe(serving?.pid)
  })

  it('ends with a message when a step fails, and stops what it had started', async () => {
    const { code, output } = await (await start({ FAIL_AT: 'seed' })).ended
    expect(code).toBe(1)
    expect(output).toContain('the reason')
    expect(output).toContain('seed failed')
    expect(commands()).toEqual(['migrate', 'seed'])
    expect(await findPostmaster(cluster())).toBeUndefined()
  })

  it('ends when the API ends, instead of hiding it', async () => {
    const one = await start()
    await one.ready()
    process.kill(clone.readCalls().at(-1)?.pid ?? 0, 'SIGKILL')
    const { code, output } = await one.ended
    expect(code).toBe(1)
    expect(output).toContain('The API ended unexpectedly')
  })

  it('names another port when its own is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const { code, output } = await (await start({ PORT: String(port) })).ended
    server.close()
    expect(code).toBe(1)
    expect(output).toContain(`PORT=${port + 1} npm start`)
  })
})

describe('npm run dev', () => {
  it('puts a newly built API in the place of the old one', async () => {
    const one = await start({}, ['--dev'])
    await one.ready()
    const first = await askPid(one.port)
    const saved = Date.now()
    clone.saveApi((source) => `${source}\n// changed`)
    await one.until('✓ Restarting the API')
    expect(Date.now() - saved, 'it takes a second or two; a busy machine needs longer').toBeLessThan(15_000)
    const second = await askPid(one.port)
    expect(second).not.toBe(first)
    expect(second).toBe(clone.readCalls().at(-1)?.pid)
  })

  it('shows a failing build and waits for the next change', async () => {
    const one = await start({}, ['--dev'])
    await one.ready()
    const first = await askPid(one.port)
    writeFileSync(path.join(clone.folder, 'services/api/build.mjs'), 'throw new Error("no such thing")')
    await one.until('The build failed')
    expect(await askPid(one.port)).toBe(first)
  })
})

describe('npm run <command>', () => {
  it('starts the database for as long as the command runs, and hands on arguments and exit code', async () => {
    const done = await (await clone.launch('run.mjs', ['admin-create', '--email', 'a@b.test'])).ended
    expect(done.code).toBe(0)
    expect(clone.readCalls().map(({ args }) => args)).toEqual([['admin-create', '--email', 'a@b.test']])
    expect(await findPostmaster(cluster())).toBeUndefined()
    const failed = await (await clone.launch('run.mjs', ['verify'], { FAIL_AT: 'verify' })).ended
    expect(failed.code).toBe(1)
  })

  it('uses the database of a running start, and leaves it running', async () => {
    const one = await start()
    await one.ready()
    await (await clone.launch('run.mjs', ['admin-create'])).ended
    const urls = new Set(clone.readCalls().map(({ env }) => env.DATABASE_URL))
    expect(urls.size).toBe(1)
    expect(await findPostmaster(cluster())).toBeDefined()
  })
})
