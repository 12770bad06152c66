import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database'
import { workerScope } from '../caller'
import { newId } from '../id'
import { Batch } from './batch'
import { openDatabase, type Scope, scopeFor } from './db'
import { from } from './from'

let shared: TestDatabase
beforeAll(async () => {
  // One connection: whatever is asked at once shares it.
  shared = await createTestDatabase({ poolSize: 1 })
})
afterAll(() => shared.drop())

const row = () => ({ id: newId(), topic: 'user.mail', payload: {} })
const insert = (one: ReturnType<typeof row>) => from('outbox').insert(one)
const countKept = async (ids: readonly string[]) =>
  (
    await shared.database.read(workerScope, (db) =>
      db.rows(
        from('outbox')
          .whereAny('id', [...ids])
          .select('id'),
      ),
    )
  ).map(({ id }) => id)

type Kind = 'kept' | 'twice' | 'middle' | 'throws' | 'stale' | 'staleSeen' | 'seen' | 'bare' | 'several'
type Outcome = { kind: Kind; id: string; seen?: unknown; error?: string }

/** A transaction of each kind; what it read of its own settings, or by what it failed. */
async function act(kind: Kind, index: number, { database } = shared): Promise<Outcome> {
  const one = row()
  const scope: Scope =
    kind === 'stale' || kind === 'staleSeen'
      ? { ...workerScope, check: { sessionHash: Buffer.alloc(32), authVersion: index } }
      : kind === 'bare'
        ? workerScope
        : scopeFor('app_worker', new Map([['app.contact_index', String(index)]]))
  let seen: unknown
  const done = database.write(scope, async (db) => {
    if (kind === 'several') await db.run(insert(one))
    else db.defer(insert(one))
    if (kind === 'twice') db.defer(insert(one))
    if (kind === 'throws') throw new Error('The work failed')
    if (kind === 'middle') {
      db.deferOne(from('outbox').where({ id: newId() }).update({ set_aside: 'x' }), () => new Error('Faster'))
      db.defer(insert(row()))
    }
    if (kind === 'seen' || kind === 'bare' || kind === 'staleSeen') {
      const text = `select current_user::text as role, coalesce(current_setting('app.contact_index', true), '') as contact`
      seen = (await db.last<{ role: string; contact: string }>({ text }))[0]
    }
  })
  return done.then(
    () => ({ kind, id: one.id, seen }),
    (error: { name: string; code?: string; message: string }) => ({
      kind,
      id: one.id,
      seen,
      error: error.code ?? (error.name === 'Error' ? error.message : error.name),
    }),
  )
}

const failures: Readonly<Partial<Record<Kind, string>>> = {
  twice: '23505',
  middle: 'Faster',
  throws: 'The work failed',
  stale: 'StalePrincipalError',
  staleSeen: 'StalePrincipalError',
}

test('transactions that share a connection are each kept or fail by themselves, under settings of their own', async () => {
  const kinds = fc.array(
    fc.constantFrom<Kind>('kept', 'twice', 'middle', 'throws', 'stale', 'staleSeen', 'seen', 'bare', 'several'),
    { minLength: 1, maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(kinds, async (asked) => {
      const outcomes = await Promise.all(asked.map((kind, index) => act(kind, index)))
      for (const [index, { kind, seen, error }] of outcomes.entries()) {
        expect(error).toBe(failures[kind])
        const contact = kind === 'seen' ? String(index) : ''
        expect(seen).toEqual(kind === 'seen' || kind === 'bare' ? { role: 'app_worker', contact } : undefined)
      }
      const expected = outcomes.filter(({ error }) => error === undefined).map(({ id }) => id)
      expect((await countKept(outcomes.map(({ id }) => id))).toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 60 },
  )
})

test('what the first one would have prepared is prepared for the others where it fails', async () => {
  const fresh = await createTestDatabase({ poolSize: 1 })
  const kinds: readonly Kind[] = ['stale', 'kept', 'kept', 'twice', 'kept']
  const outcomes = await Promise.all(kinds.map((kind, index) => act(kind, index, fresh)))
  expect(outcomes.map(({ error }) => error)).toEqual(kinds.map((kind) => failures[kind]))
  await fresh.drop()
})

test('those that wait for a connection leave in one write, eight at most', async () => {
  await Promise.all(Array.from({ length: 3 }, (_, index) => act('kept', index)))
  const submit = vi.spyOn(pg.Connection.prototype, 'sync')
  const writes: number[] = []
  const client = await shared.database.pool.connect()
  const stream = (client as unknown as { connection: { stream: { _write: (...given: unknown[]) => void } } }).connection
    .stream
  const write = stream._write.bind(stream)
  stream._write = (...given) => {
    writes.push(submit.mock.calls.length)
    write(...given)
  }
  const acts = Promise.all(Array.from({ length: 17 }, (_, index) => act('kept', index)))
  await new Promise((resolve) => setImmediate(resolve))
  client.release()
  const outcomes = await acts
  submit.mockRestore()
  expect(outcomes.map(({ error }) => error)).toEqual(Array(17).fill(undefined))
  // By each write so many were sent in all: three shares of six, six and five.
  expect(writes).toEqual([6, 12, 17])
})

test('those that begin at once have a connection each while there are any', async () => {
  const cold = await createTestDatabase({ poolSize: 5 })
  const acts = Promise.all(Array.from({ length: 5 }, (_, index) => act('kept', index, cold)))
  await new Promise((resolve) => process.nextTick(resolve))
  expect(cold.database.pool.totalCount).toBe(5)
  expect((await acts).map(({ error }) => error)).toEqual(Array(5).fill(undefined))
  await cold.drop()
})

test('however they end, every connection is given back', async () => {
  const several = await createTestDatabase({ poolSize: 3 })
  const kinds = (['kept', 'several', 'middle', 'twice', 'stale', 'throws', 'seen', 'bare'] as const).flatMap((kind) =>
    Array<Kind>(6).fill(kind),
  )
  const outcomes = await Promise.all(kinds.map((kind, index) => act(kind, index, several)))
  expect(outcomes.map(({ error }) => error)).toEqual(kinds.map((kind) => failures[kind]))
  const { pool } = several.database
  expect({ idle: pool.idleCount, waiting: pool.waitingCount }).toEqual({ idle: pool.totalCount, waiting: 0 })
  await several.drop()
})

test('one that is held up too long fails by itself, and those behind it go on', async () => {
  const limited = await createTestDatabase({ poolSize: 1, limits: { statementMs: 300, lockMs: 300 } })
  const sleep = () =>
    limited.database
      .write(workerScope, (db) => db.last({ text: 'select pg_sleep(20)' }))
      .catch((error: { code?: string }) => error.code)
  await act('kept', 0, limited)
  const [before, held, behind] = await Promise.all([act('kept', 0, limited), sleep(), act('kept', 1, limited)])
  expect([before.error, held, behind.error]).toEqual([undefined, '57014', undefined])
  await limited.drop()
})

test('what is judged only as the transaction ends fails that one alone', async () => {
  const owner = new pg.Client({ connectionString: shared.ownerUrl })
  await owner.connect()
  await owner.query('create table scratch (id integer unique deferrable initially deferred)')
  await owner.query('grant insert, select on scratch to app_worker')
  const twice = () =>
    shared.database
      .write(workerScope, (db) => db.last({ text: 'insert into scratch values (1), (1) returning id' }))
      .catch((error: { code?: string }) => error.code)
  await act('kept', 0)
  const [before, failed, behind] = await Promise.all([act('kept', 0), twice(), act('kept', 1)])
  expect([before.error, failed, behind.error]).toEqual([undefined, '23505', undefined])
  expect((await owner.query('select from scratch')).rowCount).toBe(0)
  await owner.end()
})

test('a transaction that is left open is not kept, and nobody else is asked in it', async () => {
  const opened = shared.database.write(workerScope, (db) => {
    db.defer({ text: 'begin' })
    db.defer(insert(row()))
  })
  const [open, ...others] = await Promise.all([
    opened.catch((error: Error) => error.message),
    act('kept', 0),
    act('bare', 1),
  ])
  expect(open).toContain('left another one open')
  for (const { error, id } of [...others, await act('kept', 2)])
    expect(await countKept([id])).toEqual(error === undefined ? [id] : [])
  expect((await act('bare', 3)).seen).toEqual({ role: 'app_worker', contact: '' })
})

test('work that fails while its last statement still waits keeps nothing', async () => {
  const client = await shared.database.pool.connect()
  const one = row()
  const failing = shared.database.write(workerScope, async (db) => {
    const last = db.last(insert(one))
    await Promise.all([last, new Promise((_, reject) => setTimeout(() => reject(new Error('The work failed')), 20))])
  })
  await expect(failing).rejects.toThrow('The work failed')
  client.release()
  expect(await countKept([one.id])).toEqual([])
})

test('whoever still waits as the database is closed is told so', async () => {
  const closing = await createTestDatabase({ poolSize: 1 })
  const client = await closing.database.pool.connect()
  const acts = (['kept', 'several', 'kept', 'seen'] as const).map((kind, index) => act(kind, index, closing))
  await new Promise((resolve) => setImmediate(resolve))
  const closed = closing.database.close()
  expect((await Promise.all(acts)).map(({ error }) => error)).toEqual(Array(4).fill('The database was closed'))
  client.release()
  await closed
  await closing.drop()
})

test('a time limit of the address for queries ends none that was answered', async () => {
  const url = new URL(shared.loginUrl)
  url.searchParams.set('query_timeout', '50')
  const database = openDatabase({ connectionString: url.toString(), poolSize: 1 })
  const read = () => database.read(workerScope, (db) => db.last<{ one: number }>({ text: 'select 1 as one' }))
  await read()
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(await Promise.all([read(), read()])).toEqual([[{ one: 1 }], [{ one: 1 }]])
  await database.close()
})

test('after a migration each of those that travel together fails once at most', async () => {
  const owner = new pg.Client({ connectionString: shared.ownerUrl })
  await owner.connect()
  const read = () =>
    shared.database
      .read(workerScope, (db) => db.last({ text: 'select * from outbox limit 1' }))
      .then(
        () => 'ok',
        (error: Error) => error.name,
      )
  const readAll = () => Promise.all(Array.from({ length: 4 }, read))
  await readAll()
  await owner.query('alter table outbox add column of_a_migration integer')
  expect((await readAll()).filter((outcome) => outcome !== 'ok')).toEqual(Array(4).fill('StalePlanError'))
  expect(await readAll()).toEqual(Array(4).fill('ok'))
  await owner.end()
})

test('of more statements than a connection keeps prepared, those unused for longest are forgotten', async () => {
  const other = await createTestDatabase({ poolSize: 1 })
  const ask = (index: number) =>
    other.database.read(workerScope, (db) =>
      db.last<Record<string, number>>({ text: `select ${index} as "c${index}"` }),
    )
  for (let begun = 0; begun < 1200; begun += 8)
    await Promise.all(Array.from({ length: 8 }, (_, index) => ask(begun + index)))
  const prepared = await other.database.read(workerScope, (db) =>
    db.last<{ statement: string }>({ text: 'select statement from pg_prepared_statements' }),
  )
  const texts = prepared.map(({ statement }) => statement)
  expect(texts.length).toBeLessThanOrEqual(1000)
  expect(texts).toContain('select 1199 as "c1199"')
  expect(texts).not.toContain('select 0 as "c0"')
  expect(await Promise.all([ask(0), ask(1199), ask(1)])).toEqual([[{ c0: 0 }], [{ c1199: 1199 }], [{ c1: 1 }]])
  await other.drop()
})

test('a server that goes away fails what it was asked; what waits is asked on another connection', async () => {
  const owner = new pg.Client({ connectionString: shared.ownerUrl })
  await owner.connect()
  const sleeping = shared.database
    .read(workerScope, (db) => db.last({ text: 'select pg_sleep(10)' }))
    .catch((error: { code?: string }) => error.code)
  await vi.waitFor(async () => {
    const killed = await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()`,
    )
    expect(killed.rowCount).toBe(1)
  })
  const behind = Array.from({ length: 5 }, (_, index) => act('kept', index))
  expect(await sleeping).toBe('57P01')
  // Nothing of them was sent on the connection that is lost.
  expect((await Promise.all(behind)).map(({ error }) => error)).toEqual(Array(5).fill(undefined))
  await owner.end()
})

test('of those in the write of a connection that is lost, what was not sent is sent on another', async () => {
  await Promise.all([act('kept', 0), act('kept', 1)])
  const owner = new pg.Client({ connectionString: shared.ownerUrl })
  await owner.connect()
  const ask = (text: string, ...values: unknown[]) =>
    shared.database
      .read(workerScope, (db) => db.last({ text, values }))
      .then(
        () => 'ok',
        (error: { code?: string; message: string }) => error.code ?? error.message,
      )
  await ask('select pg_sleep($1)', 0)
  const client = await shared.database.pool.connect()
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  const first = act('kept', 0)
  await turn()
  const sleeping = ask('select pg_sleep($1)', 10)
  await turn()
  const written = act('kept', 1)
  await turn()
  const unprepared = ask('select 1 as never_asked_before')
  await turn()
  const behind = act('kept', 2)
  await turn()
  client.release()
  await vi.waitFor(async () => {
    const text = `select pg_terminate_backend(pid) from pg_stat_activity where state = 'active' and query like '%pg_sleep($1)%' and pid <> pg_backend_pid()`
    expect((await owner.query(text)).rowCount).toBe(1)
  })
  expect([(await first).error, await sleeping, await unprepared, (await behind).error]).toEqual([
    undefined,
    '57P01',
    'ok',
    undefined,
  ])
  expect((await written).error).toContain('Connection terminated')
  expect(await countKept([(await written).id])).toEqual([])
  await owner.end()
})

/** The next connection that is asked for is refused. */
const refuseNext = ({ database }: TestDatabase) =>
  vi.spyOn(database.pool, 'connect').mockImplementationOnce(((answer: (error: Error) => void) => {
    process.nextTick(() => answer(new Error('refused')))
  }) as never)

test('a connection that is refused fails nobody while others are in use', async () => {
  const several = await createTestDatabase({ poolSize: 2 })
  const holding = several.database.read(workerScope, (db) => db.rows({ text: 'select pg_sleep(0.3)' }))
  await vi.waitFor(() => expect(several.database.pool.totalCount).toBe(1))
  refuseNext(several)
  expect((await Promise.all([act('kept', 0, several), act('kept', 1, several)])).map(({ error }) => error)).toEqual([
    undefined,
    undefined,
  ])
  await holding
  await several.drop()
})

test('where the first statements found no connection, none behind them is asked by itself', async () => {
  refuseNext(shared)
  const answers: unknown[] = []
  const going = shared.database.read(workerScope, async (db) => {
    await db.rows({ text: 'select 1' }).catch(() => undefined)
    answers.push(await db.rows({ text: 'select current_user' }))
  })
  await expect(going).rejects.toThrow('refused')
  expect(answers).toEqual([])
  expect((await act('bare', 0)).error).toBeUndefined()
})

test('whoever comes when a thousand wait is told to come again; the others are answered', async () => {
  const client = await shared.database.pool.connect()
  const acts = Array.from({ length: 1001 }, (_, index) => act('kept', index))
  await new Promise((resolve) => setImmediate(resolve))
  client.release()
  const errors = (await Promise.all(acts)).map(({ error }) => error)
  expect(errors.filter((error) => error !== undefined)).toEqual(['53300'])
})

test('a database that cannot be reached fails whoever asks', async () => {
  const other = await createTestDatabase({ poolSize: 1 })
  await other.drop()
  const asked = Array.from({ length: 20 }, () =>
    other.database.read(workerScope, (db) => db.last({ text: 'select 1' })).catch((error: Error) => error.message),
  )
  for (const answer of await Promise.all(asked)) expect(String(answer)).toMatch(/pool|does not exist|ECONN/)
})

test('a batch that nothing was sent of fails everyone who waits for it', async () => {
  const failures: unknown[] = []
  const ask = {
    text: 'select 1',
    values: [],
    resolve: () => undefined,
    reject: (error: unknown) => failures.push(error),
  }
  let isDone = false
  const batch = new Batch([ask, ask], {
    isWhole: false,
    onAnswered: () => {
      isDone = true
    },
  })
  batch.fail('lost')
  expect({ failures, isDone }).toEqual({ failures: ['lost', 'lost'], isDone: true })
})
