import path from 'node:path'

const DEFAULT_PORT = 4000
const DEFAULT_DEMO_PASSWORD = 'sipelandukilat-demo'
const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/**
 * What a person may choose when starting, with defaults for the rest.
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host
 * @property {string} dataDir absolute
 * @property {'demo' | 'regions'} seed
 * @property {string} publicUrl
 * @property {string} demoPassword
 * @property {string | undefined} databaseUrl of a PostgreSQL of one's own
 * @property {string | undefined} keyFile
 */

/**
 * @param {string} root the clone
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws {Error} naming the variable that is wrong and what it may be
 */
export function readSettings(root, env) {
  const port = Number(env.PORT || DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT=${env.PORT} is not a port (1–65535).`)
  const seed = env.SEED || 'demo'
  if (seed !== 'demo' && seed !== 'regions') throw new Error(`SEED=${seed} is unknown: use demo or regions.`)
  const host = env.HOST || '127.0.0.1'
  const publicUrl = env.PUBLIC_URL || `http://localhost:${port}`
  if (seed === 'demo' && !LOOPBACK.includes(host) && !(publicUrl.startsWith('https:') && env.DEMO_PASSWORD)) {
    throw new Error(
      `The demonstration's accounts are public, so HOST=${host} needs a DEMO_PASSWORD of your own and a PUBLIC_URL with https.`,
    )
  }
  return {
    port,
    host,
    seed,
    publicUrl,
    dataDir: path.resolve(root, env.DATA_DIR || '.data'),
    demoPassword: env.DEMO_PASSWORD || DEFAULT_DEMO_PASSWORD,
    databaseUrl: env.DATABASE_URL || undefined,
    keyFile: env.KEY_FILE || undefined,
  }
}

/**
 * What the API's commands are told.
 * @param {Settings} settings
 * @param {{ databaseUrl: string, keyFile: string, farSide?: Record<string, string> }} found what starting found or made
 * @returns {NodeJS.ProcessEnv}
 */
export function toApiEnvironment(settings, { databaseUrl, keyFile, farSide = {} }) {
  return {
    LOG_LEVEL: 'warn', // a terminal is read by a person; see docs/guide/run.md
    ...farSide, // what a person set of their own goes before the simulated channels
    ...process.env,
    DATABASE_URL: databaseUrl,
    KEY_FILE: keyFile,
    PORT: String(settings.port),
    HOST: settings.host,
    PUBLIC_URL: settings.publicUrl,
    DATA_DIR: settings.dataDir,
    SEED: settings.seed,
    DEMO_PASSWORD: settings.demoPassword,
  }
}
