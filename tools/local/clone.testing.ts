import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { fingerprint, rememberBuilt } from './build-stamp.mjs'
import { startEmbeddedDatabase } from './embedded-database.mjs'
import { findFreePort } from './free-port.mjs'
import { rememberInstalled } from './install.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const OWN = new Set(['.cache', '.installed-lock-hash', '.package-lock.json'])

/** Writes down how it was called, and serves the readiness address that `npm start` waits for. */
const RECORDING_API = `
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
const { DATABASE_URL, KEY_FILE, SMTP_URL, SEED, DATA_DIR, HOST, PORT, PUBLIC_URL, DEMO_PASSWORD } = process.env
const record = (entry) => appendFileSync(DATA_DIR + '/calls.jsonl', JSON.stringify(entry) + '\\n')
record({ args: process.argv.slice(2), pid: process.pid, env: { DATABASE_URL, KEY_FILE, SMTP_URL, SEED, PUBLIC_URL, DEMO_PASSWORD } })
if (process.argv[2] === process.env.FAIL_AT) throw new Error('the reason')
if (process.argv[2] === 'all') {
  const server = createServer((request, response) => response.writeHead(request.url === '/health/ready' ? 200 : 404).end(String(process.pid)))
  server.listen(Number(PORT), HOST)
  process.on('SIGTERM', () => { record({ args: ['SIGTERM'] }); server.close(); server.closeAllConnections() })
}
`

export interface Call {
  args: string[]
  pid: number
  env: Record<string, string>
}

/** An empty folder that the database's user may pass through. */
export function makeOpenFolder(prefix: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  return folder
}

/** The data of a start that was stopped: a cluster that tests take instead of creating one of their own. */
export async function makeData() {
  const folder = makeOpenFolder('data-test-')
  const dataDir = path.join(folder, 'data')
  await (await startEmbeddedDatabase({ dataDir })).stop()
  return {
    /** With the owners that root gave them. */
    copyTo: (target: string) => execFileSync('cp', ['-a', dataDir, target]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** An installed and built clone whose API only records, to prove what the commands around it do. */
export async function makeClone() {
  const folder = makeOpenFolder('clone-test-')
  const installed = path.join(root, 'node_modules')
  mkdirSync(path.join(folder, 'node_modules'))
  for (const name of readdirSync(installed)) {
    if (!OWN.has(name)) symlinkSync(path.join(installed, name), path.join(folder, 'node_modules', name))
  }
  writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), '{}')
  for (const file of ['package.json', 'package-lock.json', 'turbo.json'])
    cpSync(path.join(root, file), path.join(folder, file))
  cpSync(import.meta.dirname, path.join(folder, 'tools/local'), { recursive: true })
  writeFile(path.join(folder, 'services/api/dist/main.js'), RECORDING_API)
  writeFile(path.join(folder, 'services/api/src/main.js'), RECORDING_API)
  writeFile(
    path.join(folder, 'services/api/build.mjs'),
    `import { cpSync } from 'node:fs'; cpSync('src', 'dist', { recursive: true })`,
  )
  const manifest = {
    name: '@sipelandukilat/api',
    version: '0.1.0',
    type: 'module',
    scripts: { build: 'node build.mjs' },
  }
  writeFile(path.join(folder, 'services/api/package.json'), JSON.stringify(manifest))
  writeFile(path.join(folder, 'apps/intake/dist/module.json'), '{}')
  mkdirSync(path.join(folder, 'packages'))
  await build({
    entryPoints: [path.join(root, 'tools/simulators/src/far-side.ts')],
    outfile: path.join(folder, 'tools/simulators/dist/far-side.js'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })
  writeFile(path.join(folder, 'tools/simulators/package.json'), '{ "type": "module" }')
  rememberInstalled(folder)
  rememberBuilt(folder, fingerprint(folder))
  return createClone(folder)
}

function createClone(folder: string) {
  const dataDir = path.join(folder, '.data')
  const calls = path.join(dataDir, 'calls.jsonl')

  return {
    folder,
    dataDir,

    /** Runs one of the commands with the environment of a newcomer, plus what is given. */
    async launch(script: 'start.mjs' | 'run.mjs', args: string[], given: Record<string, string> = {}) {
      const env = {
        PATH: process.env.PATH,
        HOME: path.join(folder, 'home'),
        PORT: String(await findFreePort()),
        ...given,
      }
      const file = path.join(folder, 'tools/local', script)
      const child = spawn(process.execPath, [file, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
      let output = ''
      const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
      const until = (text: string) =>
        new Promise<void>((resolve, reject) => {
          const look = () => output.includes(text) && resolve()
          child.stdout.on('data', look)
          void ended.then(() => reject(new Error(`It ended without saying "${text}":\n${output}`)))
          look()
        })
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          output += chunk.toString()
        })
      }
      return {
        pid: child.pid ?? 0,
        port: env.PORT,
        ended,
        /** Waits until it serves. */
        ready: () => until('Ctrl-C stops everything'),
        /** Waits until it has said this. */
        until,
        /** Sends a signal and waits for the end. */
        end(signal: NodeJS.Signals) {
          child.kill(signal)
          return ended
        },
        /** Kills it alone: what it started lives on, and holds its output open. */
        async kill() {
          child.kill('SIGKILL')
          await once(child, 'exit')
        },
      }
    },

    /** Changes the API's source, as a developer does. */
    saveApi: (change: (source: string) => string) =>
      writeFileSync(path.join(folder, 'services/api/src/main.js'), change(RECORDING_API)),

    /** How the API was called since the clone was made. */
    readCalls(): Call[] {
      if (!existsSync(calls)) return []
      return readFileSync(calls, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Call)
    },

    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function writeFile(file: string, text: string) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}
