import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { workerScope } from '../caller'
import { newId } from '../id'
import { startDispatcher } from './dispatcher'
import { type Handlers, handleTopic, routeTopic, topics } from './topics'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
})
afterAll(() => system.close())

const change = {
  applicationId: newId(),
  seq: 1,
  provinceCode: '65',
  regencyCode: '65.03',
  districtCode: '65.03.05',
  villageCode: '65.03.05.2022',
  createdBy: null,
}

/** Handlers that note what they were given. */
function noting(calls: string[], failing: string[] = []): Handlers {
  const note = (name: string) => async () => {
    calls.push(name)
    if (failing.includes(name)) throw new Error(name)
  }
  const all = Object.fromEntries(Object.keys(topics).map((topic) => [topic, [note(topic)]])) as unknown as Handlers
  return { ...all, 'application.changed': [note('duplicates'), note('notices')] }
}

describe('a topic', () => {
  it('has a queue only with the payload that it declares', () => {
    expect(routeTopic('application.changed', change)).toEqual({ queue: 'notices' })
    expect(routeTopic('application.changed', { ...change, seq: 'first' })).toMatchObject({ reason: 'payload: seq' })
    expect(routeTopic('application.vanished', change)).toMatchObject({ reason: 'unknown topic' })
    expect(routeTopic('toString', change)).toMatchObject({ reason: 'unknown topic' })
  })

  it('is known by the name that an earlier version stored', async () => {
    const calls: string[] = []
    const payload = { complaintId: newId(), entryId: newId() }
    expect(routeTopic('complaint.told', payload)).toEqual({ queue: 'notices' })
    expect(await handleTopic(noting(calls), 'complaint.told', payload, { isLastTry: false })).toBeUndefined()
    expect(calls).toEqual(['complaint.changed'])
  })

  it('runs all its handlers, also after one that failed, and then fails', async () => {
    const calls: string[] = []
    const handled = handleTopic(noting(calls, ['duplicates']), 'application.changed', change, { isLastTry: false })
    await expect(handled).rejects.toThrow('duplicates')
    expect(calls).toEqual(['duplicates', 'notices'])
  })

  it('is not handled with a payload that it does not declare, nor under a name nobody knows', async () => {
    const calls: string[] = []
    const attempt = { isLastTry: false }
    expect(await handleTopic(noting(calls), 'user.mail', { userId: 'x' }, attempt)).toMatchObject({
      reason: 'payload: userId, sealedToken, purpose',
    })
    expect(await handleTopic(noting(calls), 'user.letter', {}, attempt)).toMatchObject({ reason: 'unknown topic' })
    expect(calls).toEqual([])
  })

  it('without a handler does not compile', () => {
    const { 'user.mail': _, ...others } = noting([])
    // @ts-expect-error: nobody handles user.mail
    const handlers: Handlers = others
    expect(handlers).not.toHaveProperty('user.mail')
    // @ts-expect-error: an empty list handles nothing
    const none: Handlers = { ...noting([]), 'user.mail': [] }
    expect(none['user.mail']).toEqual([])
  })
})

describe('the dispatcher', () => {
  it('sets aside what it does not know, shows it among the queues, and lets the others of the batch go on', async () => {
    const { database } = system
    const { queues } = system.app
    const logs: string[] = []
    const logger = pino(new Writable({ write: (line, _encoding, done) => done(void logs.push(String(line))) }))
    const rows = [
      { id: newId(), topic: 'application.vanished', payload: { applicationId: newId() } },
      { id: newId(), topic: 'application.changed', payload: { ...change, createdBy: 'somebody' } },
      { id: newId(), topic: 'application.changed', payload: change },
    ]
    await database.write(workerScope, async (db) => {
      for (const { id, topic, payload } of rows)
        await db.run({
          text: 'insert into outbox (id, topic, payload) values ($1, $2, $3)',
          values: [id, topic, JSON.stringify(payload)],
        })
    })
    const dispatcher = startDispatcher({ database, queues, logger })
    await vi.waitFor(async () => expect(await queues.get('notices').getJob(rows[2]?.id ?? '')).toBeTruthy(), 10_000)
    await dispatcher.stop()
    const shown = await queues.get('set-aside').getJobs(['waiting'])
    expect(shown.map(({ id, name, data }) => ({ id, name, data }))).toEqual(
      expect.arrayContaining([
        {
          id: rows[0]?.id,
          name: 'application.vanished',
          data: { outboxId: rows[0]?.id, reason: 'unknown topic' },
        },
        {
          id: rows[1]?.id,
          name: 'application.changed',
          data: { outboxId: rows[1]?.id, reason: 'payload: createdBy' },
        },
      ]),
    )
    expect(shown).toHaveLength(2)
    const kept = await database.read(workerScope, (db) =>
      db.rows({
        text: 'select set_aside from outbox where id = any($1) order by id',
        values: [rows.map(({ id }) => id)],
      }),
    )
    expect(kept).toEqual([{ set_aside: 'unknown topic' }, { set_aside: 'payload: createdBy' }, { set_aside: null }])
    expect(logs.join('')).toContain('"topic":"application.vanished"')
    expect(logs.join('')).not.toContain('somebody')
  })
})
