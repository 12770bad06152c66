import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database'
import { workerScope } from '../caller'
import { newId } from '../id'
import { type Db, type Scope, StalePrincipalError } from './db'
import { from } from './from'

let test: TestDatabase
beforeAll(async () => {
  // One connection: what a failed transaction left behind on it would meet the next.
  test = await createTestDatabase({ poolSize: 1 })
})
afterAll(() => test.drop())

const write = <T>(work: (db: Db) => Promise<T> | T, scope: Scope = workerScope) => test.database.write(scope, work)
const row = () => ({ id: newId(), topic: 'user.mail', payload: {} })
const count = (ids: string[]) => write(async (db) => (await db.rows(from('outbox').whereAny('id', ids))).length)

describe('what is deferred', () => {
  it('stands before the next statement, and with the commit', async () => {
    const [one, other] = [row(), row()]
    const seen = await write(async (db) => {
      db.defer(from('outbox').insert(one))
      const found = await db.first(from('outbox').where({ id: one.id }).select('id'))
      db.defer(from('outbox').insert(other))
      return found
    })
    expect(seen).toEqual({ id: one.id })
    expect(await count([one.id, other.id])).toBe(2)
  })

  it('takes the whole transaction with it where it fails, in the middle as at the end, and says why itself', async () => {
    const [first, twice, last] = [row(), row(), row()]
    const attempts = [
      async (db: Db) => {
        db.defer(from('outbox').insert(first))
        db.defer(from('outbox').insert(twice))
        db.defer(from('outbox').insert(twice))
        await db.rows(from('outbox').where({ id: last.id }))
        db.defer(from('outbox').insert(last))
      },
      async (db: Db) => {
        await db.run(from('outbox').insert(first))
        db.defer(from('outbox').insert(twice))
        db.defer(from('outbox').insert(twice))
        db.defer(from('outbox').insert(last))
      },
      async (db: Db) => {
        db.defer(from('outbox').insert(twice))
        db.defer(from('outbox').insert(twice))
        await db.last(from('outbox').where({ id: first.id }))
      },
    ]
    for (const attempt of attempts) {
      await expect(write(attempt)).rejects.toMatchObject({ code: '23505' })
      expect(await count([first.id, twice.id, last.id])).toBe(0)
    }
    // The statements that failed are prepared and sent again.
    await write(async (db) => db.defer(from('outbox').insert(twice)))
    expect(await count([twice.id])).toBe(1)
  })

  it('is not sent where the work itself fails', async () => {
    const one = row()
    const failing = write(async (db) => {
      db.defer(from('outbox').insert(one))
      throw new Error('The work failed')
    })
    await expect(failing).rejects.toThrow('The work failed')
    expect(await count([one.id])).toBe(0)
  })
})

describe('a batch whose middle statement fails', () => {
  it('rolls back whole, answers what was done before, runs nothing behind, and prepares anew', async () => {
    const [one, twice, last] = [row(), row(), row()]
    // Texts that no other test has prepared on this connection.
    const insert = (given: typeof one, mark: string) => ({
      text: `insert into outbox (id, topic, payload) values ($1, $2, $3) returning id as ${mark}`,
      values: [given.id, given.topic, JSON.stringify(given.payload)],
    })
    const outcomes = await write(async (db) => {
      const asked = [insert(one, 'a'), insert(twice, 'b'), insert(twice, 'c'), insert(last, 'd')]
      const settled = await Promise.allSettled(asked.map((query) => db.rows(query)))
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
      throw Object.assign(new Error('kept nothing'), { settled })
    }).catch((error: Error & { settled: PromiseSettledResult<unknown>[] }) => error.settled)
    expect(outcomes[2]).toMatchObject({ reason: { code: '23505' } })
    expect(outcomes[3]).toMatchObject({ reason: { code: '23505' } })
    expect(await count([one.id, twice.id, last.id])).toBe(0)
    // The one that failed and the one that was never reached, on the same connection.
    for (const mark of ['c', 'd', 'a'])
      expect(await write((db) => db.rows(insert(row(), mark)))).toEqual([{ [mark]: expect.any(String) }])
  })

  it('commits nothing where the commit travelled with it, nor what is asked after its end', async () => {
    const one = row()
    await expect(
      write(async (db) => {
        db.defer(from('outbox').insert(one))
        const ended = db.last({ text: 'select 1/0 as never' })
        await expect(db.rows(from('outbox').limit(1))).rejects.toThrow('The transaction has ended')
        return ended
      }),
    ).rejects.toMatchObject({ code: '22012' })
    expect(await count([one.id])).toBe(0)
  })

  it('gives rows by their columns also where their description is known from before', async () => {
    const read = () =>
      write((db) => db.first({ text: `select 1::bigint as big, null as none, date '2026-02-03' as day, 'ä' as text` }))
    const expected = { big: 1, none: null, day: '2026-02-03', text: 'ä' }
    expect([await read(), await read()]).toEqual([expected, expected])
  })
})

describe('a change that must touch one row', () => {
  it('keeps nothing where it touches none, and says what its caller means by it', async () => {
    const [one, missing] = [row(), newId()]
    const change = (id: string) => from('outbox').where({ id }).update({ set_aside: 'x' })
    await expect(
      write((db) => {
        db.defer(from('outbox').insert(one))
        db.deferOne(change(missing), () => new Error('somebody was faster'))
      }),
    ).rejects.toThrow('somebody was faster')
    expect(await count([one.id])).toBe(0)
    await write((db) => {
      db.defer(from('outbox').insert(one))
      db.deferOne(change(one.id), () => new Error('somebody was faster'))
    })
    expect(await count([one.id])).toBe(1)
  })
})

describe('rights that are not proved', () => {
  const stale: Scope = { ...workerScope, check: { sessionHash: Buffer.alloc(32), authVersion: 1 } }

  it('give no answer to the work, and keep nothing that it wrote', async () => {
    const one = row()
    const answers: unknown[] = []
    const attempts = [
      async (db: Db) => {
        answers.push(await db.rows(from('region').limit(1)))
      },
      async (db: Db) => {
        answers.push(await db.last(from('outbox').insert(one).returning('id')))
      },
      async (db: Db) => {
        db.defer(from('outbox').insert(one))
        answers.push(await db.run(from('outbox').where({ id: one.id }).update({ set_aside: 'x' })))
      },
      async (db: Db) => db.defer(from('outbox').insert(one)),
    ]
    for (const attempt of attempts) await expect(write(attempt, stale)).rejects.toThrow(StalePrincipalError)
    await expect(test.database.read(stale, (db) => db.rows(from('region').limit(1)))).rejects.toThrow(
      StalePrincipalError,
    )
    expect(answers).toEqual([])
    expect(await count([one.id])).toBe(0)
  })
})
