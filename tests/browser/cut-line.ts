import { connect, createServer, type Socket } from 'node:net'
import type { BrowserContext } from 'playwright-core'

/**
 * A line to a server which can be cut: the browser's emulation of "no signal" may reach a page or its service worker after
 * the first look at the network, and what slips through then would be a phone that sends without a signal.
 */
export async function openLine(server: string) {
  const { port } = new URL(server)
  const sockets = new Set<Socket>()
  let isCut = false
  const line = createServer((phone) => {
    if (isCut) return void phone.destroy()
    const far = connect(Number(port), '127.0.0.1')
    for (const [one, other] of [
      [phone, far],
      [far, phone],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const address = line.address()
  if (address === null || typeof address === 'string') throw new Error('The line has no port')
  const cutAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://localhost:${address.port}`,
    /** No signal: the device knows it, and nothing gets through whatever it believes. */
    async lose(context: BrowserContext): Promise<void> {
      isCut = true
      cutAll()
      await context.setOffline(true)
    },
    async find(context: BrowserContext): Promise<void> {
      isCut = false
      await context.setOffline(false)
    },
    close(): void {
      cutAll()
      line.close()
    },
  }
}

export type Line = Awaited<ReturnType<typeof openLine>>
