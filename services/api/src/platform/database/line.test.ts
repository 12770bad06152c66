import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database'
import { workerScope } from '../caller'
import { newId } from '../id'
import type { Db } from './db'
import { from } from './from'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 2 })
})
afterAll(() => database.drop())

const write = <T>(work: (db: Db) => Promise<T> | T) => database.database.write(workerScope, work)
const row = () => ({ id: newId(), topic: 'user.mail', payload: {} })
const insert = (one: ReturnType<typeof row>) => from('outbox').insert(one)
const kept = async (...rows: { id: string }[]) =>
  write(async (db) => {
    const ids = rows.map(({ id }) => id)
    const found = new Set((await db.rows(from('outbox').whereAny('id', ids).select('id'))).map(({ id }) => id))
    return ids.map((id) => found.has(id))
  })

describe('a statement that cannot be sent', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  const unsendable = { text: 'select $1::jsonb as never', values: [circle] }

  it('keeps nothing, also where the work goes on as if it had not been', async () => {
    const [one, other] = [row(), row()]
    const going = write(async (db) => {
      await db.run(insert(one))
      db.defer(insert(other))
      await db.rows(unsendable).catch(() => undefined)
    })
    await expect(going).rejects.toThrow('circular')
    expect(await kept(one, other)).toEqual([false, false])
  })

  it('lets nothing be asked without its begin and its role', async () => {
    const answers: unknown[] = []
    const going = write(async (db) => {
      await db.rows(unsendable).catch(() => undefined)
      answers.push(await db.rows({ text: 'select current_user' }))
    })
    await expect(going).rejects.toThrow()
    expect(answers).toEqual([])
  })
})

describe('a savepoint', () => {
  it('keeps nothing of work that fails, also of what nobody waited for, and the rest goes on', async () => {
    const [before, inside, twice, after] = [row(), row(), row(), row()]
    await write(async (db) => {
      db.defer(insert(before))
      const failing = db.savepoint(async () => {
        await db.run(insert(inside))
        db.defer(insert(twice))
        db.deferOne(from('outbox').where({ id: newId() }).update({ set_aside: 'x' }), () => new Error('faster'))
      })
      await expect(failing).rejects.toThrow('faster')
      db.defer(insert(after))
    })
    expect(await kept(before, inside, twice, after)).toEqual([true, false, false, true])
  })

  it('fails by what failed first in it', async () => {
    const going = write((db) =>
      db.savepoint(async () => {
        await db.rows({ text: 'select 1 / 0' }).catch(() => undefined)
        await db.rows({ text: 'select 1' })
      }),
    )
    await expect(going).rejects.toMatchObject({ code: '22012' })
  })

  it('that failed and was handled is not the reason for what fails later', async () => {
    const one = row()
    const going = write(async (db) => {
      const missing = () => new Error('faster')
      await db
        .savepoint(
          () => db.deferOne(from('outbox').where({ id: newId() }).update({ set_aside: 'x' }), missing) as never,
        )
        .catch(() => undefined)
      await db.run(insert(one))
      await db.run(insert(one)).catch(() => undefined)
      await db.rows({ text: 'select 1' })
    })
    await expect(going).rejects.toMatchObject({ code: '23505' })
  })

  it('keeps what succeeds', async () => {
    const one = row()
    const given = await write((db) =>
      db.savepoint(async () => {
        db.defer(insert(one))
        return 7
      }),
    )
    expect(given).toBe(7)
    expect(await kept(one)).toEqual([true])
  })
})

test('a change that failed unseen is never half of what is kept', async () => {
  const [one, other] = [row(), row()]
  const going = write(async (db) => {
    await db.run({ text: 'savepoint by_hand' })
    db.deferOne(from('outbox').where({ id: newId() }).update({ set_aside: 'x' }), () => new Error('faster'))
    await db.run(insert(one)).catch(() => undefined)
    await db.run({ text: 'rollback to savepoint by_hand' })
    db.defer(insert(other))
  })
  await expect(going).rejects.toThrow('faster')
  expect(await kept(one, other)).toEqual([false, false])
})

test('a migration beside running processes costs a repetition, and each connection only once', async () => {
  const read = () => write((db) => db.rows({ text: 'select * from outbox limit 1' }))
  await Promise.all([read(), read(), read()])
  await write((db) => db.rows({ text: 'select 1' }))
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query('alter table outbox add column told_twice integer')
  await owner.end()
  const outcomes = []
  for (let count = 0; count < 4; count += 1)
    outcomes.push(
      await read().then(
        () => 'ok',
        (error: Error) => error.name,
      ),
    )
  expect(outcomes).toEqual(['StalePlanError', 'ok', 'ok', 'ok'])
})
