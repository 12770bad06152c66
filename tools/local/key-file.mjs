import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

const KEY_BYTES = 32

/**
 * The file of the master key (32 random bytes, base64) that belongs to a data directory. It is made on first use, with
 * mode 0600 and outside the data, so that a copy of the data alone reveals nobody. Data that were encrypted with one
 * key never meet another: that is an error, not a new key.
 * @param {string} dataDir
 * @param {string | undefined} givenFile `KEY_FILE`
 * @returns {string} its absolute path
 */
export function ensureKeyFile(dataDir, givenFile) {
  const instance = readInstance(dataDir)
  const id = instance?.id ?? randomUUID()
  const keyFile = givenFile ? path.resolve(givenFile) : path.join(configurationDirectory(), `${id}.key`)
  if (!existsSync(keyFile)) {
    if (instance) {
      throw new Error(
        `The master key of ${dataDir} is missing: ${keyFile}\n` +
          'Without it the personal data there cannot be read. Put the file back, or remove the data to begin anew.',
      )
    }
    mkdirSync(path.dirname(keyFile), { recursive: true, mode: 0o700 })
    writeFileSync(keyFile, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`${keyFile} does not hold ${KEY_BYTES} bytes in base64.`)
  const keyFingerprint = createHash('sha256').update(key).digest('hex').slice(0, 16)
  if (instance && instance.keyFingerprint !== keyFingerprint) {
    throw new Error(`${keyFile} holds another key than the one that encrypted the data in ${dataDir}.`)
  }
  if (!instance) writeFileSync(instanceFile(dataDir), `${JSON.stringify({ id, keyFingerprint })}\n`)
  return keyFile
}

/**
 * @param {string} dataDir
 * @returns {{ id: string, keyFingerprint: string } | undefined}
 */
function readInstance(dataDir) {
  const file = instanceFile(dataDir)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** @param {string} dataDir */
function instanceFile(dataDir) {
  return path.join(dataDir, 'instance.json')
}

/** Where this user's programs keep their configuration. */
function configurationDirectory() {
  const base =
    process.platform === 'win32' && process.env.APPDATA
      ? process.env.APPDATA
      : process.env.XDG_CONFIG_HOME || path.join(homedir(), '.config')
  return path.join(base, 'sipelandukilat')
}
