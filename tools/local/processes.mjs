import { spawn } from 'node:child_process'

const STOP_GRACE_MS = 20_000

/**
 * @typedef {object} Entry
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<number>} ended exit code
 * @property {boolean} hasOwnGroup
 */

/**
 * Starts child processes, in the order given, and ends them in the opposite order.
 * @param {{ root: string }} options where they run
 */
export function createProcesses({ root }) {
  /** @type {Entry[]} */
  const running = []
  let isStopping = false

  /**
   * @param {string} name
   * @param {string} command
   * @param {string[]} args
   * @param {object} options
   * @param {NodeJS.ProcessEnv | undefined} [options.env]
   * @param {string} [options.folder]
   * @param {'shared' | 'output' | 'none'} [options.terminal] `shared` with a person who may be asked something; `output`
   *   shows what it writes; `none` hands its output to us
   * @param {boolean} [options.hasMessages] whether it and we send each other messages
   */
  function launch(name, command, args, { env, folder = root, terminal = 'output', hasMessages = false }) {
    if (isStopping) throw new Interrupted()
    // A group of its own, so that Ctrl-C reaches us alone and we end things in order. Windows would open a window.
    const hasOwnGroup = process.platform !== 'win32' && terminal !== 'shared'
    const child = spawn(command, args, {
      cwd: folder,
      env: env ?? process.env,
      stdio: [
        terminal === 'shared' ? 'inherit' : 'ignore',
        terminal === 'none' ? 'pipe' : 'inherit',
        'inherit',
        ...(hasMessages ? [/** @type {const} */ ('ipc')] : []),
      ],
      detached: hasOwnGroup,
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
      windowsHide: true,
    })
    /** @type {Promise<number>} */
    const ended = new Promise((resolve, reject) => {
      child.once('error', (cause) => reject(new Error(`${name}: ${cause.message}`, { cause })))
      child.once('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
    })
    const entry = { child, ended, hasOwnGroup }
    running.push(entry)
    const forget = () => running.splice(running.indexOf(entry), 1)
    ended.then(forget, forget)
    return entry
  }

  function assertSuccess(/** @type {string} */ name, /** @type {number} */ code) {
    if (isStopping) throw new Interrupted()
    if (code !== 0) throw new Error(`${name} failed (exit code ${code}); its message stands above.`)
  }

  return {
    /**
     * Runs a command to its end.
     * @param {string} name what a person calls it, for the message when it fails
     * @param {string} command
     * @param {string[]} args
     * @param {NodeJS.ProcessEnv} [env]
     * @param {string} [folder] where it runs
     */
    async run(name, command, args, env, folder) {
      assertSuccess(name, await launch(name, command, args, { env, ...(folder && { folder }) }).ended)
    },

    /**
     * Waits for the end of what was started.
     * @param {string} name
     * @param {Promise<number>} ended
     */
    async finish(name, ended) {
      assertSuccess(name, await ended)
    },

    /**
     * Starts a program of ours that talks with us by messages.
     * @param {string} name
     * @param {string} script a file for Node
     * @param {string[]} args
     * @param {NodeJS.ProcessEnv} [env]
     */
    talk(name, script, args, env) {
      const entry = launch(name, process.execPath, [script, ...args], { env, hasMessages: true })
      return { child: entry.child, pid: entry.child.pid ?? 0, ended: entry.ended, stop: () => end(entry) }
    },

    /**
     * Runs a command with which a person may talk.
     * @param {string} name
     * @param {string} command
     * @param {string[]} args
     * @param {NodeJS.ProcessEnv} env
     * @returns {Promise<number>} its exit code
     */
    async converse(name, command, args, env) {
      return await launch(name, command, args, { env, terminal: 'shared' }).ended
    },

    /**
     * Starts a server.
     * @param {string} name
     * @param {string} script a file for Node
     * @param {string[]} args
     * @param {NodeJS.ProcessEnv} [env]
     * @param {readonly string[]} [flags] for Node
     * @returns {{ pid: number, ended: Promise<number>, stop: () => Promise<void> }} `ended` gives its exit code
     */
    serve(name, script, args, env, flags = []) {
      const entry = launch(name, process.execPath, [...flags, script, ...args], { env })
      return { pid: entry.child.pid ?? 0, ended: entry.ended, stop: () => end(entry) }
    },

    /**
     * Starts a server that tells on its first line, in JSON, where it listens.
     * @param {string} name
     * @param {string} script
     * @param {string[]} args
     * @returns {Promise<{ pid: number, greeting: unknown }>}
     */
    async serveWithGreeting(name, script, args) {
      const { child, ended } = launch(name, process.execPath, [script, ...args], { terminal: 'none' })
      /** @type {Promise<string>} */
      const firstLine = new Promise((resolve) => {
        let text = ''
        child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
          text += chunk.toString()
          if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
        })
      })
      const failed = ended.then((code) => Promise.reject(new Error(`${name} ended at once (exit code ${code}).`)))
      return { pid: child.pid ?? 0, greeting: JSON.parse(await Promise.race([firstLine, failed])) }
    },

    /** Ends everything, last started first; what does not end in time is killed. */
    async stop() {
      isStopping = true
      for (const entry of [...running].reverse()) await end(entry)
    },
  }
}

/** Thrown out of a step that was running when a person asked to stop. */
export class Interrupted extends Error {}

/**
 * Asks a process to end, waits, and kills it when it takes too long.
 * @param {Entry} entry
 */
async function end(entry) {
  signalGroup(entry, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(entry, 'SIGKILL'), STOP_GRACE_MS)
  await entry.ended.catch(() => {}) // that it could not be started was told to whoever started it
  clearTimeout(timer)
}

/**
 * @param {Entry} entry
 * @param {NodeJS.Signals} signal to it and what it started, such as a build's workers
 */
function signalGroup({ child, hasOwnGroup }, signal) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  try {
    if (hasOwnGroup) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error // it ended this moment
  }
}
