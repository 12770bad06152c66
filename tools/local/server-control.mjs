import { spawn } from 'node:child_process'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Runs PostgreSQL's own programs on one cluster, as the user who may.
 * @param {object} place
 * @param {string} place.binaries directory that holds `bin`
 * @param {string} place.home
 * @param {string} place.cluster
 * @param {string} place.logFile
 * @param {import('./unprivileged-user.mjs').SystemUser | undefined} place.user
 */
export function createServerControl({ binaries, home, cluster, logFile, user }) {
  /**
   * @param {'initdb' | 'pg_ctl' | 'postgres'} program
   * @param {string[]} args
   * @param {string} [input]
   * @returns {Promise<{ code: number | null, output: string }>}
   */
  function run(program, args, input = '') {
    return new Promise((resolve, reject) => {
      const child = spawn(path.join(binaries, 'bin', program), args, {
        cwd: home, // the server's user may not be able to enter ours
        env: cleanEnvironment(),
        // pg_ctl's server inherits these handles; pipes would keep us waiting for it
        stdio: program === 'pg_ctl' ? ['pipe', 'ignore', 'ignore'] : 'pipe',
        detached: program === 'pg_ctl', // Ctrl-C in a terminal must not stop the database before the API
        windowsHide: true,
        ...user,
      })
      let output = ''
      const collect = (/** @type {Buffer} */ chunk) => {
        output += chunk.toString()
      }
      child.stdout?.on('data', collect)
      child.stderr?.on('data', collect)
      child.once('error', reject)
      child.once('close', (code) => resolve({ code, output }))
      child.stdin?.end(input)
    })
  }

  /**
   * Creates the cluster beside its place and moves it there whole, so that an interrupted run leaves none half made.
   * @param {{ owner: string, password: string, database: string, durable: boolean }} options
   */
  async function create({ owner, password, database, durable }) {
    const unfinished = `${cluster}.unfinished`
    const passwordFile = path.join(home, 'password')
    rmSync(unfinished, { recursive: true, force: true })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (user) chownSync(passwordFile, user.uid, user.gid)
    try {
      // The builtin locale sorts by code point and knows Unicode letters, the same on every system.
      const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
      const access = [`--username=${owner}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
      await expectSuccess('initdb', [...locale, ...access, ...(durable ? [] : ['--no-sync']), '-D', unfinished])
      const statement = `create database ${database}\n`
      await expectSuccess('postgres', ['--single', '-D', unfinished, 'postgres'], statement)
    } finally {
      rmSync(passwordFile, { force: true })
    }
    renameSync(unfinished, cluster)
  }

  /**
   * @param {'initdb' | 'postgres'} program
   * @param {string[]} args
   * @param {string} [input]
   */
  async function expectSuccess(program, args, input) {
    const { code, output } = await run(program, args, input)
    if (code !== 0) throw new Error(`${program} failed (${code ?? 'ended by a signal'}):\n${output}`)
  }

  /**
   * @param {number} port
   * @param {Record<string, string>} settings
   * @returns {Promise<{ started: boolean, log: string }>} the log since this start when it failed
   */
  async function start(port, settings) {
    const logStart = existsSync(logFile) ? readFileSync(logFile).length : 0
    const options = Object.entries({ ...settings, port: String(port) }).map(([name, value]) => `-c ${name}='${value}'`)
    const args = ['start', '-w', '-t', '120', '-D', cluster, '-l', logFile, '-o', options.join(' ')]
    const { code } = await run('pg_ctl', args)
    if (code === 0) return { started: true, log: '' }
    const log = existsSync(logFile) ? readFileSync(logFile).subarray(logStart).toString().slice(-4000) : ''
    return { started: false, log }
  }

  /** Ends every session, writes a checkpoint and waits until the server is gone. */
  async function stop() {
    const { code } = await run('pg_ctl', ['stop', '-m', 'fast', '-w', '-t', '120', '-D', cluster])
    if (code !== 0) throw new Error(`The embedded PostgreSQL did not stop within 120 s; see ${logFile}`)
  }

  return { create, start, stop }
}

/** The environment without settings meant for other servers and with messages that can be recognised. */
function cleanEnvironment() {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' }
}
