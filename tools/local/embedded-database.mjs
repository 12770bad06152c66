import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findFreePort } from './free-port.mjs'
import { locatePostgres, openSharedDirectory, SHARED_DIRECTORY } from './postgres-binaries.mjs'
import { findPostmaster } from './postmaster.mjs'
import { createServerControl } from './server-control.mjs'
import { canTraverse, findClusterOwner, isRoot } from './unprivileged-user.mjs'

/**
 * A running embedded PostgreSQL 18, on loopback only.
 * @typedef {object} EmbeddedDatabase
 * @property {string} url connection string of the owner; the database is `sipelandukilat`
 * @property {number} port
 * @property {number} pid of the postmaster
 * @property {string} cluster directory of the cluster's files
 * @property {boolean} startedHere false when the database was running already and was only joined
 * @property {() => Promise<void>} stop ends sessions, checkpoints and stops; does nothing to a joined database
 */

/**
 * @typedef {object} EmbeddedDatabaseOptions
 * @property {string} [dataDir] where the data live and stay; required unless `ephemeral`
 * @property {boolean} [ephemeral] a cluster in a temporary directory, without fsync, deleted by `stop`: for tests
 * @property {number} [port] preferred port; another free one is taken when it is in use
 * @property {'join' | 'restart'} [whenRunning] what to do with a database that already runs there (default: join)
 * @property {string} [sharedDirectory] where root puts what an unprivileged user must reach
 * @property {(message: string) => void} [log] receives one line per step that takes a while
 */

const DATABASE = 'sipelandukilat'
const OWNER = 'postgres'
const LOG_LIMIT_BYTES = 5_000_000
const START_ATTEMPTS = 60
const RETRY_PAUSE_MS = 250

/**
 * Starts (and on first use creates) an embedded PostgreSQL 18, or joins the one that runs on the same data.
 * Survives `kill -9` of its server: PostgreSQL recovers from its write-ahead log, a stale pid file is recognised.
 * @param {EmbeddedDatabaseOptions} options
 * @returns {Promise<EmbeddedDatabase>}
 * @throws {Error} with the end of the server's log when it does not start
 */
export async function startEmbeddedDatabase(options) {
  const { ephemeral = false, whenRunning = 'join', log = () => {} } = options
  const place = ephemeral ? makeTemporaryPlace() : findPlace(options)
  const binaries = locatePostgres(place.user, options.sharedDirectory)
  const server = createServerControl({ binaries, ...place })
  try {
    if (!existsSync(path.join(place.cluster, 'PG_VERSION'))) {
      log('Creating the database cluster')
      await server.create({ owner: OWNER, password: place.password, database: DATABASE, durable: !ephemeral })
    }
    const running = await findPostmaster(place.cluster)
    if (running && whenRunning === 'join') return describe(place, running, false, async () => {})
    if (running) {
      log('Stopping a database that an interrupted run left behind')
      await server.stop()
    }
    log('Starting the database')
    const { startedHere, ...postmaster } = await startOnFreePort(server, place, options.port, ephemeral)
    if (!startedHere) return describe(place, postmaster, false, async () => {})
    return describe(place, postmaster, true, async () => {
      if ((await findPostmaster(place.cluster))?.pid === postmaster.pid) await server.stop()
      if (ephemeral) rmSync(place.home, { recursive: true, force: true })
    })
  } catch (error) {
    if (ephemeral) rmSync(place.home, { recursive: true, force: true })
    throw error
  }
}

/**
 * @typedef {object} Place
 * @property {string} home directory of the cluster and its log
 * @property {string} cluster
 * @property {string} logFile
 * @property {string} password
 * @property {import('./unprivileged-user.mjs').SystemUser | undefined} user who runs the server, if not this process's user
 */

/** @returns {Place} */
function makeTemporaryPlace() {
  const home = mkdtempSync(path.join(tmpdir(), 'sipelandukilat-database-'))
  return settle(home, findClusterOwner(path.join(home, 'cluster')), randomBytes(24).toString('base64url'))
}

/**
 * As root, 0711 lets the database's user pass through without listing; a single user's data are closed to others.
 * @param {string} dataDir
 */
export function makeDataDirectory(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 })
}

/**
 * The cluster lies under `dataDir/database`, or, where the server's user cannot reach that, in a directory that is
 * derived from it. Which one, and the password, are remembered in `dataDir/database.json`.
 * @param {EmbeddedDatabaseOptions} options
 * @returns {Place}
 */
function findPlace({ dataDir, sharedDirectory = SHARED_DIRECTORY }) {
  if (!dataDir) throw new Error('startEmbeddedDatabase needs dataDir, or ephemeral: true')
  const directory = path.resolve(dataDir)
  makeDataDirectory(directory)
  const memory = path.join(directory, 'database.json')
  if (existsSync(memory)) {
    /** @type {{ home: string, password: string }} */
    const { home, password } = JSON.parse(readFileSync(memory, 'utf8'))
    const remembered = path.resolve(directory, home)
    return settle(remembered, findClusterOwner(path.join(remembered, 'cluster')), password)
  }
  const inside = path.join(directory, 'database')
  const user = findClusterOwner(path.join(inside, 'cluster'))
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 16)
  const home = !user || canTraverse(directory, user) ? inside : path.join(sharedDirectory, `data-${hash}`)
  if (home !== inside) openSharedDirectory(sharedDirectory)
  const password = randomBytes(24).toString('base64url')
  const place = settle(home, user, password)
  // Relative where possible, so that the folder can be moved.
  const remembered = home === inside ? 'database' : home
  const unfinished = `${memory}.${process.pid}`
  writeFileSync(unfinished, `${JSON.stringify({ home: remembered, password })}\n`, { mode: 0o600 })
  renameSync(unfinished, memory)
  return place
}

/**
 * @param {string} home
 * @param {Place['user']} user
 * @param {string} password
 * @returns {Place}
 */
function settle(home, user, password) {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (user) {
    chmodSync(home, 0o700)
    chownSync(home, user.uid, user.gid)
  }
  return { home, cluster: path.join(home, 'cluster'), logFile: path.join(home, 'server.log'), password, user }
}

/**
 * @param {ReturnType<typeof createServerControl>} server
 * @param {Place} place
 * @param {number | undefined} preferredPort
 * @param {boolean} ephemeral
 * @returns {Promise<import('./postmaster.mjs').Postmaster & { startedHere: boolean }>}
 */
async function startOnFreePort(server, place, preferredPort, ephemeral) {
  if ((statSync(place.logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) truncateSync(place.logFile)
  let failure = ''
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const port = await findFreePort(attempt === 0 ? preferredPort : undefined)
    const outcome = await server.start(port, ephemeral ? EPHEMERAL_SETTINGS : SETTINGS)
    const postmaster = await findPostmaster(place.cluster)
    if (postmaster) return { ...postmaster, startedHere: outcome.started } // else another process was faster
    failure = outcome.log
    // Back-ends of a killed server take a moment to notice; a port can be taken between looking and binding.
    const passing =
      /shared memory block .* still in use|lock file .* already exists|could not bind|could not create any/
    if (!passing.test(failure)) break
    await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS))
  }
  throw new Error(`The embedded PostgreSQL did not start. The end of its log (${place.logFile}):\n${failure}`)
}

/** Beyond PostgreSQL's defaults; fsync and synchronous commit stay on. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // a socket's path may be at most 107 bytes, which a deep clone exceeds
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  shared_buffers: '128MB',
  work_mem: '16MB',
  random_page_cost: '1.1',
  jit: 'off', // short queries only: compiling them costs more than it gains
}

const EPHEMERAL_SETTINGS = {
  ...SETTINGS,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  autovacuum: 'off', // with a database for each test file a worker would start every second
  // Databases are copied inside the kernel, or shared by the file system.
  ...(process.platform === 'win32' ? {} : { file_copy_method: 'clone' }),
}

/**
 * @param {Place} place
 * @param {import('./postmaster.mjs').Postmaster} postmaster
 * @param {boolean} startedHere
 * @param {() => Promise<void>} stop
 * @returns {EmbeddedDatabase}
 */
function describe(place, { port, pid }, startedHere, stop) {
  const url = `postgres://${OWNER}:${place.password}@127.0.0.1:${port}/${DATABASE}`
  return { url, port, pid, cluster: place.cluster, startedHere, stop }
}
