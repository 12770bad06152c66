import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'

/**
 * PostgreSQL's parent process.
 * @typedef {{ pid: number, port: number }} Postmaster
 */

/** Larger than any process number that Linux (2^22) or macOS gives. */
const NO_PROCESS = 99_999_999

/**
 * The postmaster that runs on a cluster. PostgreSQL itself copes with a pid file whose process is gone, but refuses to
 * start when another program has got that number since (as happens in a container that was killed). The file is then
 * made to name no process; it is not removed, since it also holds the shared memory's key, by which PostgreSQL waits
 * for the back-ends of a killed server.
 * @param {string} cluster
 * @returns {Promise<Postmaster | undefined>}
 */
export async function findPostmaster(cluster) {
  const pidFile = path.join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  // Lines: pid, data directory, start time, port, socket directory, address, shared memory, status.
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const postmaster = { pid: Number(lines[0]), port: Number(lines[3]) }
  if (!(postmaster.pid > 0 && isAlive(postmaster.pid))) return undefined
  if (await isPostmasterOf(cluster, postmaster)) return postmaster
  writeFileSync(pidFile, [NO_PROCESS, ...lines.slice(1)].join('\n'))
  return undefined
}

/**
 * @param {number} pid
 * @returns {boolean} whether a process of that number exists, whoever owns it
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * @param {string} cluster
 * @param {Postmaster} postmaster
 */
async function isPostmasterOf(cluster, { pid, port }) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) // a postmaster works inside its cluster
  } catch {
    return answersOn(port) // no /proc on this system, or a process of another user
  }
}

/** @param {number} port */
function answersOn(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const settle = (/** @type {boolean} */ answered) => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', () => settle(true)).once('error', () => settle(false))
  })
}
