import { randomUUID } from 'node:crypto'
import type { PDU } from 'smpp'
import type { DeliveryReceipt, InboundMessage } from '../message'
import { toExternalId } from './message-identity'
import { readDelivery } from './read-delivery'
import type { SmppLink } from './smpp-link'
import { createUnconfirmed } from './unconfirmed'

const STORED = 0x00
/** ESME_RX_T_APPN: the far side keeps it and delivers it again. */
const TRY_AGAIN = 0x64
/** ESME_RMSGQFUL: the same, because we are busy. */
const FULL = 0x14
const MOST_AT_ONCE = 50

export type DeliveryHandlers = {
  /** Stores the message or part; only when it resolves is the delivery acknowledged. */
  onMessage: (message: InboundMessage) => Promise<void>
  onReceipt: (receipt: DeliveryReceipt) => Promise<void>
  /** Why something was not stored; it comes again. */
  onError?: (error: unknown) => void
  /**
   * The external id with this digest (`digestOf`) that was stored in the last minute before this process began: after
   * a kill nobody knows whether that delivery was acknowledged. Asked once per digest, soon after the start only.
   */
  findStored?: (digest: string) => Promise<string | undefined>
}

const AFTER_START_MS = 15 * 60_000

/** Handles what the message centre delivers: stored first, acknowledged then, each sender's in order. */
export function createDeliveries(handlers: DeliveryHandlers, clock: () => Date) {
  const unconfirmed = createUnconfirmed()
  const seen = new Set<string>()
  const tails = new Map<string, Promise<void>>()
  const startedAt = clock().getTime()
  let current: { link: SmppLink; name: string } | undefined
  let running = 0

  async function handle(pdu: PDU, link: SmppLink, name: string): Promise<void> {
    let status = STORED
    let onSent: (() => void) | undefined
    try {
      const delivery = readDelivery(pdu, clock())
      if (delivery.kind === 'receipt') await handlers.onReceipt(delivery.receipt)
      if (delivery.kind === 'message') {
        const { digest, message } = delivery
        const externalId = await identify(digest, name, pdu.sequence_number)
        unconfirmed.begin(digest, externalId, name)
        await handlers.onMessage({ ...message, externalId })
        onSent = () => unconfirmed.answered(digest, externalId)
      }
    } catch (error) {
      handlers.onError?.(error)
      status = TRY_AGAIN
    }
    link.answer(pdu, status, onSent)
  }

  async function identify(digest: string, name: string, sequence: number): Promise<string> {
    const known = unconfirmed.find(digest, name)
    if (known !== undefined) return known
    const isInDoubt = clock().getTime() - startedAt < AFTER_START_MS && !seen.has(digest)
    if (isInDoubt) seen.add(digest)
    const stored = isInDoubt ? await handlers.findStored?.(digest) : undefined
    return stored ?? toExternalId(digest, name, sequence)
  }

  return {
    /** A new link; deliveries of the one before that were not confirmed are recognised on it. */
    begin(link: SmppLink): void {
      current = { link, name: randomUUID() }
    },
    take(pdu: PDU) {
      if (!current) return
      const { link, name } = current
      if (running >= MOST_AT_ONCE) return link.answer(pdu, FULL)
      running += 1
      const sender = String(pdu.source_addr)
      const tail = (tails.get(sender) ?? Promise.resolve()).then(() => handle(pdu, link, name))
      tails.set(sender, tail)
      void tail.finally(() => {
        running -= 1
        if (tails.get(sender) === tail) tails.delete(sender)
      })
    },
    /** Marks this moment of the link; what is returned is called when the far side has answered something later. */
    mark: (link: SmppLink) => (current?.link === link ? unconfirmed.mark(current.name) : () => undefined),
    /** Resolves once everything that was taken is answered. */
    async settled(): Promise<void> {
      await Promise.allSettled(tails.values())
    },
  }
}
