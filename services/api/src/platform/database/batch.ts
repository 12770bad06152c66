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
  readonly stream: { cork: () => void; uncork: () => void; destroy: (error: unknown) => void }
  readonly parsedStatements: Record<string, string>
  readonly submittedNamedStatements: Record<string, string>
  parse: (message: { name: string; text: string; types: undefined }) => void
  bind: (message: { statement: string; values: readonly (string | Buffer | null)[] }) => void
  describe: (message: { type: 'P' }) => void
  execute: (message: Record<string, never>) => void
  close: (message: { type: 'S'; name: string }) => void
  sync: () => void
  sendCopyFail: (reason: string) => void
}

/** What a connection has prepared: each text under a name of its own, and what its rows hold. The longest unused comes first. */
type Preparation = { readonly names: Map<string, string>; readonly columns: Map<string, Columns>; count: number }

const preparations = new WeakMap<Connection, Preparation>()
const mostPrepared = 1000

function preparationOf(connection: Connection): Preparation {
  const known = preparations.get(connection)
  if (known) return known
  const made = { names: new Map(), columns: new Map(), count: 0 }
  preparations.set(connection, made)
  return made
}

/** Every statement is prepared once per connection; past a bound the one that was not used for longest is forgotten for it. */
function preparedName(connection: Connection, text: string): string {
  const preparation = preparationOf(connection)
  const { names, columns } = preparation
  const known = names.get(text)
  if (known) {
    names.delete(text)
    names.set(text, known)
    return known
  }
  const [oldest] = names.size < mostPrepared ? [] : names
  if (oldest) {
    names.delete(oldest[0])
    columns.delete(oldest[1])
    delete connection.parsedStatements[oldest[1]]
    connection.close({ type: 'S', name: oldest[1] })
  }
  const name = `s${preparation.count}`
  preparation.count += 1
  names.set(text, name)
  return name
}

/**
 * Statements that travel together and are answered together: one Sync, so the server answers in one packet too. The first
 * that fails ends the batch, as the protocol has it; none behind it is run.
 */
export class Batch {
  isSettled = false
  isWritten = false
  /** Called by `pg` where it measures the time of a query. */
  callback: (() => void) | undefined
  /** Whether a statement was refused because what it was prepared for has changed. */
  isOutdated = false
  readonly #asked: readonly Prepared[]
  readonly #answers: Answer[] = []
  /** Of a transaction by itself: from one Sync to the next all is kept or nothing is, without a word for it. */
  readonly #around: readonly Asked[]
  #described = new Map<string, Columns>()
  #columns: Columns | undefined
  #rows: pg.QueryResultRow[] = []
  #fault: unknown

  readonly #onAnswered: () => void
  #client: pg.ClientBase | undefined
  #behind: readonly Batch[] = []
  #onSettled: (isReady: boolean) => void = () => undefined

  /**
   * @param options.isWhole whether these begin and commit a transaction: then neither is sent
   * @param options.onAnswered once all are answered or have failed
   * @throws where a value cannot be sent; nothing was sent then
   */
  constructor(asked: readonly Asked[], options: { isWhole: boolean; onAnswered: () => void }) {
    this.#onAnswered = options.onAnswered
    this.#around = options.isWhole ? [asked[0], asked.at(-1)].filter((ask) => ask !== undefined) : []
    this.#asked = (options.isWhole ? asked.slice(1, -1) : asked).map((ask) => ({
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
   * @param options.onSettled once it is answered or has failed; whether the server is ready for more by then
   */
  sendOn(
    client: pg.ClientBase,
    options: { with?: readonly Batch[]; onSettled?: (isReady: boolean) => void } = {},
  ): void {
    this.#client = client
    this.#behind = options.with ?? []
    if (options.onSettled) this.#onSettled = options.onSettled
    client.query(this as unknown as pg.Submittable)
  }

  submit(connection: Connection): null {
    if (this.isWritten) return null // it left in the write of the one before it
    if (this.isSettled) {
      connection.sync() // it was withdrawn; `pg` waits for an answer all the same
      return null
    }
    connection.stream.cork()
    try {
      this.#write(connection)
      for (const batch of this.#behind) {
        if (batch.isSettled) continue
        // Were it prepared by one before it that fails, it would not be prepared.
        if (!batch.#isPrepared(connection)) break
        batch.#write(connection)
      }
    } catch (error) {
      connection.stream.destroy(error) // half a message was written: whoever waits fails as the connection is lost
    } finally {
      connection.stream.uncork()
    }
    return null
  }

  /** It is answered no more, or was never sent. */
  fail(error: unknown): void {
    if (this.isSettled) return
    for (const { ask } of this.#asked) ask.reject(error)
    for (const ask of this.#around) ask.reject(error)
    this.#settle()
  }

  #isPrepared(connection: Connection): boolean {
    const { names } = preparationOf(connection)
    return this.#asked.every(({ ask }) => connection.parsedStatements[names.get(ask.text) ?? ''] !== undefined)
  }

  #write(connection: Connection): void {
    this.isWritten = true
    this.#described = preparationOf(connection).columns
    for (const asked of this.#asked) asked.name = preparedName(connection, asked.ask.text)
    for (const { ask, name = '', values } of this.#asked) {
      if (!(connection.parsedStatements[name] ?? connection.submittedNamedStatements[name])) {
        connection.parse({ name, text: ask.text, types: undefined })
        connection.submittedNamedStatements[name] = ask.text
      }
      connection.bind({ statement: name, values })
      if (!this.#described.has(name)) connection.describe({ type: 'P' })
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
    if (this.isSettled) return
    const isOpen = this.#around.length > 0 && this.#client?.getTransactionStatus() !== 'I'
    if (isOpen) this.#fault ??= new Error('A transaction by itself left another one open')
    if (this.#answers.length < this.#asked.length) this.#fault ??= new Error('The statement was not answered')
    for (const [index, { ask }] of this.#asked.entries()) {
      const answer = this.#answers[index]
      if (answer && !this.#fault) ask.resolve(answer)
      else ask.reject(this.#fault)
    }
    for (const ask of this.#around)
      if (this.#fault) ask.reject(this.#fault)
      else ask.resolve({ rows: [], rowCount: 0, command: 'COMMIT' })
    this.#settle(true)
  }

  handleError(error: unknown, connection: Connection): void {
    if (this.isSettled) return
    const explained = this.#explain(error)
    for (const [index, { ask, name }] of this.#asked.entries()) {
      const answer = this.#answers[index]
      if (answer && !this.#fault) {
        ask.resolve(answer)
        continue
      }
      // What was not reached is not prepared either.
      if (name !== undefined) delete connection.submittedNamedStatements[name]
      ask.reject(explained)
    }
    for (const ask of this.#around) ask.reject(explained)
    this.isOutdated = isStalePlan(error)
    this.#settle()
  }

  #explain(error: unknown): unknown {
    try {
      return this.#current?.ask.explain?.(error) ?? error
    } catch (fault) {
      return fault
    }
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

  #settle(isReady = false): void {
    this.isSettled = true
    this.callback?.()
    this.#onAnswered()
    this.#onSettled(isReady)
  }

  #columnsOfCurrent(): Columns {
    const known = this.#columns ?? this.#described.get(this.name ?? '')
    return known ?? { names: [], parsers: [] }
  }
}
