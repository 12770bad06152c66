import { createServer } from 'node:http'
import { createApp } from './app'
import { createAdmin } from './features/users/create-admin'
import { readConfig } from './platform/config'
import { readKeyring } from './platform/crypto/keyring'
import { openDatabase } from './platform/database/db'
import { loginFor, migrate } from './platform/database/migrate'
import { seed } from './seed/seed'

const usage = `Usage: main.js <command>
  api | worker | all    serve requests, do background work, or both
  migrate               bring the database up to date
  seed                  regions and services; with SEED=demo the demonstration as well
  admin-create EMAIL NAME [REGION]   the first account: of the platform, or of a province`

async function serveRequests(config: ReturnType<typeof readConfig>): Promise<() => Promise<void>> {
  const app = createApp(config)
  const server = createServer(app.express)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  app.platform.logger.info({ port: config.port }, 'listening')
  return async () => {
    server.closeIdleConnections()
    await new Promise((resolve) => server.close(resolve))
    await app.close()
  }
}

async function main([command, ...parameters]: string[]): Promise<void> {
  const config = readConfig(process.env)
  switch (command) {
    case 'migrate':
      return migrate(config.databaseUrl, readKeyring(config.keyFile).master)
    case 'seed':
    case 'admin-create': {
      const keyring = readKeyring(config.keyFile)
      const database = openDatabase({ connectionString: loginFor(config.databaseUrl, keyring.master).url, poolSize: 4 })
      try {
        if (command === 'seed') await seed(database, config, keyring)
        else await createAdmin(database, parameters)
      } finally {
        await database.close()
      }
      return
    }
    case 'api':
    case 'worker':
    case 'all': {
      const stop = await serveRequests(config)
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
