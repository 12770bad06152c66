import type { SqlCondition } from '@sipelandukilat/access'
import type { Knex } from 'knex'
import type { Cursor } from '../cursor'
import { sql, type TypedStatement } from './sql'
import { type GeneratedColumns, jsonColumns, type OptionalColumns, type Tables } from './tables'

export type Table = keyof Tables & string
/** A row of a table, as the driver gives it. */
export type Row<T extends Table> = Tables[T]
export type Column<T extends Table> = keyof Tables[T] & string

type Generated<T extends Table> = T extends keyof GeneratedColumns ? GeneratedColumns[T] : never
type Optional<T extends Table> = OptionalColumns[T] & Column<T>
type Required<T extends Table> = Exclude<Column<T>, Optional<T> | Generated<T>>

/** What an insert names: every column without a default, and whichever of the others. */
export type NewRow<T extends Table> = { [C in Required<T>]: Row<T>[C] } & { [C in Optional<T>]?: Row<T>[C] | undefined }
/** Columns to change. */
export type Change<T extends Table> = { [C in Exclude<Column<T>, Generated<T>>]?: Row<T>[C] | undefined }
type Match<T extends Table> = { [C in Column<T>]?: Row<T>[C] | undefined }
type Comparison = '<' | '<=' | '>' | '>=' | '<>'
type Direction = 'asc' | 'desc'

/** Rows of one table, narrowed down; a statement that gives them as `Result`. */
export type Selection<T extends Table, Result> = TypedStatement<Result> & {
  /** Rows whose columns equal these values; `null` asks for null. A column that is undefined does not compile away: it throws. */
  where: {
    (columns: Match<T>): Selection<T, Result>
    <C extends Column<T>>(column: C, comparison: Comparison, value: NonNullable<Row<T>[C]>): Selection<T, Result>
  }
  /** One of these values; one text for any number of them. */
  whereAny: <C extends Column<T>>(column: C, values: readonly NonNullable<Row<T>[C]>[]) => Selection<T, Result>
  /** Rows that the access rules allow, as `rulesToSql` says it of columns without an alias. */
  whereAllowed: (rule: SqlCondition) => Selection<T, Result>
  /** Codes of a region and of those inside it. */
  whereWithin: (column: Column<T>, regionCode: string) => Selection<T, Result>
  whereNull: (column: Column<T>) => Selection<T, Result>
  whereNotNull: (column: Column<T>) => Selection<T, Result>
  select: <C extends Column<T>>(...columns: C[]) => Selection<T, Pick<Row<T>, C>>
  orderBy: (column: Column<T>, direction?: Direction) => Selection<T, Result>
  /** Written into the text: keep the numbers few (decision 0017). */
  limit: (count: number) => Selection<T, Result>
  /** Newest first by an instant and the id, from a cursor on, with one row more than asked: `cutPage` takes it off. */
  newest: (column: Column<T>, page: { cursor: Cursor | undefined; limit: number }) => Selection<T, Result>
  forUpdate: () => Selection<T, Result>
  insert: (row: NewRow<T>) => Insertion<T>
  update: (change: Change<T>) => Update<T>
  delete: () => Deletion<T>
}

type Returning<T extends Table> = {
  returning: {
    (all: '*'): TypedStatement<Row<T>>
    <C extends Column<T>>(...columns: C[]): TypedStatement<Pick<Row<T>, C>>
  }
}
export type Insertion<T extends Table> = TypedStatement<never> &
  Returning<T> & {
    onConflict: (...columns: Column<T>[]) => {
      ignore: () => Insertion<T>
      /** Takes the new values of these columns. */
      merge: (...columns: Column<T>[]) => Insertion<T>
    }
  }
export type Update<T extends Table> = TypedStatement<never> &
  Returning<T> & { increment: (column: Column<T>, by: number) => Update<T> }
export type Deletion<T extends Table> = TypedStatement<never> & Returning<T>

/** Stands for a value while a shape is compiled; knex hands it through to the bindings. */
class Slot {
  constructor(readonly index: number) {}
}

type Step = { key: string; apply: (builder: Knex.QueryBuilder, slot: () => Slot) => void; values: readonly unknown[] }
/** Where each binding comes from: a value of the statement by its index, or one that belongs to the shape. */
type Binding = { index: number } | { constant: unknown }
type Compiled = { text: string; bindings: readonly Binding[] }

/** Compiled once per shape: the same columns in the same order, whatever their values. */
const compiled = new Map<string, Compiled>()

function compile(table: string, steps: readonly Step[]): { text: string; values: unknown[] } {
  const shape = `${table}|${steps.map(({ key }) => key).join('|')}`
  const values = steps.flatMap((step) => step.values)
  let known = compiled.get(shape)
  if (!known) {
    const builder = sql(table)
    let next = 0
    const slot = () => {
      next += 1
      return new Slot(next - 1)
    }
    for (const { apply } of steps) apply(builder, slot)
    const { sql: text, bindings } = builder.toSQL().toNative()
    known = {
      text,
      bindings: bindings.map((one) => (one instanceof Slot ? { index: one.index } : { constant: one })),
    }
    compiled.set(shape, known)
  }
  return { text: known.text, values: known.bindings.map((one) => ('index' in one ? values[one.index] : one.constant)) }
}

/** The columns that are named, in one order; an `undefined` of an insert or update is left out. */
function namedColumns(table: string, row: object): { columns: string[]; values: unknown[] } {
  const entries = Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    columns: entries.map(([column]) => column),
    values: entries.map(([column, value]) =>
      jsonColumns.has(`${table}.${column}`) && value !== null ? JSON.stringify(value) : value,
    ),
  }
}

/**
 * A statement on one table, its columns and values checked by the compiler against the migrated schema; knex writes the SQL,
 * once per shape. Joins, functions, bulk inserts and CTEs stay literal SQL in a feature's store.
 *
 * @example
 * db.first(from('application').where({ id, version }).update({ status }).increment('version', 1).returning('*'))
 */
export const from = <T extends Table>(table: T): Selection<T, Row<T>> => selection(table, [])

function selection<T extends Table, Result>(table: T, steps: readonly Step[]): Selection<T, Result> {
  const and = (step: Step) => selection<T, Result>(table, [...steps, step])
  const where = (first: Match<T> | Column<T>, comparison?: Comparison, value?: unknown) => {
    if (typeof first === 'string')
      return and({
        key: `where ${first} ${comparison}`,
        apply: (builder, slot) => builder.where(first, comparison ?? '=', slot() as never),
        values: [value],
      })
    const entries = Object.entries(first)
    for (const [column, one] of entries)
      if (one === undefined) throw new Error(`${table}.${column} is asked for undefined`)
    return and({
      key: `where ${entries.map(([column, one]) => (one === null ? `${column}?` : column)).join()}`,
      apply: (builder, slot) => {
        for (const [column, one] of entries)
          one === null ? builder.whereNull(column) : builder.where(column, slot() as never)
      },
      values: entries.flatMap(([, one]) => (one === null ? [] : [one])),
    })
  }
  return withStatement<Result, Omit<Selection<T, Result>, keyof TypedStatement<Result>>>(table, steps, {
    where,
    whereAny: (column, values) =>
      and({
        key: `any ${column}`,
        apply: (builder, slot) => builder.whereRaw('?? = any(?)', [column, slot() as never]),
        values: [values],
      }),
    whereAllowed: (rule) =>
      and({
        key: `allowed ${rule.sql}`,
        apply: (builder, slot) => builder.whereRaw(rule.sql, rule.bindings.map(() => slot()) as never[]),
        values: rule.bindings,
      }),
    whereWithin: (column, regionCode) =>
      and({
        key: `within ${column}`,
        apply: (builder, slot) => builder.whereRaw(`?? like ? || '%'`, [column, slot() as never]),
        values: [regionCode],
      }),
    whereNull: (column) => and({ key: `null ${column}`, apply: (builder) => builder.whereNull(column), values: [] }),
    whereNotNull: (column) =>
      and({ key: `set ${column}`, apply: (builder) => builder.whereNotNull(column), values: [] }),
    select: (...columns) =>
      selection(table, [
        ...steps,
        { key: `select ${columns.join()}`, apply: (builder) => builder.select(...columns), values: [] },
      ]),
    orderBy: (column, direction = 'asc') =>
      and({ key: `order ${column} ${direction}`, apply: (builder) => builder.orderBy(column, direction), values: [] }),
    limit: (count) =>
      and({
        key: `limit ${count}`,
        apply: (builder) => builder.limit(Math.trunc(count), { skipBinding: true }),
        values: [],
      }),
    newest: (column, { cursor, limit }) => {
      const after: Step[] = cursor
        ? [
            {
              key: `after ${column}`,
              apply: (builder, slot) =>
                builder.whereRaw('(??, id) < (?::timestamptz, ?::uuid)', [column, slot() as never, slot() as never]),
              values: [cursor.at, cursor.id],
            },
          ]
        : []
      return selection<T, Result>(table, [...steps, ...after])
        .orderBy(column, 'desc')
        .orderBy('id' as Column<T>, 'desc')
        .limit(limit + 1)
    },
    forUpdate: () => and({ key: 'for update', apply: (builder) => builder.forUpdate(), values: [] }),
    insert: (row) => {
      const { columns, values } = namedColumns(table, row)
      return insertion(table, [
        ...steps,
        {
          key: `insert ${columns.join()}`,
          apply: (builder, slot) => builder.insert(Object.fromEntries(columns.map((column) => [column, slot()]))),
          values,
        },
      ])
    },
    update: (change) => {
      const { columns, values } = namedColumns(table, change)
      return update(table, [
        ...steps,
        {
          key: `update ${columns.join()}`,
          apply: (builder, slot) => builder.update(Object.fromEntries(columns.map((column) => [column, slot()]))),
          values,
        },
      ])
    },
    delete: () => {
      const own = [...steps, { key: 'delete', apply: (builder: Knex.QueryBuilder) => builder.delete(), values: [] }]
      return withStatement<never, Returning<T>>(table, own, returning<T>(table, own))
    },
  })
}

function insertion<T extends Table>(table: T, steps: readonly Step[]): Insertion<T> {
  return withStatement<never, Omit<Insertion<T>, keyof TypedStatement<never>>>(table, steps, {
    ...returning<T>(table, steps),
    onConflict: (...target) => ({
      ignore: () =>
        insertion(table, [
          ...steps,
          {
            key: `ignore ${target.join()}`,
            apply: (builder) => (target.length > 0 ? builder.onConflict(target) : builder.onConflict()).ignore(),
            values: [],
          },
        ]),
      merge: (...columns) =>
        insertion(table, [
          ...steps,
          {
            key: `merge ${target.join()} ${columns.join()}`,
            apply: (builder) => builder.onConflict(target).merge(columns),
            values: [],
          },
        ]),
    }),
  })
}

function update<T extends Table>(table: T, steps: readonly Step[]): Update<T> {
  return withStatement<never, Omit<Update<T>, keyof TypedStatement<never>>>(table, steps, {
    ...returning<T>(table, steps),
    increment: (column, by) =>
      update(table, [
        ...steps,
        {
          key: `increment ${column} ${by}`,
          apply: (builder) => builder.increment(column, by),
          values: [],
        },
      ]),
  })
}

const returning = <T extends Table>(table: T, steps: readonly Step[]): Returning<T> => ({
  returning: (...columns: string[]) =>
    withStatement<never, object>(
      table,
      [...steps, { key: `returning ${columns.join()}`, apply: (builder) => builder.returning(columns), values: [] }],
      {},
    ),
})

/** Adds text and values to what can still be said; they are made when the statement is sent. */
function withStatement<Result, More extends object>(
  table: string,
  steps: readonly Step[],
  more: More,
): More & TypedStatement<Result> {
  let made: { text: string; values: unknown[] } | undefined
  const make = () => {
    made ??= compile(table, steps)
    return made
  }
  return Object.defineProperties(more as More & TypedStatement<Result>, {
    text: { get: () => make().text },
    values: { get: () => make().values },
  })
}
