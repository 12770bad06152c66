import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { freePort } from '../servers'
import { memoryOf } from './memory'

const longestMs = 15 * 60_000
const weighEveryMs = 1000
const shownAtMost = 2000

export type Start = {
  /** From `npm start` until the system says that it is ready. */
  ms: number
  /** The most that all its processes held at once until then; undefined where the system does not tell. */
  memoryBytes: number | undefined
}

/** Runs `npm start` in the clone that lies in `folder` until it is ready, then ends it and waits until all of it has ended. */
export async function startOnce(folder: string, env: NodeJS.ProcessEnv): Promise<Start> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: path.join(folder, 'clone'),
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-shownAtMost)
    })
  // Its output closes when everything that it started has ended.
  const ended = once(child, 'close')
  let hasEnded = false
  void ended.then(() => {
    hasEnded = true
  })
  let memoryBytes: number | undefined
  const weigh = () => {
    const now = child.pid === undefined ? undefined : memoryOf(folder, child.pid)
    if (now !== undefined) memoryBytes = Math.max(memoryBytes ?? 0, now)
  }
  const scales = setInterval(weigh, weighEveryMs)
  try {
    while (!(await isReady(port))) {
      if (hasEnded) throw new Error(`npm start ended before it was ready:\n${said}`)
      if (performance.now() - begun > longestMs) throw new Error(`npm start took longer than 15 minutes:\n${said}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const ms = performance.now() - begun
    weigh()
    return { ms, memoryBytes }
  } finally {
    clearInterval(scales)
    child.kill('SIGTERM')
    await ended
  }
}

const isReady = (port: number) =>
  fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (response) => response.ok,
    () => false,
  )
