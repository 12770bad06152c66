import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database'
import { workerScope } from '../caller'
import { newId } from '../id'
import type { Db } from './db'
import { from } from './from'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())
const write = <T>(work: (db: Db) => Promise<T>) => test.database.write(workerScope, work)

describe('a statement on one table', () => {
  it('is one text for all values of a shape', () => {
    const one = from('application')
      .where({ id: 'a', version: 1 })
      .select('id', 'status')
      .orderBy('due_at', 'desc')
      .limit(5)
    const other = from('application')
      .where({ id: 'b', version: 2 })
      .select('id', 'status')
      .orderBy('due_at', 'desc')
      .limit(5)
    expect(one.text).toBe(
      'select "id", "status" from "application" where "id" = $1 and "version" = $2 order by "due_at" desc limit 5',
    )
    expect(other.text).toBe(one.text)
    expect([one.values, other.values]).toEqual([
      ['a', 1],
      ['b', 2],
    ])
    expect(from('application').whereAny('status', ['ready', 'rejected']).values).toEqual([['ready', 'rejected']])
    expect(from('application').where({ assignee_id: null }).where('due_at', '<', new Date(0)).text).toBe(
      'select * from "application" where "assignee_id" is null and "due_at" < $1',
    )
  })

  it('gives a page of what access allows, newest first, after a cursor', () => {
    const allowed = { sql: '(province_code is not distinct from ? and id = any(?::text[]))', bindings: ['65', ['a']] }
    const page = from('module_record').where({ collection: 'notes' }).whereAllowed(allowed)
    const first = page.newest('created_at', { cursor: undefined, limit: 2 })
    expect(first.text).toBe(
      'select * from "module_record" where "collection" = $1 and (province_code is not distinct from $2 and id = any($3::text[])) order by "created_at" desc, "id" desc limit 3',
    )
    expect(first.values).toEqual(['notes', '65', ['a']])
    const next = page
      .whereWithin('region_code', '65.03')
      .newest('created_at', { cursor: { at: '2026-09-14T02:00:00.000Z', id: 'b' }, limit: 2 })
    expect(next.text).toContain(`"region_code" like $4 || '%' and ("created_at", id) < ($5::timestamptz, $6::uuid)`)
    expect(next.values?.slice(3)).toEqual(['65.03', '2026-09-14T02:00:00.000Z', 'b'])
  })

  it('never compares with undefined', () => {
    expect(() => from('application').where({ id: undefined })).toThrow('application.id')
  })

  it('inserts, keeps what is there, changes, gives back and deletes', async () => {
    const id = newId()
    const row = { id, topic: 'user.mail', payload: { list: [1, 2] } }
    const [kept, again, changed, found] = await write(async (db) => [
      await db.first(from('outbox').insert(row).returning('id', 'payload')),
      await db.first(from('outbox').insert(row).onConflict().ignore().returning('id')),
      await db.first(from('outbox').where({ id }).update({ set_aside: 'x', dispatched_at: undefined }).returning('*')),
      await db.rows(
        from('outbox').whereAny('id', [id]).whereNotNull('set_aside').whereNull('dispatched_at').select('topic'),
      ),
    ])
    expect(kept).toEqual({ id, payload: { list: [1, 2] } })
    expect(again).toBeUndefined()
    expect(changed).toMatchObject({ set_aside: 'x', dispatched_at: null, payload: { list: [1, 2] } })
    expect(found).toEqual([{ topic: 'user.mail' }])
    const merged = await write(async (db) => {
      await db.run(
        from('outbox')
          .insert({ ...row, topic: 'account.code' })
          .onConflict('id')
          .merge('topic'),
      )
      return db.first(from('outbox').where({ id }).forUpdate().select('topic', 'set_aside'))
    })
    expect(merged).toEqual({ topic: 'account.code', set_aside: 'x' })
    expect(await write((db) => db.run(from('outbox').where({ id }).delete()))).toBe(1)
  })

  it('counts up in the database', () => {
    const { text, values } = from('region')
      .where({ code: '65', version: 3 })
      .update({ status: 'active' })
      .increment('version', 1)
    expect(text).toBe(
      'update "region" set "status" = $1, "version" = "version" + $2 where "code" = $3 and "version" = $4',
    )
    expect(values).toEqual(['active', 1, '65', 3])
  })
})

/** Never run: each line is refused by the compiler, or the test does not pass the type check. */
export function refused(db: Db): void {
  // @ts-expect-error: no such table
  from('aplication')
  // @ts-expect-error: no such column
  from('application').where({ identity: 'a' })
  // @ts-expect-error: a number is no id
  from('application').where({ id: 1 })
  // @ts-expect-error: not a status
  from('application').where({ status: 'finished' })
  // @ts-expect-error: an id is never null
  from('application').where({ id: null })
  // @ts-expect-error: no such column to compare
  from('application').where('due', '<', new Date())
  // @ts-expect-error: a text is no instant
  from('application').where('due_at', '<', 'today')
  // @ts-expect-error: no such operator
  from('application').where('due_at', 'like', new Date())
  // @ts-expect-error: not statuses
  from('application').whereAny('status', ['finished'])
  // @ts-expect-error: no such column to select
  from('application').select('id', 'name')
  // @ts-expect-error: no such column to order by
  from('application').orderBy('name')
  // @ts-expect-error: no such column to change
  from('application').update({ state: 'ready' })
  // @ts-expect-error: not a status to change to
  from('application').update({ status: 'finished' })
  // @ts-expect-error: no such column to give back
  from('application').update({ status: 'ready' }).returning('state')
  // @ts-expect-error: no such column to page by
  from('application').newest('made_at', { cursor: undefined, limit: 2 })
  // @ts-expect-error: a topic is missing
  from('outbox').insert({ id: 'a', payload: {} })
  // @ts-expect-error: no such column to insert
  from('outbox').insert({ id: 'a', topic: 'user.mail', payload: {}, place: 'x' })
  // @ts-expect-error: no such column to count up
  from('region').update({}).increment('edition', 1)
  // @ts-expect-error: what was not selected is not there
  void db.first(from('application').select('id')).then((row) => row?.status)
}
