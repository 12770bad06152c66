import type { QueueTicket } from '@sipelandukilat/sdk/api/queue-tickets'
import { callOrder } from '@sipelandukilat/sdk/forms'
import type { Tone } from '@sipelandukilat/ui'

export const queueTones: Record<QueueTicket['status'], Tone> = {
  waiting: 'info',
  called: 'warning',
  served: 'positive',
  absent: 'negative',
  cancelled: 'neutral',
}

/** Who is being called first, then who waits in the order of calling, then what is over, the latest first. */
export function inDisplayOrder(tickets: readonly QueueTicket[]): QueueTicket[] {
  const called = tickets.filter(({ status }) => status === 'called')
  const waiting = callOrder(tickets)
  const over = tickets.filter(({ status }) => status === 'served' || status === 'absent')
  return [...called, ...waiting, ...over.toReversed()]
}
