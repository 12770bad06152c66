import { Socket } from 'node:net'
import pg from 'pg'
import { type Answer, type Asked, Batch } from './batch'
import { Connections } from './connections'
import { codeOf, isStalePlan } from './error-code'
import { isPlainInsert, mergeInserts } from './merge-inserts'
import { type Query, type Statement, type TypedStatement, toStatement } from './sql'

// A bigint count fits a JavaScript number here; dates without time stay texts (a birth date has no zone).
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1082, (text) => text)

/** What a transaction may do: a database role, the settings of row-level security, and a proof that the rights are current. */
export type Scope = {
  /** Settings of the transaction in order; the role comes last, since it may set nothing more. */
  readonly settings: readonly (readonly [name: string, value: string])[]
  /** Must still give this `auth_version`; else the principal is stale. */
  readonly check?: { readonly sessionHash: Buffer; readonly authVersion: number }
}

/** What the work went by has changed meanwhile, and nothing of it was kept: read it anew and repeat. */
export abstract class StaleError extends Error {}

const mostTries = 3

/** Does again what went by something that had changed, be it rights, what was kept or both: from the second time on it is read anew. */
export async function untilCurrent<T>(work: (tries: number) => Promise<T>): Promise<T> {
  for (let tries = 1; tries < mostTries; tries += 1) {
    try {
      return await work(tries - 1)
    } catch (error) {
      if (!(error instanceof StaleError)) throw error
    }
  }
  return work(mostTries - 1)
}

/** The rights a request was judged by are no longer those of its user. */
export class StalePrincipalError extends StaleError {
  override readonly name = 'StalePrincipalError'
}

/** What was prepared no longer fits the schema: a migration ran meanwhile. */
class StalePlanError extends StaleError {
  override readonly name = 'StalePlanError'
}

export type Db = {
  /** All rows. */
  rows: <Row>(query: TypedStatement<Row> | Query) => Promise<Row[]>
  /** The first row, if any. */
  first: <Row>(query: TypedStatement<Row> | Query) => Promise<Row | undefined>
  /** How many rows a change touched. */
  run: (query: Query) => Promise<number>
  /**
   * A change whose outcome nobody reads: it travels in front of the next statement, or of the commit, and costs no round trip
   * of its own. It fails the transaction as any other; `meanings` says what errors that the database raises by a code of ours
   * stand for.
   */
  defer: (query: Query, meanings?: Meanings) => void
  /** As `defer`, for a change without `returning` that must touch one row: else nothing is kept, and this is why. */
  deferOne: (query: Query, orElse: () => Error) => void
  /** Work that may fail without the rest of the transaction: nothing of it is kept then, and the transaction goes on. */
  savepoint: <T>(work: () => Promise<T>) => Promise<T>
  /**
   * The last query: the commit travels right behind it, so that a whole transaction can be one round trip. Work that fails after
   * it was sent takes nothing back.
   */
  last: <Row>(query: TypedStatement<Row> | Query) => Promise<Row[]>
}

export function scopeFor(
  role: string,
  settings: ReadonlyMap<string, string>,
  options: { check?: Scope['check'] } = {},
): Scope {
  return { settings: [...settings, ['role', role]], ...(options.check ? { check: options.check } : {}) }
}

/**
 * Takes on the role and its settings and proves the rights: one statement, prepared once per number of settings. What it
 * selects is worked out from left to right, so the login itself asks for the proof and the role comes last. The proof fails
 * by an error: of what travels behind it nothing is run, the commit neither.
 */
function enter({ settings, check }: Scope, durable: boolean, now: Date): Statement {
  const values = settings.flat()
  const calls = settings.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`)
  const count = values.length
  const proof = check ? [`app_prove_session($${count + 1}, $${count + 2}, $${count + 3})`] : []
  const commit = durable ? [] : [`set_config('synchronous_commit', 'off', true)`]
  return {
    text: `select ${[...proof, ...commit, ...calls].join(', ')}`,
    values: check ? [...values, check.sessionHash, now, check.authVersion] : values,
  }
}

export type Database = {
  /** A transaction whose first statements travel together; its own audit rows may be lost in a crash within a second. */
  read: <T>(scope: Scope, work: (db: Db) => Promise<T> | T) => Promise<T>
  /** A durable transaction. */
  write: <T>(scope: Scope, work: (db: Db) => Promise<T> | T) => Promise<T>
  /**
   * The same for what is asked in the midst of another transaction: on connections kept for it, since requests that all hold one
   * and wait for a second would wait for each other. Short, and nothing is asked aside of it.
   */
  aside: <T>(scope: Scope, work: (db: Db) => Promise<T> | T) => Promise<T>
  pool: pg.Pool
  close: () => Promise<void>
}

/** Connections kept for what is asked in the midst of a transaction. */
const reserved = 2

/** Sends what was written in one turn as one buffer: many small ones cost the system more than copying them. */
class PacketSocket extends Socket {
  override _writev(
    chunks: { chunk: Buffer; encoding: BufferEncoding }[],
    callback: (error?: Error | null) => void,
  ): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer' as BufferEncoding, callback)
  }
}

/**
 * The one way to the database. Every statement runs in a transaction that has taken on a role; the login itself may read
 * nothing. What is asked in one turn travels together: `begin`, the rights check and the first queries are one round trip,
 * and no answer reaches `work` before the rights are proved.
 */
export function openDatabase(options: {
  connectionString: string
  poolSize?: number
  clock?: () => Date
  /** For how long one statement, and a lock that it waits for, may hold up those behind it; of a command there is nobody behind. */
  limits?: { statementMs: number; lockMs: number }
}): Database {
  const { connectionString, limits, clock = () => new Date() } = options
  const poolOf = (max: number) =>
    new pg.Pool({
      connectionString,
      stream: () => new PacketSocket(),
      max,
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
      ...(limits && {
        statement_timeout: limits.statementMs,
        lock_timeout: limits.lockMs,
        idle_in_transaction_session_timeout: limits.statementMs,
      }),
    })
  const pool = poolOf(options.poolSize ?? 10)
  const connections = new Connections(pool)
  const reserve = new Connections(poolOf(reserved))

  async function transaction<T>(
    scope: Scope,
    work: (db: Db) => Promise<T> | T,
    { durable, on = connections }: { durable: boolean; on?: Connections },
  ): Promise<T> {
    const line = new Line(on)
    try {
      line.defer({ text: 'begin' })
      line.defer(enter(scope, durable, clock()), { [staleCode]: () => new StalePrincipalError() })
      const result = await work(dbOn(line))
      await line.end()
      return result
    } catch (error) {
      await line.rollBack()
      const reason = line.reasonOf(error)
      if (isStalePlan(reason))
        throw new StalePlanError('The schema has changed under a prepared statement', { cause: error })
      throw reason
    } finally {
      line.release()
    }
  }

  return {
    read: (scope, work) => transaction(scope, work, { durable: false }),
    write: (scope, work) => transaction(scope, work, { durable: true }),
    aside: (scope, work) => transaction(scope, work, { durable: true, on: reserve }),
    pool,
    close: async () => {
      await Promise.all([connections.close(), reserve.close()])
    },
  }
}

/** Errors of ours, by the code that the database raises them with. */
export type Meanings = Readonly<Record<string, () => Error>>
const staleCode = 'SP001'
const notOneCode = 'SP002'

/** The statements of one transaction: those of one turn leave as one batch, what nobody waits for in front of the next. */
class Line {
  readonly #connections: Connections
  /** Of a transaction that is more than one batch. */
  #client: pg.PoolClient | undefined
  #broken: Error | undefined
  #waiting: Asked[] = []
  #isScheduled = false
  /** One batch at a time is under way: what is asked meanwhile leaves together once it is answered. */
  #isUnderWay = false
  #isClosed = false
  #unread: Unread[] = []
  #sent: Batch | undefined
  #whenIdle: (() => void) | undefined
  #ending: Promise<Answer> | undefined
  /** What failed first: everything after it fails because of it. */
  #failure: unknown
  /** Whether a statement was refused because what it was prepared for has changed. */
  #isOutdated = false

  constructor(connections: Connections) {
    this.#connections = connections
  }

  ask<T>(query: Query, read: (answer: Answer) => T): Promise<T> {
    const wanted = this.#add(toStatement(query)).then(read)
    wanted.catch(() => undefined) // whoever asked may have stopped listening; the transaction fails by it
    this.#leaveWithTurn()
    return wanted
  }

  defer(query: Query, meanings?: Meanings): void {
    const statement = toStatement(query)
    const answer = this.#add(statement, meanings, !meanings && isPlainInsert(statement.text))
    const unread: Unread = { answer }
    answer.catch((error: unknown) => {
      unread.failure = { error }
    })
    this.#unread.push(unread)
  }

  /** The commit, right behind what was asked. */
  commit(): void {
    this.#ending ??= this.#add({ text: 'commit' })
  }

  /** @throws what any statement failed by, also one that nobody waited for */
  async end(): Promise<void> {
    this.#assertUnread(0)
    if (this.#isClosed) throw this.#failure ?? new Error('The transaction has ended')
    if (!this.#ending) this.commit()
    this.#leave()
    await Promise.all(this.#unread.map(({ answer }) => answer))
    const outcome = await this.#ending
    if (outcome?.command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed')
  }

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const step = (text: string) => this.ask({ text }, () => undefined)
    await step('savepoint part')
    const before = this.#unread.length
    try {
      const result = await work()
      await step('release savepoint part')
      this.#assertUnread(before)
      return result
    } catch (error) {
      if (this.#isClosed) throw error
      for (const { reject } of this.#waiting.splice(0)) reject(error)
      this.#unread = this.#unread.slice(0, before)
      const reason = this.reasonOf(error)
      await step('rollback to savepoint part')
      this.#failure = undefined
      throw reason
    }
  }

  /** The work has failed: what did not leave yet never does, and what did is taken back once it is answered, but for a commit. */
  async rollBack(): Promise<void> {
    const ended = new Error('The transaction has ended')
    this.#close(ended)
    if (this.#sent && !this.#sent.isWritten) this.#sent.fail(ended)
    if (this.#isUnderWay)
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve
      })
    await this.#client?.query('rollback').catch((failure: Error) => {
      this.#broken = failure
    })
  }

  #close(error: Error): void {
    this.#isClosed = true
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }

  release(): void {
    if (!this.#client) return
    if (this.#isOutdated) this.#connections.retire(this.#client)
    this.#connections.giveBack(this.#client, this.#broken)
  }

  /** Refused because a statement before it failed: that one tells why. */
  reasonOf(error: unknown): unknown {
    return codeOf(error) === '25P02' ? (this.#failure ?? error) : error
  }

  /** Where the server was told to go on, only this keeps a change that failed unseen from being half of what is kept. */
  #assertUnread(since: number): void {
    const failed = this.#unread.slice(since).find(({ failure }) => failure)
    if (failed) throw failed.failure?.error
  }

  #add({ text, values = [] }: Statement, meanings?: Meanings, mayMerge = false): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.#isClosed || this.#ending) return reject(this.#failure ?? new Error('The transaction has ended'))
      this.#waiting.push({
        text,
        values,
        mayMerge,
        resolve,
        reject: (error) => {
          this.#failure ??= error
          if (isStalePlan(error)) this.#isOutdated = true
          reject(error)
        },
        ...(meanings ? { explain: (error) => meanings[codeOf(error) ?? '']?.() } : {}),
      })
    })
    answer.catch(() => undefined)
    return answer
  }

  #leaveWithTurn(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    process.nextTick(() => {
      this.#isScheduled = false
      this.#leave()
    })
  }

  #leave(): void {
    if (this.#isUnderWay || this.#waiting.length === 0) return
    const asked = this.#waiting
    this.#waiting = []
    const onAnswered = () => {
      this.#isUnderWay = false
      // What is behind a batch that never left has no begin, no role and no proof.
      if (!this.#client && !this.#sent?.isWritten) this.#close(new Error('The transaction has ended'))
      this.#leave()
      if (!this.#isUnderWay) this.#whenIdle?.()
    }
    try {
      const isWhole = this.#sent === undefined && this.#ending !== undefined
      const batch = new Batch(mergeInserts(asked), { isWhole, onAnswered })
      this.#sent = batch
      this.#isUnderWay = true
      if (isWhole) this.#connections.send(batch)
      else if (this.#client) batch.sendOn(this.#client)
      else this.#begin(batch)
    } catch (error) {
      // Something that cannot be sent: nothing of the batch left, its begin and its rights perhaps neither.
      this.#isClosed = true
      for (const { reject } of asked) reject(error)
    }
  }

  /** Takes a connection, since more is to follow on it. */
  #begin(batch: Batch): void {
    this.#connections
      .take()
      .then((client) => {
        // The work has failed meanwhile.
        if (batch.isSettled) return this.#connections.giveBack(client)
        this.#client = client
        batch.sendOn(client)
      })
      .catch((error: unknown) => batch.fail(error))
  }
}

/** A statement that nobody waits for, and what it failed by. */
type Unread = { answer: Promise<Answer>; failure?: { error: unknown } }

function dbOn(line: Line): Db {
  return {
    rows: <Row>(query: Query) => line.ask(query, ({ rows }) => rows as Row[]),
    first: <Row>(query: Query) => line.ask(query, ({ rows: [row] }) => row as Row | undefined),
    run: (query) => line.ask(query, ({ rowCount }) => rowCount),
    defer: (query, meanings) => line.defer(query, meanings),
    deferOne: (query, orElse) => {
      const { text, values = [] } = toStatement(query)
      const counted = `with touched as (${text} returning 1) select app_exactly_one(count(*)) from touched`
      line.defer({ text: counted, values }, { [notOneCode]: orElse })
    },
    savepoint: (work) => line.savepoint(work),
    last: <Row>(query: Query) => {
      const answer = line.ask(query, ({ rows }) => rows as Row[])
      line.commit()
      return answer
    },
  }
}
