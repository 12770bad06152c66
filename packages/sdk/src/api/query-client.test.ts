import { ProblemError } from '@sipelandukilat/contract'
import { MutationObserver, onlineManager, QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import { queryClient } from './query-client'

const noConnection = () =>
  Promise.reject(
    new ProblemError({ type: 'about:blank', title: 'Tidak ada sambungan', detail: '', status: 0, correlationId: '' }),
  )

afterEach(() => {
  onlineManager.setOnline(true)
  queryClient.clear()
})

describe('a change', () => {
  it.each(['onSettled', 'onSuccess'] as const)(
    'is settled without a signal, though what it read again in %s waits for one',
    async (callback) => {
      let isDown = false
      const trip = new QueryObserver(queryClient, {
        queryKey: ['field', 'trip'],
        queryFn: () => (isDown ? noConnection() : 'here'),
      })
      const stop = trip.subscribe(() => undefined)
      await expect.poll(() => trip.getCurrentResult().data).toBe('here')
      isDown = true
      onlineManager.setOnline(false)
      const record = new MutationObserver<unknown, Error>(queryClient, {
        mutationFn: () => (callback === 'onSettled' ? noConnection() : Promise.resolve()),
        [callback]: () => queryClient.invalidateQueries({ queryKey: ['field'] }),
      })
      await record.mutate().catch(() => undefined)
      expect(record.getCurrentResult().status).toBe(callback === 'onSettled' ? 'error' : 'success')
      // It is read again all the same, once there is a signal.
      await expect.poll(() => trip.getCurrentResult().fetchStatus).toBe('paused')
      expect(trip.getCurrentResult().data).toBe('here')
      stop()
    },
    5_000,
  )
})
