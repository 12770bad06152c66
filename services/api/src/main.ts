import { createApp } from './app'
import { publishLocally } from './features/modules/registry'
import { runOutlineImport } from './features/regions/import-outlines'
import { createAdmin } from './features/users/create-admin'
import { type Config, readConfig } from './platform/config'
import { type Keyring, readKeyring } from './platform/crypto/keyring'
import { type Database, openDatabase } from './platform/database/db'
import { loginFor, migrate } from './platform/database/migrate'
import { createHttpServer } from './platform/http-server'
import { seed } from './seed/seed'
import { startWorker } from './worker'

const usage = `Usage: main.js <command>
  api | worker | all    serve requests, do background work, or both
  migrate               bring the database up to date
  seed                  regions and services; with SEED=demo the demonstration as well
  publish FOLDER...     put built modules into this system's registry
  admin-create EMAIL NAME [REGION]   the first account: of the platform, or of a province
  regions-geometry FILE.geojson      outlines of regencies and districts, for the maps`

/** Serves requests, does background work, or both; gives back how to stop. */
async function run(config: Config, command: 'api' | 'worker' | 'all'): Promise<() => Promise<void>> {
  const app = createApp(config)
  const worker = command === 'api' ? undefined : await startWorker(app.platform, app.queues)
  const server = command === 'worker' ? undefined : createHttpServer(app.express)
  if (server)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(config.port, config.host, resolve)
    })
  app.platform.logger.info({ port: config.port, command }, 'ready')
  return async () => {
    const closed = server && new Promise((resolve) => server.close(resolve))
    server?.closeIdleConnections()
    // Requests under way may finish; event streams never do.
    const impatient = setTimeout(() => server?.closeAllConnections(), 2_000)
    await closed
    clearTimeout(impatient)
    await worker?.stop()
    await app.close()
  }
}

async function publishAll(
  database: Database,
  config: Config,
  keyring: Keyring,
  folders: readonly string[],
): Promise<void> {
  for (const folder of folders) {
    const { id, version, isNew } = await publishLocally(database, config.dataDir, folder, keyring)
    process.stdout.write(`${id} ${version}${isNew ? ' published' : ' is there already'}\n`)
  }
}

async function main([command, ...parameters]: string[]): Promise<void> {
  const config = readConfig(process.env)
  switch (command) {
    case 'migrate':
      return migrate(config.databaseUrl, readKeyring(config.keyFile).master)
    case 'seed':
    case 'publish':
    case 'admin-create':
    case 'regions-geometry': {
      const keyring = readKeyring(config.keyFile)
      const database = openDatabase({ connectionString: loginFor(config.databaseUrl, keyring.master).url, poolSize: 4 })
      try {
        if (command === 'seed') await seed(database, config, keyring)
        else if (command === 'publish') await publishAll(database, config, keyring, parameters)
        else if (command === 'regions-geometry') await runOutlineImport(database, parameters)
        else await createAdmin(database, parameters)
      } finally {
        await database.close()
      }
      return
    }
    case 'api':
    case 'worker':
    case 'all': {
      const stop = await run(config, command)
      const end = () => {
        setTimeout(() => process.exit(1), 10_000).unref()
        void stop().then(() => process.exit(0))
      }
      process.once('SIGINT', end)
      process.once('SIGTERM', end)
      return
    }
    default:
      process.stderr.write(`${usage}\n`)
      process.exitCode = 2
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
