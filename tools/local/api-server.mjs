import { setTimeout } from 'node:timers/promises'
import { apiFlags } from './api-flags.mjs'
import { api } from './workshop.mjs'

const READY_TIMEOUT_MS = 60_000
const READY_PAUSE_MS = 50

/**
 * The API as one server that can be replaced by a newly built one.
 * @param {object} options
 * @param {ReturnType<typeof import('./processes.mjs').createProcesses>} options.processes
 * @param {Awaited<ReturnType<typeof import('./instance-lock.mjs').takeLock>>} options.lock
 * @param {NodeJS.ProcessEnv} options.env
 * @param {number} options.port
 * @param {ReturnType<typeof import('./warm-api.mjs').createWarmApi>} [options.warm] starts it quicker
 */
export function createApiServer({ processes, lock, env, port, warm }) {
  /** @type {{ pid: number, ended: Promise<number>, stop: () => Promise<void> } | undefined} */
  let current
  /** @type {(code: number) => void} */
  let tellEnd
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    tellEnd = resolve
  })

  async function start() {
    const server = warm ? warm.start(['all']) : processes.serve('The API', api, ['all'], env, apiFlags)
    current = server
    lock.addChild(server.pid, warm?.script ?? api)
    void server.ended.then((code) => {
      if (current === server) tellEnd(code)
    })
    await waitUntilReady(port, server.ended)
  }

  return {
    start,

    /** Ends the running server, requests and jobs included, and starts the new program in its place. */
    async restart() {
      const replaced = current
      current = undefined
      await replaced?.stop()
      await start()
    },

    /** Settles with the exit code when the API ends without being replaced. */
    ended,
  }
}

/**
 * @param {number} port
 * @param {Promise<number>} ended settles when the server is gone
 */
async function waitUntilReady(port, ended) {
  let isGone = false
  void ended.then(() => {
    isGone = true
  })
  for (const deadline = Date.now() + READY_TIMEOUT_MS; Date.now() < deadline; await setTimeout(READY_PAUSE_MS)) {
    if (isGone) throw new Error('The API ended while it started; its message stands above.')
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined)
    if (response?.ok) return
  }
  throw new Error(`The API was not ready within ${READY_TIMEOUT_MS / 1000} s.`)
}
