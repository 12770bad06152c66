import type { QueueTicket } from '@sipelandukilat/sdk/api/queue-tickets'
import { expect, test } from 'vitest'
import { inDisplayOrder } from './queue-words'

const ticket = (number: number, status: QueueTicket['status'], hour = 9) => ({ number, status, hour }) as QueueTicket

test('shows who is called, then who waits in the order of calling, then what is over; nothing cancelled', () => {
  const order = inDisplayOrder([
    ticket(1, 'served'),
    ticket(2, 'waiting', 10),
    ticket(3, 'called'),
    ticket(4, 'waiting', 9),
    ticket(5, 'absent'),
    ticket(6, 'cancelled'),
  ])
  expect(order.map(({ number }) => number)).toEqual([3, 4, 2, 5, 1])
})
