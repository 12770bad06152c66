import type pg from 'pg'
import type { Batch } from './batch'

/** How many transactions leave in one write at most. */
const mostTogether = 8

/**
 * The connections of a pool. A transaction that is one batch takes none for itself: while all are busy such batches wait, and
 * leave together in one write when a connection is free, each kept or failing by itself.
 */
export class Connections {
  readonly #pool: pg.Pool
  readonly #waiting: Batch[] = []
  /** Connections asked for, for those that wait: always enough to take them all. */
  #coming = 0
  #generation = 0
  readonly #bornIn = new WeakMap<pg.PoolClient, number>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
    pool.on('error', () => undefined) // an idle client lost its server; the next use reports it
    pool.on('connect', (client) => {
      client.on('error', () => undefined) // else a lost server ends the process
      this.#bornIn.set(client, this.#generation)
    })
  }

  /** One for a transaction of several batches, which releases it. */
  async take(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.#pool.connect()
      if (this.#bornIn.get(client) === this.#generation) return client
      client.release(true)
    }
  }

  /** What was prepared on this connection no longer fits the schema: those of its time are not used again. */
  retire(client: pg.PoolClient): void {
    if (this.#bornIn.get(client) === this.#generation) this.#generation += 1
  }

  /** A whole transaction; its batch tells how it went. */
  send(batch: Batch): void {
    this.#waiting.push(batch)
    const { idleCount, totalCount, options } = this.#pool
    const free = idleCount + (options.max ?? 0) - totalCount
    const wanted = Math.max(Math.min(free, this.#waiting.length), Math.ceil(this.#waiting.length / mostTogether))
    if (this.#coming < wanted) this.#fetch()
  }

  close(): Promise<void> {
    return this.#pool.end()
  }

  #fetch(): void {
    this.#coming += 1
    this.take().then(
      (client) => this.#run(client, this.#share()),
      (error: unknown) => {
        for (const batch of this.#share()) batch.fail(error)
      },
    )
  }

  /** What one of the connections that were asked for takes of those that wait. */
  #share(): Batch[] {
    const share = Math.ceil(this.#waiting.length / this.#coming)
    this.#coming -= 1
    return this.#waiting.splice(0, share)
  }

  #run(client: pg.PoolClient, [first, ...behind]: Batch[]): void {
    if (!first) {
      client.release()
      return
    }
    const onEnd = () => {
      if (first.isOutdated) this.retire(client)
      this.#run(client, behind)
    }
    try {
      first.sendOn(client, { with: behind, onEnd })
    } catch (error) {
      for (const batch of [first, ...behind]) batch.fail(error)
      client.release(true)
    }
  }
}
