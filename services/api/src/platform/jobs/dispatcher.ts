import { workerScope } from '../caller'
import type { Database, Db } from '../database/db'
import { from, type Row } from '../database/from'
import type { Logger } from '../logger'
import type { QueueName } from './queue-names'
import type { Queues } from './queues'
import { routeTopic } from './topics'

const batchSize = 200
const idleMs = 100
/** One job often brings the next: for so long after the last it looks more often. */
const awakeForMs = 2000
const awakeIdleMs = 20

type OutboxRow = Pick<Row<'outbox'>, 'id' | 'topic' | 'payload'>

/**
 * Carries the outbox out of the database: claims a batch, adds it in bulk with the row's id as job id, marks it. A crash in
 * between repeats the batch, and the job ids make the repetition harmless. One `NOTIFY` notifies the screens of a batch. A row
 * that this version does not know is set aside in a queue that nobody works on, where /queues shows it, and stays.
 */
export function startDispatcher({ database, queues, logger }: { database: Database; queues: Queues; logger: Logger }): {
  stop: () => Promise<void>
} {
  let isStopped = false
  let wake: (() => void) | undefined
  let awakeUntil = 0

  async function dispatchBatch(): Promise<number> {
    return database.write(workerScope, async (db) => {
      const rows = await db.rows<OutboxRow>({
        text: `select id, topic, payload from outbox where dispatched_at is null and available_at <= now() order by available_at, id limit $1 for update skip locked`,
        values: [batchSize],
      })
      if (rows.length === 0) return 0
      const byQueue = new Map<QueueName, OutboxRow[]>()
      for (const row of rows) {
        const route = routeTopic(row.topic, row.payload)
        if ('queue' in route) byQueue.set(route.queue, [...(byQueue.get(route.queue) ?? []), row])
        else await setAside(db, row, route.reason)
      }
      for (const [name, items] of byQueue)
        await queues
          .get(name)
          .addBulk(items.map((item) => ({ name: item.topic, data: item.payload, opts: { jobId: item.id } })))
      await db.run({
        text: 'update outbox set dispatched_at = now() where id = any($1)',
        values: [rows.map((row) => row.id)],
      })
      const changes = rows.filter((row) => row.topic === 'application.changed').map((row) => row.payload)
      // A notification holds 8,000 bytes at most.
      for (let index = 0; index < changes.length; index += 20)
        await db.run({
          text: `select pg_notify('live', $1)`,
          values: [JSON.stringify(changes.slice(index, index + 20))],
        })
      return rows.length
    })
  }

  async function setAside(db: Db, { id, topic }: OutboxRow, reason: string): Promise<void> {
    logger.error({ outboxId: id, topic, reason }, 'an outbox row was set aside')
    await queues.get('set-aside').add(topic, { outboxId: id, reason }, { jobId: id })
    await db.run(from('outbox').where({ id }).update({ set_aside: reason }))
  }

  const running = (async () => {
    while (!isStopped) {
      const dispatched = await dispatchBatch().catch((error: Error) => {
        logger.error({ name: error.name, code: (error as { code?: string }).code }, 'outbox dispatch failed')
        return 0
      })
      const now = performance.now()
      if (dispatched > 0) awakeUntil = now + awakeForMs
      else if (!isStopped)
        await new Promise<void>((resolve) => {
          wake = resolve
          setTimeout(resolve, now < awakeUntil ? awakeIdleMs : idleMs)
        })
    }
  })()

  return {
    async stop() {
      isStopped = true
      wake?.()
      await running
    },
  }
}
