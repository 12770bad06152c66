import type pg from 'pg'
import { typeScriptOf } from '../tables/describe-tables'
import { compareColumns } from './compare-columns'
import { type Described, describeStatement } from './describe-statement'
import type { LiteralStatement } from './read-statements'
import { toRowType } from './row-type'

type Judgement = { prepared: number; compared: number; faults: string[] }
export type Judge = (statement: LiteralStatement) => Promise<Judgement>

/** knex's raw SQL writes `?` for a value. */
function numbered(text: string): string {
  let number = 0
  const next = () => {
    number += 1
    return `$${number}`
  }
  return /\$\d/.test(text) ? text : text.replace(/\?(?![|&])/g, next)
}

/** Prepares every text of a statement and compares what comes back with the row asked for. */
export async function createJudge(client: pg.ClientBase): Promise<Judge> {
  const { rows } = await client.query<{ oid: number; typname: string }>('select oid, typname from pg_type')
  const names = new Map(rows.map(({ oid, typname }) => [oid, typname]))
  const toTypeScript = (type: number) => {
    const name = names.get(type) ?? ''
    const element = typeScriptOf[name.replace(/^_/, '')]
    return element && name.startsWith('_') ? `${element}[]` : element
  }
  return async ({ texts = [], row, source }) => {
    const asked = row && toRowType(source, row)
    const described: Described[] = []
    for (const text of texts) described.push(await describeStatement(client, numbered(text)))
    return {
      prepared: described.filter((one) => 'columns' in one).length,
      compared: asked ? described.length : 0,
      faults: described.flatMap((one) =>
        'error' in one ? [one.error] : asked ? compareColumns(one.columns, asked, toTypeScript) : [],
      ),
    }
  }
}
