import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export type Server = { url: string; process: ChildProcess; startMs: number; stop: () => Promise<void> }

/** A port that nobody listens on at this moment. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Starts a server program and waits until it answers. */
export async function startServer(
  program: string,
  parameters: string[],
  env: Record<string, string>,
  readyPath: string,
  flags: string[] = [],
): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const begun = performance.now()
  const child = spawn(process.execPath, [...flags, program, ...parameters], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const deadline = Date.now() + 30_000
  while (
    !(await fetch(url + readyPath).then(
      (response) => response.status < 500,
      () => false,
    ))
  ) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`${program} did not start`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return {
    url,
    process: child,
    startMs: performance.now() - begun,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** The session cookie of an API over a data directory: instances on one host would share cookies across their ports. */
export function cookieNameOf(dataDir: string, url: string): string {
  const place = `${path.resolve(dataDir)}:${new URL(url).port}`
  return `__Host-sid-${createHash('sha256').update(place).digest('hex').slice(0, 8)}`
}

/** Flags and environment by which a process tells what its heap holds. */
export function heapReport(hook: string) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bench-heap-')), 'report.json')
  return { file, flags: ['--expose-gc', '--import', pathToFileURL(hook).href], env: { HEAP_REPORT: file } }
}

/** Megabytes of the heap that are in use once all garbage is collected. */
export async function liveHeapMb({ process: child }: Server, file: string): Promise<number> {
  child.kill('SIGUSR2')
  for (let tries = 0; tries < 400 && !existsSync(file); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25))
  await new Promise((resolve) => setTimeout(resolve, 100))
  const { heapUsed } = JSON.parse(readFileSync(file, 'utf8')) as { heapUsed: number }
  rmSync(path.dirname(file), { recursive: true })
  return heapUsed / 1024 / 1024
}

/** Resident memory of a process in megabytes, where the system tells it. */
export function memoryMb(process: ChildProcess): number | undefined {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8'))
    return line ? Number(line[1]) / 1024 : undefined
  } catch {
    return undefined
  }
}
