import knex, { type Knex } from 'knex'

/** SQL with numbered parameters. */
export type Statement = { readonly text: string; readonly values?: readonly unknown[] }
/** A statement whose rows are known. */
export type TypedStatement<Result> = Statement & { readonly result?: Result }
export type Query = Statement | Knex.QueryBuilder | Knex.Raw

/** Builds SQL and runs none; `from` is the way for features. */
export const sql = knex({ client: 'pg' })

export function toStatement(query: Query): Statement {
  if ('text' in query && typeof query.text === 'string') return query as Statement
  const native = (query as Knex.QueryBuilder).toSQL().toNative()
  return { text: native.sql, values: native.bindings }
}
