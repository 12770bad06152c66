import type {} from 'vitest' // the interface to widen below
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from './embedded-database.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's connection string of the PostgreSQL that all integration tests share. */
    databaseUrl: string
  }
}

/**
 * One throw-away PostgreSQL for all integration tests, as `TEST_DATABASE_URL` and `inject('databaseUrl')`. A
 * `TEST_DATABASE_URL` that is set already is used instead, to prove the same on another version.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('databaseUrl', given)
    return undefined
  }
  const database = await startEmbeddedDatabase({ ephemeral: true })
  process.env.TEST_DATABASE_URL = database.url
  project.provide('databaseUrl', database.url)
  return database.stop
}
