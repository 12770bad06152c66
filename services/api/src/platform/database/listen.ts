import pg from 'pg'

const reconnectMs = 2_000

export type Listener = { start: () => Promise<void>; close: () => Promise<void> }

/**
 * Listens on a channel over one connection of its own (not through a pooler in transaction mode), and connects again when
 * it is lost. Nothing is connected before the first `start`.
 */
export function createListener(options: {
  connectionString: string
  channel: string
  onMessage: (payload: string) => void
  onLost: () => void
}): Listener {
  let client: pg.Client | undefined
  let connecting: Promise<void> | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: options.connectionString })
    next.on('error', () => undefined) // reported by `end`
    next.on('notification', ({ payload }) => options.onMessage(payload ?? ''))
    next.on('end', () => {
      if (client === next) client = undefined
      if (isClosed) return
      options.onLost()
      setTimeout(() => void start().catch(() => undefined), reconnectMs).unref()
    })
    await next.connect()
    await next.query(`listen ${pg.escapeIdentifier(options.channel)}`)
    client = next
  }

  async function start(): Promise<void> {
    if (client || isClosed) return
    connecting ??= connect().finally(() => {
      connecting = undefined
    })
    await connecting
  }

  return {
    start,
    async close() {
      isClosed = true
      await client?.end()
    },
  }
}
