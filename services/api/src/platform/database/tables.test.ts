import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeTables } from '../../testing/tables/describe-tables'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database'

let test: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  test = await createTestDatabase()
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})

it('the types of the tables are those of the migrated schema; `npm run tables` writes them anew', async () => {
  await expect(await describeTables(owner)).toMatchFileSnapshot('./tables.ts')
})
