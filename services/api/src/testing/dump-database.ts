import pg from 'pg'
import type { TestSystem } from './test-system'

/** Every row of every table, as its owner reads it: text columns plain, binary ones as latin1. */
export async function dumpDatabase(system: Pick<TestSystem, 'ownerUrl'>): Promise<string[]> {
  const owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
  const lines: string[] = []
  try {
    const tables = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'region'`,
    )
    for (const { name } of tables.rows) {
      const { rows } = await owner.query(`select * from ${name}`)
      for (const row of rows)
        lines.push(
          `${name} ${Object.values(row)
            .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value)))
            .join('|')}`,
        )
    }
  } finally {
    await owner.end()
  }
  return lines
}
