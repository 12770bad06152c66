import { useApi } from '@sipelandukilat/sdk'
import {
  callNextTicket,
  giveQueueTicket,
  listQueueTickets,
  type QueueTicket,
  takeQueueStep,
} from '@sipelandukilat/sdk/api/queue-tickets'
import type { QueueKind, QueueStep } from '@sipelandukilat/sdk/forms'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

const queryKey = ['queue-tickets'] as const
const everyMs = 10_000

/** The numbers of today, read again while the screen is seen. */
export function useQueue() {
  const api = useApi()
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api.call(listQueueTickets, { query: {} }, { signal }),
    refetchInterval: everyMs,
  })
}

export function useReadQueueAgain(): () => Promise<void> {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey })
}

export function useCallNext(onCalled: (ticket: QueueTicket | null) => void) {
  const api = useApi()
  const readAgain = useReadQueueAgain()
  return useMutation({
    mutationFn: (input: { counter: number; kind?: QueueKind }) => api.call(callNextTicket, { body: input }),
    onSuccess: async ({ ticket }) => {
      await readAgain()
      onCalled(ticket)
    },
  })
}

/** A step with a number, at the version that was seen; where somebody was faster, it is read again. */
export function useQueueStep(ticket: QueueTicket) {
  const api = useApi()
  const readAgain = useReadQueueAgain()
  return useMutation({
    mutationFn: ({ step, counter }: { step: QueueStep; counter?: number }) =>
      api.call(takeQueueStep, {
        params: { id: ticket.id },
        body: { step, expectedVersion: ticket.version, ...(counter === undefined ? {} : { counter }) },
      }),
    onSettled: readAgain,
  })
}

export function useGiveTicket() {
  const api = useApi()
  const readAgain = useReadQueueAgain()
  const [key] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: (body: { kind: QueueKind; trackingNumber: string }) =>
      api.call(giveQueueTicket, { body }, { idempotencyKey: key }),
    onSuccess: readAgain,
  })
}
