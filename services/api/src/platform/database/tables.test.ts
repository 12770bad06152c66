import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeTables } from '../../testing/tables/describe-tables'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database'

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

test('the types of the tables are those of the migrated schema; `npm run tables` writes them anew', async () => {
  await expect(await describeTables(owner)).toMatchFileSnapshot('./tables.ts')
})
