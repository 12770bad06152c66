import type { Socket } from 'node:net'
import pg from 'pg'
import { type Query, type Statement, toStatement } from './sql'

// A bigint count fits a JavaScript number here; dates without time stay texts (a birth date has no zone).
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1082, (text) => text)

/** What a transaction may do: a database role, the settings of row-level security, and a proof that the rights are current. */
export type Scope = {
  /** Sets the role and the settings for the transaction. */
  readonly settings: Statement
  /** Must still give this `auth_version`; else the principal is stale. */
  readonly check?: { readonly sessionHash: Buffer; readonly authVersion: number }
}

/** The rights a request was judged by are no longer those of its user: work them out again and repeat. */
export class StalePrincipalError extends Error {
  override readonly name = 'StalePrincipalError'
}

export type Db = {
  /** All rows. */
  rows: <Row>(query: Query) => Promise<Row[]>
  /** The first row, if any. */
  first: <Row>(query: Query) => Promise<Row | undefined>
  /** How many rows a change touched. */
  run: (query: Query) => Promise<number>
  /** Sends a change whose outcome nobody reads together with the commit, in one round trip. It fails the transaction as any other. */
  defer: (query: Query) => void
  /** The last query of a read: the commit travels right behind it, so that the whole transaction is one round trip. */
  last: <Row>(query: Query) => Promise<Row[]>
}

/** One prepared statement per number of settings; the role comes last, since it may set nothing more. */
export function scopeFor(
  role: string,
  settings: ReadonlyMap<string, string>,
  options: { check?: Scope['check'] } = {},
): Scope {
  const entries = [...settings, ['role', role] as const]
  const calls = entries.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`)
  return {
    settings: { name: `scope-${entries.length}`, text: `select ${calls.join(', ')}`, values: entries.flat() },
    ...(options.check ? { check: options.check } : {}),
  }
}

const checkSession = (check: NonNullable<Scope['check']>, now: Date) => ({
  name: 'session-check',
  text: 'select app_session_check($1, $2) as auth_version',
  values: [check.sessionHash, now],
})

export type Database = {
  /** A transaction whose first statements travel together; its own audit rows may be lost in a crash within a second. */
  read: <T>(scope: Scope, work: (db: Db) => Promise<T>) => Promise<T>
  /** A durable transaction. Nothing of `work` runs before the rights are proved. */
  write: <T>(scope: Scope, work: (db: Db) => Promise<T>) => Promise<T>
  pool: pg.Pool
  close: () => Promise<void>
}

/**
 * The one way to the database. Every statement runs in a transaction that has taken on a role; the login itself may read
 * nothing. Reads are pipelined: `begin`, the rights check and the first query cost one round trip.
 */
export function openDatabase(options: { connectionString: string; poolSize?: number; clock?: () => Date }): Database {
  const clock = options.clock ?? (() => new Date())
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.poolSize ?? 10,
    pipeline: true,
  } as pg.PoolConfig)
  pool.on('error', () => undefined) // an idle client lost its server; the next use reports it
  pool.on('connect', (client) => client.on('error', () => undefined)) // else a lost server ends the process

  async function transaction<T>(scope: Scope, work: (db: Db) => Promise<T>, durable: boolean): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    const deferred: Query[] = []
    let ending: Promise<pg.QueryResult[]> | undefined // the commit and what travels with it, once sent
    const end = () => {
      const sent = deferred.splice(0).map((query) => send(client, query))
      ending = Promise.all([...sent, client.query('commit')])
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
      const begin = client.query(durable ? 'begin' : 'begin; set local synchronous_commit = off')
      const settings = send(client, scope.settings)
      const check = scope.check
        ? client.query<{ auth_version: number | null }>(checkSession(scope.check, clock()))
        : undefined
      const proved = Promise.all([begin, check, settings]).then(([, answer]) => {
        if (answer && answer.rows[0]?.auth_version !== scope.check?.authVersion) throw new StalePrincipalError()
      })
      proved.catch(() => undefined) // awaited below; a read's first query may fail before
      if (durable) await proved
      // Stale rights explain a refusal better than the refusal itself: it may be gone with the rights as they are now.
      const result = await work(
        dbOn(client, deferred, () => {
          together()
          return end
        }),
      ).catch(async (error: unknown) => {
        await proved
        throw error
      })
      await proved
      if (!ending) {
        together()
        end()
      }
      const commit = (await ending)?.at(-1)
      if (commit?.command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed')
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
      throw error
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
  const statement: Statement = toStatement(query)
  return client.query<pg.QueryResultRow>({
    text: statement.text,
    values: [...(statement.values ?? [])],
    ...(statement.name === undefined ? {} : { name: statement.name }),
  })
}

function dbOn(client: pg.PoolClient, deferred: Query[], endAfter: () => () => void): Db {
  return {
    rows: async <Row>(query: Query) => (await send(client, query)).rows as Row[],
    first: async <Row>(query: Query) => (await send(client, query)).rows[0] as Row | undefined,
    run: async (query) => (await send(client, query)).rowCount ?? 0,
    defer: (query) => {
      deferred.push(query)
    },
    last: async <Row>(query: Query) => {
      const end = endAfter()
      const answer = send(client, query)
      end()
      return (await answer).rows as Row[]
    },
  }
}
