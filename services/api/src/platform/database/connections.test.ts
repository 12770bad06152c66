import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database'
import { workerScope } from '../caller'
import { newId } from '../id'
import { Batch } from './batch'
import { type Scope, scopeFor } from './db'
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

type Kind = 'kept' | 'twice' | 'throws' | 'stale' | 'seen' | 'several'
type Outcome = { kind: Kind; id: string; seen?: unknown; error?: string }

/** A transaction of each kind; what it read of its own settings, or by what it failed. */
async function act(kind: Kind, index: number, { database } = shared): Promise<Outcome> {
  const one = row()
  const scope: Scope =
    kind === 'stale'
      ? { ...workerScope, check: { sessionHash: Buffer.alloc(32), authVersion: index } }
      : scopeFor('app_worker', new Map([['app.contact_index', String(index)]]))
  const done = database.write(scope, async (db) => {
    if (kind === 'several') await db.run(insert(one))
    else db.defer(insert(one))
    if (kind === 'twice') db.defer(insert(one))
    if (kind === 'throws') throw new Error('The work failed')
    if (kind === 'seen') {
      const text = `select current_user::text as role, current_setting('app.contact_index') as contact`
      return (await db.last<{ role: string; contact: string }>({ text }))[0]
    }
    return undefined
  })
  return done.then(
    (seen) => ({ kind, id: one.id, seen }),
    (error: { name: string; code?: string; message: string }) => ({
      kind,
      id: one.id,
      error: error.code ?? (error.name === 'Error' ? error.message : error.name),
    }),
  )
}

const failures: Readonly<Partial<Record<Kind, string>>> = {
  twice: '23505',
  throws: 'The work failed',
  stale: 'StalePrincipalError',
}

test('transactions that share a connection are each kept or fail by themselves, under settings of their own', async () => {
  const kinds = fc.array(fc.constantFrom<Kind>('kept', 'twice', 'throws', 'stale', 'seen', 'several'), {
    minLength: 1,
    maxLength: 40,
  })
  await fc.assert(
    fc.asyncProperty(kinds, async (asked) => {
      const outcomes = await Promise.all(asked.map((kind, index) => act(kind, index)))
      for (const [index, { kind, seen, error }] of outcomes.entries()) {
        expect(error).toBe(failures[kind])
        if (kind === 'seen') expect(seen).toEqual({ role: 'app_worker', contact: String(index) })
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

test('those that wait for a connection leave in one write', async () => {
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
  const acts = Promise.all(Array.from({ length: 8 }, (_, index) => act('kept', index)))
  await new Promise((resolve) => setImmediate(resolve))
  client.release()
  const outcomes = await acts
  submit.mockRestore()
  expect(outcomes.map(({ error }) => error)).toEqual(Array(8).fill(undefined))
  expect(writes).toEqual([8])
})

test('a server that goes away fails all that wait for it, and the next begins anew', async () => {
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
  // Each was kept or says that it was not.
  const outcomes = await Promise.all(behind)
  const told = outcomes.filter(({ error }) => error === undefined).map(({ id }) => id)
  expect((await countKept(outcomes.map(({ id }) => id))).toSorted()).toEqual(told.toSorted())
  expect((await act('kept', 0)).error).toBeUndefined()
  await owner.end()
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
  const batch = new Batch([ask, ask], () => {
    isDone = true
  })
  batch.fail('lost')
  expect({ failures, isDone }).toEqual({ failures: ['lost', 'lost'], isDone: true })
})
