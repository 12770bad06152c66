import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import knex from 'knex'
import pg from 'pg'
import { toKeyring } from '../platform/crypto/keyring'
import { type Database, openDatabase } from '../platform/database/db'
import { grantLogin, loginFor, migrate } from '../platform/database/migrate'
import { seedRegions } from '../seed/seed-regions'
import { seedServices } from '../seed/seed-services'

export const testKeyring = toKeyring(Buffer.alloc(32, 7))

const templateName = 'sipelandukilat_test_template'

function urlOf(database: string): string {
  const given = process.env.TEST_DATABASE_URL
  if (!given)
    throw new Error('Integration tests need TEST_DATABASE_URL: run them with npm test, or vitest --project integration')
  const url = new URL(given)
  url.pathname = `/${database}`
  return url.toString()
}

/** A migrated database with all regions and services, copied for each test file in a fraction of a second. */
async function ensureTemplate(maintenance: pg.Client): Promise<void> {
  await maintenance.query('select pg_advisory_lock(650365)')
  try {
    const found = await maintenance.query('select datistemplate from pg_database where datname = $1', [templateName])
    if (found.rows[0]?.datistemplate) return
    if (found.rowCount) await maintenance.query(`drop database ${templateName}`)
    await maintenance.query(`create database ${templateName}`)
    const url = urlOf(templateName)
    await migrate(url, testKeyring.master)
    const database = openDatabase({ connectionString: loginFor(url, testKeyring.master).url, poolSize: 1 })
    try {
      await seedRegions(database)
      await seedServices(database)
    } finally {
      await database.close()
    }
    await maintenance.query(`alter database ${templateName} with is_template true`)
  } finally {
    await maintenance.query('select pg_advisory_unlock(650365)')
  }
}

export type TestDatabase = { database: Database; ownerUrl: string; loginUrl: string; drop: () => Promise<void> }

/** Refuses a transaction in the midst of another: under load such requests wait for each other. */
function withoutNesting(database: Database): Database {
  const once = (inside: AsyncLocalStorage<true>, run: Database['read'], problem: string): Database['read'] => {
    return async (scope, work) => {
      if (inside.getStore()) throw new Error(problem)
      return inside.run(true, () => run(scope, work))
    }
  }
  const inTransaction = new AsyncLocalStorage<true>()
  const nested = 'A transaction in the midst of another: use database.aside'
  const asideOfAside = 'Aside of what is asked aside: both connections kept for it would wait'
  return {
    ...database,
    read: once(inTransaction, database.read, nested),
    write: once(inTransaction, database.write, nested),
    aside: once(new AsyncLocalStorage(), database.aside, asideOfAside),
  }
}

/** A database of its own for one test file. */
export async function createTestDatabase(
  options: { poolSize?: number; clock?: () => Date; limits?: Parameters<typeof openDatabase>[0]['limits'] } = {},
): Promise<TestDatabase> {
  const maintenance = new pg.Client({ connectionString: urlOf('postgres') })
  await maintenance.connect()
  const name = `test_${randomBytes(6).toString('hex')}`
  await ensureTemplate(maintenance)
  await maintenance.query(`create database ${name} template ${templateName} strategy file_copy`)
  const ownerUrl = urlOf(name)
  const login = loginFor(ownerUrl, testKeyring.master)
  const owner = knex({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 1 } })
  await grantLogin(owner, login)
  await owner.destroy()
  const database = withoutNesting(
    openDatabase({
      connectionString: login.url,
      poolSize: options.poolSize ?? 5,
      ...(options.clock ? { clock: options.clock } : {}),
      ...(options.limits ? { limits: options.limits } : {}),
    }),
  )
  return {
    database,
    ownerUrl,
    loginUrl: login.url,
    async drop() {
      if (!database.pool.ended) await database.close()
      await maintenance.query(`drop database ${name} with (force)`)
      await maintenance.query(`drop role if exists "${login.user}"`)
      await maintenance.end()
    },
  }
}
