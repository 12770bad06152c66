import { Socket } from 'node:net'
import pg from 'pg'
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

/** The rights a request was judged by are no longer those of its user: work them out again and repeat. */
export class StalePrincipalError extends Error {
  override readonly name = 'StalePrincipalError'
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
   * of its own. It fails the transaction as any other.
   */
  defer: (query: Query) => void
  /**
   * The last query: the commit travels right behind it, so that a whole transaction can be one round trip. A change by
   * somebody whose rights are yet to be proved is committed only after the proof.
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
 * selects is worked out from left to right, so the login itself asks for the proof and the role comes last.
 */
function enter({ settings, check }: Scope, durable: boolean, now: Date): Statement {
  const values = settings.flat()
  const calls = settings.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`)
  const proof = check ? [`app_session_check($${values.length + 1}, $${values.length + 2}) as auth_version`] : []
  const commit = durable ? [] : [`set_config('synchronous_commit', 'off', true)`]
  return {
    text: `select ${[...proof, ...commit, ...calls].join(', ')}`,
    values: check ? [...values, check.sessionHash, now] : values,
  }
}

export type Database = {
  /** A transaction whose first statements travel together; its own audit rows may be lost in a crash within a second. */
  read: <T>(scope: Scope, work: (db: Db) => Promise<T> | T) => Promise<T>
  /** A durable transaction. */
  write: <T>(scope: Scope, work: (db: Db) => Promise<T> | T) => Promise<T>
  pool: pg.Pool
  close: () => Promise<void>
}

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
 * nothing. `begin`, the rights check and the first query cost one round trip; no answer reaches `work` before the rights are
 * proved.
 */
export function openDatabase(options: { connectionString: string; poolSize?: number; clock?: () => Date }): Database {
  const clock = options.clock ?? (() => new Date())
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    stream: () => new PacketSocket(),
    max: options.poolSize ?? 10,
    pipeline: true,
  } as pg.PoolConfig)
  pool.on('error', () => undefined) // an idle client lost its server; the next use reports it
  pool.on('connect', (client) => client.on('error', () => undefined)) // else a lost server ends the process

  async function transaction<T>(scope: Scope, work: (db: Db) => Promise<T> | T, durable: boolean): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    const deferred: Query[] = []
    const unread: Promise<unknown>[] = [] // what was deferred, once sent
    const sendDeferred = () => {
      for (const query of deferred.splice(0)) {
        const sent = send(client, query)
        sent.catch(() => undefined) // awaited at the end
        unread.push(sent)
      }
    }
    let ending: Promise<pg.QueryResult> | undefined // the commit, once sent
    const end = () => {
      sendDeferred()
      ending = client.query('commit')
      ending.catch(() => undefined) // awaited at the end
    }
    // What is sent in one turn travels in one packet.
    const together = () => {
      const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
      stream.cork()
      setImmediate(() => stream.uncork())
    }
    try {
      together()
      const begin = client.query('begin')
      const entered = send(client, enter(scope, durable, clock()))
      const proved = Promise.all([begin, entered]).then(([, answer]) => {
        const isCurrent = !scope.check || answer.rows[0]?.auth_version === scope.check.authVersion
        if (!isCurrent) throw new StalePrincipalError()
      })
      proved.catch(() => undefined) // awaited with each answer
      const waitsForProof = durable && scope.check !== undefined
      const endBehind = () => {
        together()
        return waitsForProof ? () => undefined : end
      }
      const ask = (query: Query) => {
        if (deferred.length > 0) {
          together()
          sendDeferred()
        }
        return onceProved(proved, send(client, query))
      }
      const result = await work(dbOn(ask, deferred, endBehind))
      await proved
      if (!ending) {
        together()
        end()
      }
      await Promise.all(unread)
      const commit = await ending
      if (commit?.command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed')
      return result
    } catch (error) {
      const [rolledBack, ...sent] = await Promise.allSettled([client.query('rollback'), ...unread])
      if (rolledBack.status === 'rejected') broken = rolledBack.reason
      const first = sent.find((one) => one.status === 'rejected')
      throw first && isAborted(error) ? first.reason : error
    } finally {
      client.release(broken)
    }
  }

  return {
    read: (scope, work) => transaction(scope, work, false),
    write: (scope, work) => transaction(scope, work, true),
    pool,
    close: () => pool.end(),
  }
}

function send(client: pg.PoolClient, query: Query): Promise<pg.QueryResult<pg.QueryResultRow>> {
  const { text, values = [] } = toStatement(query)
  const name = preparedName(text)
  return client.query<pg.QueryResultRow>({
    text,
    values: [...values],
    ...(name ? { name } : {}),
  })
}

const preparedNames = new Map<string, string>()
const mostPrepared = 1000

/** Every statement is prepared once per connection, the same text under the same name; past a bound they are not. */
function preparedName(text: string): string | undefined {
  const known = preparedNames.get(text)
  if (known || preparedNames.size >= mostPrepared) return known
  const name = `s${preparedNames.size}`
  preparedNames.set(text, name)
  return name
}

/** Refused because a statement before it failed: that one tells why. */
const isAborted = (error: unknown): boolean => (error as { code?: string } | null)?.code === '25P02'

/** Stale rights explain a refusal better than the refusal itself: it may be gone with the rights as they are now. */
async function onceProved<T>(proved: Promise<void>, answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined) // awaited below
  await proved
  return answer
}

function dbOn(
  ask: (query: Query) => Promise<pg.QueryResult<pg.QueryResultRow>>,
  deferred: Query[],
  endBehind: () => () => void,
): Db {
  return {
    rows: async <Row>(query: Query) => (await ask(query)).rows as Row[],
    first: async <Row>(query: Query) => (await ask(query)).rows[0] as Row | undefined,
    run: async (query) => (await ask(query)).rowCount ?? 0,
    defer: (query) => {
      deferred.push(query)
    },
    last: async <Row>(query: Query) => {
      const end = endBehind()
      const answer = ask(query)
      end()
      return (await answer).rows as Row[]
    },
  }
}
