import {
  createPostgresBackend,
  type Job,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
  withBackend,
} from 'bullmq'
import { type QueueName, queueNames, queueSchema } from './queue-names'

export type Queues = {
  all: readonly Queue[]
  get: (name: QueueName) => Queue
  startWorker: (
    name: QueueName,
    work: (job: Job) => Promise<unknown>,
    concurrency?: number,
  ) => { close: () => Promise<void> }
  close: () => Promise<void>
}

/** On PostgreSQL by default; `redisUrl` moves the queues to Redis. */
export function openQueues(options: {
  connectionString: string
  redisUrl?: string | undefined
  onError: (error: Error) => void
}): Queues {
  const postgres = withBackend(createPostgresBackend)
  const connection = { connectionString: options.connectionString, schema: queueSchema, skipMigrations: true, max: 3 }
  const redis = options.redisUrl ? { url: options.redisUrl, maxRetriesPerRequest: null } : undefined
  const queueOptions = {
    defaultJobOptions: {
      attempts: 8,
      backoff: { type: 'exponential', delay: 2000, jitter: 0.5 },
      // A count would deadlock under load; done jobs are cleaned by a scheduled job instead.
      removeOnComplete: false,
      removeOnFail: false,
    },
  } satisfies Partial<QueueOptions>
  const workerOptions = {
    lockDuration: 10_000,
    stalledInterval: 5_000,
    maxStalledCount: 10,
  } satisfies Partial<WorkerOptions>

  const queues = new Map<QueueName, Queue>(
    queueNames.map((name) => {
      const queue = redis
        ? new Queue(name, { connection: redis, ...queueOptions })
        : (new postgres.Queue(name, { connection, ...queueOptions }) as unknown as Queue)
      queue.on('error', options.onError)
      return [name, queue]
    }),
  )
  const workers: { close: () => Promise<void> }[] = []
  return {
    all: [...queues.values()],
    get(name) {
      const queue = queues.get(name)
      if (!queue) throw new Error(`No queue ${name}`)
      return queue
    },
    startWorker(name, work, concurrency = 4) {
      const worker = redis
        ? new Worker(name, work, { connection: redis, concurrency, ...workerOptions })
        : new postgres.Worker(name, work, { connection, concurrency, ...workerOptions })
      worker.on('error', options.onError)
      const handle = { close: () => worker.close() }
      workers.push(handle)
      return handle
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((queue) => queue.close()))
    },
  }
}
