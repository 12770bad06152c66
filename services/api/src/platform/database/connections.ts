import type { EventEmitter } from 'node:events'
import type pg from 'pg'
import type { Batch } from './batch'

/** How many transactions leave in one write at most. */
const mostTogether = 8

/** How many may wait, of either kind: behind more of them nobody would be answered in time. */
const mostWaiting = 1000

/** As the server refuses whom it has no room for. */
const noRoom = () => Object.assign(new Error('Too many transactions wait for a connection'), { code: '53300' })

/**
 * The connections of a pool. A transaction that is one batch takes none for itself: while all are busy such batches wait, and
 * leave together in one write when a connection is free, each kept or failing by itself.
 */
export class Connections {
  readonly #pool: pg.Pool
  readonly #waiting: Batch[] = []
  /** Connections asked for, for those that wait: always enough to take them all. */
  #coming = 0
  readonly #asking = new Set<(error: Error) => void>()
  #isClosed = false
  #generation = 0
  readonly #bornIn = new WeakMap<pg.PoolClient, number>()
  readonly #lost = new WeakSet<pg.PoolClient>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
    pool.on('error', () => undefined) // an idle connection lost its server: the pool has put it away
    pool.on('connect', (client) => {
      client.on('error', () => this.#lost.add(client)) // unheard, it would end the process
      client.on('end', () => this.#lost.add(client))
      this.#bornIn.set(client, this.#generation)
    })
  }

  /** One for a transaction of several batches, which gives it back. */
  async take(): Promise<pg.PoolClient> {
    if (this.#asking.size >= mostWaiting) throw noRoom()
    for (;;) {
      const client = await this.#connect()
      if (this.#bornIn.get(client) === this.#generation && !this.#lost.has(client)) return client
      client.release(true)
    }
  }

  /** @param broken why it is of no more use; also one whose transaction is still open is put away */
  giveBack(client: pg.PoolClient, broken?: Error): void {
    client.release(broken ?? client.getTransactionStatus() !== 'I')
    if (this.#waiting.length === 0) return
    // Those that wait for one that is still being made need not.
    if (this.#pool.idleCount > this.#pool.waitingCount) this.#fetch()
    else this.#call()
  }

  /** What was prepared on this connection no longer fits the schema: those of its time are not used again. */
  retire(client: pg.PoolClient): void {
    if (this.#bornIn.get(client) === this.#generation) this.#generation += 1
  }

  /** A whole transaction; its batch tells how it went. */
  send(batch: Batch): void {
    if (this.#waiting.length < mostWaiting) {
      this.#waiting.push(batch)
      this.#call()
    } else batch.fail(noRoom())
  }

  /** Whoever still waits for a connection fails; what is under way is answered. */
  async close(): Promise<void> {
    this.#isClosed = true
    const closed = new Error('The database was closed')
    for (const refuse of this.#asking) refuse(closed)
    await this.#pool.end()
  }

  #connect(): Promise<pg.PoolClient> {
    return new Promise((resolve, reject) => {
      this.#asking.add(reject)
      this.#pool.connect((error, client) => {
        this.#asking.delete(reject)
        if (!client) reject(error ?? new Error('No connection'))
        else if (this.#isClosed) client.release(true)
        else resolve(client)
      })
    })
  }

  /** Asks for a connection where one is free, or where those that come do not suffice. */
  #call(): void {
    const { idleCount, totalCount, waitingCount, options } = this.#pool
    const free = idleCount + (options.max ?? 0) - totalCount - waitingCount
    const waiting = this.#waiting.length
    if (waiting > this.#coming && (free > 0 || this.#coming < Math.ceil(waiting / mostTogether))) this.#fetch()
  }

  #fetch(): void {
    this.#coming += 1
    this.take().then(
      (client) => {
        const share = Math.min(mostTogether, Math.ceil(this.#waiting.length / this.#coming))
        this.#coming -= 1
        const batches = this.#waiting.splice(0, share)
        this.#call()
        this.#run(client, batches)
      },
      (error: unknown) => {
        this.#coming -= 1
        // Those that are still to come take what waits, and those that are given back.
        if (this.#coming === 0 && (this.#isClosed || this.#pool.totalCount === 0))
          for (const batch of this.#waiting.splice(0)) batch.fail(error)
      },
    )
  }

  #run(client: pg.PoolClient, batches: readonly Batch[]): void {
    const [first, ...behind] = batches.filter((batch) => !batch.isSettled)
    if (!first) {
      this.giveBack(client)
      return
    }
    if (this.#lost.has(client)) {
      this.#lose(client, batches)
      return
    }
    first.sendOn(client, {
      with: behind,
      onSettled: (isReady) => {
        if (first.isOutdated) this.retire(client)
        if (isReady) this.#goOn(client, behind)
        else this.#afterError(client, behind)
      },
    })
  }

  /** An error is told before the server is ready for more, and may be the last that it tells. */
  #afterError(client: pg.PoolClient, behind: readonly Batch[]): void {
    if (this.#lost.has(client)) {
      this.#lose(client, behind)
      return
    }
    const { connection } = client as unknown as { connection: EventEmitter }
    const onReady = () => {
      client.off('end', onEnd)
      this.#goOn(client, behind)
    }
    const onEnd = () => {
      connection.off('readyForQuery', onReady)
      this.#lose(client, behind)
    }
    connection.once('readyForQuery', onReady)
    client.once('end', onEnd)
  }

  /** A transaction that was left open would be the next one's too. */
  #goOn(client: pg.PoolClient, behind: readonly Batch[]): void {
    if (client.getTransactionStatus() === 'I') this.#run(client, behind)
    else this.#lose(client, behind)
  }

  /** Of what was written nobody knows whether it was kept; what was not waits for another connection. */
  #lose(client: pg.PoolClient, batches: readonly Batch[]): void {
    client.release(true)
    for (const batch of batches)
      if (batch.isWritten) batch.fail(new Error('Connection terminated before this was answered'))
    this.#waiting.unshift(...batches.filter((batch) => !batch.isSettled))
    this.#call()
  }
}
