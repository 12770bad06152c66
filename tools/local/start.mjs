import path from 'node:path'
import { createApiServer } from './api-server.mjs'
import { makeDataDirectory, startEmbeddedDatabase } from './embedded-database.mjs'
import { canListenSoon } from './free-port.mjs'
import { assertFree, takeLock } from './instance-lock.mjs'
import { ensureKeyFile } from './key-file.mjs'
import { createProcesses, Interrupted } from './processes.mjs'
import { createReport } from './report.mjs'
import { readSettings, toApiEnvironment } from './settings.mjs'
import { createWarmApi } from './warm-api.mjs'
import { watchSources } from './watch.mjs'
import { printWelcome } from './welcome.mjs'
import {
  api,
  assertNodeVersion,
  buildWhatChanged,
  farSide,
  installWhatIsMissing,
  listModuleReleases,
  root,
} from './workshop.mjs'

const PARENT_WATCH_MS = 500

const isDevelopment = process.argv.includes('--dev')
const processes = createProcesses({ root })
const report = createReport()
/** @type {(() => Promise<void> | void)[]} ends what is no child process; last added first */
const endings = []
/** @type {Promise<void> | undefined} */
let stopping

try {
  assertNodeVersion()
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop())
  stopWithParent()
  process.exitCode = await serve()
} catch (error) {
  if (!(error instanceof Interrupted)) {
    process.exitCode = 1
    report.write(`\n✗ ${error instanceof Error ? error.message : String(error)}`)
  }
}
await stop()

/**
 * Prepares and serves until the API ends or a person stops us.
 * @returns {Promise<number>} exit code
 */
async function serve() {
  const settings = readSettings(root, process.env)
  makeDataDirectory(settings.dataDir)
  assertFree(settings.dataDir)
  const lock = await takeLock(settings.dataDir, { command: 'npm start', url: settings.publicUrl })
  endings.push(lock.release)
  // What a killed start left running has just been ended; its port may take a moment.
  if (!(await canListenSoon(settings.port))) {
    throw new Error(`Port ${settings.port} is in use. Choose another: PORT=${settings.port + 1} npm start`)
  }

  await installWhatIsMissing(processes, report)
  await buildWhatChanged(processes, report)
  // What is saved while the rest begins counts too.
  const sources = isDevelopment ? watchSources({ processes, report }) : undefined
  if (sources) endings.push(sources.end)
  const databaseUrl = settings.databaseUrl ?? (await report.step('Database', () => startDatabase(settings.dataDir)))
  const { ports, environment } = await startFarSide(settings, lock)
  const env = toApiEnvironment(settings, {
    databaseUrl,
    keyFile: ensureKeyFile(settings.dataDir, settings.keyFile),
    // Its secrets are known to everybody: only the demonstration may take messages with them.
    farSide: settings.seed === 'demo' ? environment : { SMTP_URL: environment.SMTP_URL ?? '' },
  })
  const command = (/** @type {string[]} */ ...args) =>
    processes.run(args.join(' '), process.execPath, [api, ...args], env)
  await report.step('Migrations', () => command('migrate'))
  await report.step(`Seed (${settings.seed})`, () => command('seed'))
  await report.step('Modules', () => command('publish', ...listModuleReleases()))
  const warm = isDevelopment ? createWarmApi(processes, env) : undefined
  const server = createApiServer({ processes, lock, env, port: settings.port, ...(warm && { warm }) })
  await server.start()
  printWelcome(report, settings, ports)
  if (sources && warm) {
    const publish = (/** @type {string[]} */ folders) =>
      processes.finish('publish', warm.start(['publish', ...folders]).ended)
    sources.begin({
      onApi: () => report.step('Restarting the API', server.restart),
      onModules: (folders) => report.step('Publishing modules', () => publish(folders)),
    })
    // An API that ends is corrected by the next change, so only a person ends this.
    return await new Promise((resolve) => endings.push(() => resolve(0)))
  }
  const code = await server.ended
  if (stopping) return 0
  report.write(`\n✗ The API ended unexpectedly (exit code ${code}); its message stands above.`)
  return code || 1
}

/** @param {string} dataDir */
async function startDatabase(dataDir) {
  // Nobody holds the data directory, so a server that still runs there was left behind.
  const database = await startEmbeddedDatabase({ dataDir, whenRunning: 'restart' })
  endings.push(database.stop)
  return database.url
}

/**
 * Everything that is not ours, simulated: WhatsApp, SMS, mail, and a page with the citizen's phone.
 * @param {import('./settings.mjs').Settings} settings
 * @param {Awaited<ReturnType<typeof takeLock>>} lock
 * @returns {Promise<{ ports: Record<string, number>, environment: Record<string, string> }>}
 */
async function startFarSide({ dataDir, port }, lock) {
  const webhook = `http://127.0.0.1:${port}/api/v1/channels/whatsapp/webhook`
  const args = ['--dir', path.join(dataDir, 'mail'), '--webhook-url', webhook]
  const { pid, greeting } = await processes.serveWithGreeting('The simulated channels', farSide, args)
  lock.addChild(pid, farSide)
  return /** @type {{ ports: Record<string, number>, environment: Record<string, string> }} */ (greeting)
}

/**
 * npm hands a signal to the shell between us, which dies of it without a word; so, under npm, we watch our parent.
 */
function stopWithParent() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) void stop()
  }, PARENT_WATCH_MS).unref()
}

/** Ends everything that was started, in the opposite order; a second call waits for the first. */
function stop() {
  stopping ??= (async () => {
    await processes.stop()
    for (const end of endings.reverse()) await end()
  })()
  return stopping
}
