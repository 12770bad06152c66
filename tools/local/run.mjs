import { existsSync } from 'node:fs'
import path from 'node:path'
import { makeDataDirectory, startEmbeddedDatabase } from './embedded-database.mjs'
import { findHolder, takeLock } from './instance-lock.mjs'
import { ensureKeyFile } from './key-file.mjs'
import { createProcesses } from './processes.mjs'
import { createReport } from './report.mjs'
import { readSettings, toApiEnvironment } from './settings.mjs'
import { api, assertNodeVersion, buildWhatChanged, installWhatIsMissing, root } from './workshop.mjs'

/** Commands with a program of their own; every other one is the API's. */
const PROGRAMS = new Map([['bench', path.join(root, 'tools/bench/dist/main.js')]])

const processes = createProcesses({ root })
const [command, ...args] = process.argv.slice(2)
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => processes.stop())

try {
  if (!command) throw new Error('Which command? For example: node tools/local/run.mjs admin-create')
  assertNodeVersion()
  process.exitCode = await runCommand(command)
} catch (error) {
  process.exitCode = 1
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`)
}

/**
 * Runs one command against the database that `npm start` uses, and starts that database for so long if it is not
 * running.
 * @param {string} command
 * @returns {Promise<number>} exit code
 */
async function runCommand(command) {
  const settings = readSettings(root, process.env)
  const { dataDir } = settings
  const report = createReport(console.error) // the command's own output stays clean
  makeDataDirectory(dataDir)
  const lock = findHolder(dataDir) ? undefined : await takeLock(dataDir, { command: `npm run ${command}` })
  try {
    await installWhatIsMissing(processes, report)
    await buildWhatChanged(processes, report)
    const program = PROGRAMS.get(command) ?? api
    if (!existsSync(program)) throw new Error(`The build made no ${path.relative(root, program)}.`)
    const database = settings.databaseUrl ? undefined : await startEmbeddedDatabase({ dataDir })
    try {
      const env = toApiEnvironment(settings, {
        databaseUrl: settings.databaseUrl ?? database?.url ?? '',
        keyFile: ensureKeyFile(dataDir, settings.keyFile),
      })
      const rest = program === api ? [command, ...args] : args
      return await processes.converse(command, process.execPath, [program, ...rest], env)
    } finally {
      await database?.stop()
    }
  } finally {
    lock?.release()
  }
}
