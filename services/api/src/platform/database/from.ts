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

/** Writes a step into knex's builder; `slot` stands for the next value of the step. */
type Write = (builder: Knex.QueryBuilder, slot: () => Slot) => void
type Step = { readonly before: Step | undefined; readonly write: Write; readonly values: readonly unknown[] }
/** Where each binding comes from: a value of the statement by its index, or one that belongs to the shape. */
type Binding = { index: number } | { constant: unknown }
type Compiled = { text: string; bindings: readonly Binding[] }

/** Compiled once per shape: the same columns in the same order, whatever their values. A place that writes rows has one order. */
const compiled = new Map<string, Compiled>()

function compile(table: string, steps: readonly Step[]): Compiled {
  const builder = sql(table)
  let next = 0
  const slot = () => {
    next += 1
    return new Slot(next - 1)
  }
  for (const { write } of steps) write(builder, slot)
  const { sql: text, bindings } = builder.toSQL().toNative()
  return { text, bindings: bindings.map((one) => (one instanceof Slot ? { index: one.index } : { constant: one })) }
}

/** The columns that are named, in the order given; an `undefined` of an insert or update is left out. */
function namedColumns(table: Table, row: object): { columns: string[]; values: unknown[] } {
  const asJson = jsonColumns[table]
  const columns: string[] = []
  const values: unknown[] = []
  for (const [column, value] of Object.entries(row)) {
    if (value === undefined) continue
    columns.push(column)
    values.push(value !== null && asJson?.has(column) ? JSON.stringify(value) : value)
  }
  return { columns, values }
}

/**
 * A statement on one table, its columns and values checked by the compiler against the migrated schema; knex writes the SQL,
 * once per shape. Joins, functions, bulk inserts and CTEs stay literal SQL in a feature's store.
 *
 * @example
 * db.first(from('application').where({ id, version }).update({ status }).increment('version', 1).returning('*'))
 */
export const from = <T extends Table>(table: T): Selection<T, Row<T>> =>
  new Sentence(table, table, undefined) as unknown as Selection<T, Row<T>>

const noValues: readonly unknown[] = []

/**
 * What `from` gives, as it is at run time; its types are `Selection` and what follows from it. Every request makes some of
 * these, so a step is one small object, and the text and its bindings are looked up by the shape.
 */
class Sentence {
  readonly #table: Table
  /** The keys of the steps: the same for all statements of one text. */
  readonly #shape: string
  readonly #last: Step | undefined
  #made: { text: string; values: unknown[] } | undefined

  constructor(table: Table, shape: string, last: Step | undefined) {
    this.#table = table
    this.#shape = shape
    this.#last = last
  }

  get text(): string {
    return this.#make().text
  }

  get values(): unknown[] {
    return this.#make().values
  }

  where(first: Readonly<Record<string, unknown>> | string, comparison = '=', value?: unknown): Sentence {
    if (typeof first === 'string')
      return this.#with(
        `where ${first} ${comparison}`,
        (builder, slot) => builder.where(first, comparison, slot() as never),
        [value],
      )
    let key = 'where'
    const values: unknown[] = []
    for (const column in first) {
      const one = first[column]
      if (one === undefined) throw new Error(`${this.#table}.${column} is asked for undefined`)
      key += one === null ? ` ${column}?` : ` ${column}`
      if (one !== null) values.push(one)
    }
    const write: Write = (builder, slot) => {
      for (const column in first)
        first[column] === null ? builder.whereNull(column) : builder.where(column, slot() as never)
    }
    return this.#with(key, write, values)
  }

  whereAny(column: string, values: readonly unknown[]): Sentence {
    return this.#with(`any ${column}`, (builder, slot) => builder.whereRaw('?? = any(?)', [column, slot() as never]), [
      values,
    ])
  }

  whereAllowed({ sql: condition, bindings }: SqlCondition): Sentence {
    return this.#with(
      `allowed ${condition}`,
      (builder, slot) => builder.whereRaw(condition, bindings.map(() => slot()) as never[]),
      bindings,
    )
  }

  whereWithin(column: string, regionCode: string): Sentence {
    const write: Write = (builder, slot) => builder.whereRaw(`?? like ? || '%'`, [column, slot() as never])
    return this.#with(`within ${column}`, write, [regionCode])
  }

  whereNull(column: string): Sentence {
    return this.#with(`null ${column}`, (builder) => builder.whereNull(column))
  }

  whereNotNull(column: string): Sentence {
    return this.#with(`set ${column}`, (builder) => builder.whereNotNull(column))
  }

  select(...columns: string[]): Sentence {
    return this.#with(`select ${columns.join()}`, (builder) => builder.select(...columns))
  }

  orderBy(column: string, direction: Direction = 'asc'): Sentence {
    return this.#with(`order ${column} ${direction}`, (builder) => builder.orderBy(column, direction))
  }

  limit(count: number): Sentence {
    return this.#with(`limit ${count}`, (builder) => builder.limit(Math.trunc(count), { skipBinding: true }))
  }

  newest(column: string, { cursor, limit }: { cursor: Cursor | undefined; limit: number }): Sentence {
    const write: Write = (builder, slot) =>
      builder.whereRaw('(??, id) < (?::timestamptz, ?::uuid)', [column, slot() as never, slot() as never])
    const rest = cursor ? this.#with(`after ${column}`, write, [cursor.at, cursor.id]) : this
    return rest
      .orderBy(column, 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
  }

  forUpdate(): Sentence {
    return this.#with('for update', (builder) => builder.forUpdate())
  }

  insert(row: object): Sentence {
    const { columns, values } = namedColumns(this.#table, row)
    const write: Write = (builder, slot) =>
      builder.insert(Object.fromEntries(columns.map((column) => [column, slot()])))
    return this.#with(`insert ${columns.join()}`, write, values)
  }

  update(change: object): Sentence {
    const { columns, values } = namedColumns(this.#table, change)
    const write: Write = (builder, slot) =>
      builder.update(Object.fromEntries(columns.map((column) => [column, slot()])))
    return this.#with(`update ${columns.join()}`, write, values)
  }

  delete(): Sentence {
    return this.#with('delete', (builder) => builder.delete())
  }

  increment(column: string, by: number): Sentence {
    return this.#with(`increment ${column} ${by}`, (builder) => builder.increment(column, by))
  }

  onConflict(...target: string[]): { ignore: () => Sentence; merge: (...columns: string[]) => Sentence } {
    return {
      ignore: () =>
        this.#with(`ignore ${target.join()}`, (builder) =>
          (target.length > 0 ? builder.onConflict(target) : builder.onConflict()).ignore(),
        ),
      merge: (...columns) =>
        this.#with(`merge ${target.join()} ${columns.join()}`, (builder) => builder.onConflict(target).merge(columns)),
    }
  }

  returning(...columns: string[]): Sentence {
    return this.#with(`returning ${columns.join()}`, (builder) => builder.returning(columns))
  }

  #with(key: string, write: Write, values: readonly unknown[] = noValues): Sentence {
    return new Sentence(this.#table, `${this.#shape}|${key}`, { before: this.#last, write, values })
  }

  #make(): { text: string; values: unknown[] } {
    if (this.#made) return this.#made
    const steps: Step[] = []
    for (let step = this.#last; step; step = step.before) steps.push(step)
    steps.reverse()
    let known = compiled.get(this.#shape)
    if (!known) {
      known = compile(this.#table, steps)
      compiled.set(this.#shape, known)
    }
    const given: unknown[] = []
    for (const { values } of steps) for (const value of values) given.push(value)
    const values = known.bindings.map((one) => ('index' in one ? given[one.index] : one.constant))
    this.#made = { text: known.text, values }
    return this.#made
  }
}
