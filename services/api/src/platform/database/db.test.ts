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

const write = <T>(work: (db: Db) => Promise<T>, scope: Scope = workerScope) => test.database.write(scope, work)
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
