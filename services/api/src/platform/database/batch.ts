/// <reference path="./pg-utils.d.ts" />
import pg from 'pg'
import { prepareValue } from 'pg/lib/utils'
import { isStalePlan } from './error-code'

export type Answer = { readonly rows: pg.QueryResultRow[]; readonly rowCount: number; readonly command: string }

/** One statement of a batch, and who waits for its answer. */
export type Asked = {
  readonly text: string
  readonly values: readonly unknown[]
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
  /** What a failure of this very statement means; it is what everything behind it fails by too. */
  readonly explain?: (error: unknown) => unknown
  /** An insert whose outcome nobody reads. */
  readonly mayMerge?: boolean
}

type Field = { name: string; dataTypeID: number }
/** What the rows of a statement hold: known once it was run, and then not asked for again. */
type Columns = { readonly names: readonly string[]; readonly parsers: readonly ((text: string) => unknown)[] }
type Prepared = { readonly ask: Asked; name: string | undefined; readonly values: (string | Buffer | null)[] }

/** The part of `pg`'s connection that a query of its own may use. */
type Connection = {
  readonly stream: { cork: () => void; uncork: () => void }
  readonly parsedStatements: Record<string, string>
  readonly submittedNamedStatements: Record<string, string>
  parse: (message: { name: string; text: string; types: undefined }) => void
  bind: (message: { statement: string; values: readonly (string | Buffer | null)[] }) => void
  describe: (message: { type: 'P' }) => void
  execute: (message: Record<string, never>) => void
  sync: () => void
  sendCopyFail: (reason: string) => void
}

export const beginText = 'begin'
export const commitText = 'commit'

const namesOf = new WeakMap<Connection, Map<string, string>>()
const mostPrepared = 1000

/** Every statement is prepared once per connection, the same text under the same name; past a bound they are not. */
function preparedName(names: Map<string, string>, text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostPrepared) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

const columnsOf = new WeakMap<Connection, Map<string, Columns>>()

/**
 * Statements that travel together and are answered together: one Sync, so the server answers in one packet too. The first
 * that fails ends the batch, as the protocol has it; none behind it is run.
 */
export class Batch {
  /** Whether it is a transaction by itself: from one Sync to the next all is kept or nothing is, without a word for it. */
  readonly isWhole: boolean
  /** Whether a statement was refused because what it was prepared for has changed. */
  isOutdated = false
  readonly #asked: readonly Prepared[]
  readonly #answers: Answer[] = []
  #described = new Map<string, Columns>()
  #columns: Columns | undefined
  #rows: pg.QueryResultRow[] = []
  #fault: unknown

  readonly #onDone: () => void
  #behind: readonly Batch[] = []
  #isWritten = false
  #onEnd: () => void = () => undefined

  /**
   * @param onDone once all are answered or have failed
   * @throws where a value cannot be sent; nothing was sent then
   */
  constructor(asked: readonly Asked[], onDone: () => void) {
    this.#onDone = onDone
    this.isWhole = asked.length > 2 && asked[0]?.text === beginText && asked.at(-1)?.text === commitText
    this.#asked = asked.map((ask) => ({
      ask,
      name: undefined,
      values: ask.values.map((value) => (value instanceof Date ? value.toISOString() : prepareValue(value))),
    }))
  }

  /** `pg` keeps by these what is prepared: they are those of the statement whose answer is awaited. */
  get name(): string | undefined {
    return this.#current?.name
  }

  get text(): string | undefined {
    return this.#current?.ask.text
  }

  get #current(): Prepared | undefined {
    return this.#asked[this.#answers.length]
  }

  /**
   * Sends it on a connection that does nothing else.
   * @param options.with whole transactions that are sent next on the same connection: those that need nothing prepared leave in
   * the same write
   * @param options.onEnd once it is answered or has failed
   */
  sendOn(client: pg.ClientBase, options: { with?: readonly Batch[]; onEnd?: () => void } = {}): void {
    this.#behind = options.with ?? []
    if (options.onEnd) this.#onEnd = options.onEnd
    client.query(this as unknown as pg.Submittable)
  }

  submit(connection: Connection): null {
    if (this.#isWritten) return null // in front of the one before it
    connection.stream.cork()
    this.#write(connection)
    for (const batch of this.#behind) {
      // Were it prepared by one before it that fails, it would not be prepared.
      if (!batch.#isPrepared(connection)) break
      batch.#write(connection)
    }
    connection.stream.uncork()
    return null
  }

  /** Nothing of it reached the server. */
  fail(error: unknown): void {
    for (const { ask } of this.#asked) ask.reject(error)
    this.#onDone()
  }

  #isPrepared(connection: Connection): boolean {
    const names = namesOf.get(connection)
    return this.#asked
      .slice(1, -1)
      .every(({ ask }) => connection.parsedStatements[names?.get(ask.text) ?? ''] !== undefined)
  }

  #write(connection: Connection): void {
    this.#isWritten = true
    this.#described = columnsOf.get(connection) ?? new Map()
    columnsOf.set(connection, this.#described)
    const names = namesOf.get(connection) ?? new Map<string, string>()
    namesOf.set(connection, names)
    for (const asked of this.#asked) asked.name = preparedName(names, asked.ask.text)
    if (this.isWhole) this.#answers.push({ rows: [], rowCount: 0, command: 'BEGIN' })
    for (const { ask, name, values } of this.isWhole ? this.#asked.slice(1, -1) : this.#asked) {
      const isPrepared =
        name !== undefined && (connection.parsedStatements[name] ?? connection.submittedNamedStatements[name])
      if (!isPrepared) {
        connection.parse({ name: name ?? '', text: ask.text, types: undefined })
        if (name !== undefined) connection.submittedNamedStatements[name] = ask.text
      }
      connection.bind({ statement: name ?? '', values })
      if (name === undefined || !this.#described.has(name)) connection.describe({ type: 'P' })
      connection.execute({})
    }
    connection.sync()
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    this.#columns = {
      names: fields.map((field) => field.name),
      parsers: fields.map((field) => pg.types.getTypeParser(field.dataTypeID)),
    }
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const columns = this.#columnsOfCurrent()
    const row: pg.QueryResultRow = {}
    try {
      for (const [index, name] of columns.names.entries()) {
        const text = fields[index] ?? null
        row[name] = text === null ? null : columns.parsers[index]?.(text)
      }
    } catch (error) {
      this.#fault ??= error
    }
    this.#rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const name = this.name
    if (name !== undefined && !this.#described.has(name)) this.#described.set(name, this.#columnsOfCurrent())
    const count = /\d+$/.exec(text)?.[0]
    this.#answers.push({ rows: this.#rows, rowCount: Number(count ?? 0), command: text.split(' ', 1)[0] ?? '' })
    this.#rows = []
    this.#columns = undefined
  }

  handleReadyForQuery(): void {
    if (this.isWhole) this.#answers.push({ rows: [], rowCount: 0, command: 'COMMIT' })
    for (const [index, { ask }] of this.#asked.entries()) {
      const answer = this.#answers[index]
      if (answer && !this.#fault) ask.resolve(answer)
      else ask.reject(this.#fault ?? new Error('The statement was not answered'))
    }
    this.#end()
  }

  handleError(error: unknown, connection: Connection): void {
    const explained = this.#current?.ask.explain?.(error) ?? error
    for (const [index, { ask, name }] of this.#asked.entries()) {
      const answer = this.#answers[index]
      if (answer) {
        ask.resolve(answer)
        continue
      }
      // What was not reached is not prepared either.
      if (name !== undefined) delete connection.submittedNamedStatements[name]
      ask.reject(explained)
    }
    this.isOutdated = isStalePlan(error)
    this.#end()
  }

  handlePortalSuspended(): void {}

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handleCopyInResponse(connection: Connection): void {
    connection.sendCopyFail('No source was given')
    connection.sync() // the one behind it was passed over
  }

  handleCopyData(): void {}

  #end(): void {
    this.#onDone()
    this.#onEnd()
  }

  #columnsOfCurrent(): Columns {
    const known = this.#columns ?? this.#described.get(this.name ?? '')
    return known ?? { names: [], parsers: [] }
  }
}
