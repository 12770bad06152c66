import { useApi, useLive } from '@sipelandukilat/sdk'
import { countApplications, listApplications, searchApplications } from '@sipelandukilat/sdk/api'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { InboxFilters } from './inbox-query'

const pageLength = 25

/**
 * The rows of the inbox page by page, the counts of its views, and how many applications came or changed since the rows
 * were read: rows never jump under the reader's hand.
 */
export function useInbox(filters: InboxFilters, search: string) {
  const api = useApi()
  const cache = useQueryClient()
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const rows = useInfiniteQuery({
    queryKey: ['applications', filters, search],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const { overdue, ...rest } = filters
      const page = { ...rest, limit: pageLength, ...(cursor === undefined ? {} : { cursor }) }
      return search === ''
        ? api.call(listApplications, { query: { ...page, ...(overdue ? { overdue: 'true' } : {}) } }, { signal })
        : api.call(searchApplications, { body: { ...page, ...(overdue ? { overdue } : {}), q: search } }, { signal })
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
  const counts = useQuery({
    queryKey: ['application-counts'],
    queryFn: ({ signal }) => api.call(countApplications, {}, { signal }),
    // The rows come first over a slow line.
    enabled: !rows.isPending,
  })
  const countAgain = () => cache.invalidateQueries({ queryKey: ['application-counts'] })
  useLive('application.changed', ({ applicationId }) => {
    setFresh((known) => new Set(known).add(String(applicationId)))
    void countAgain()
  })
  useLive('live.reconnected', () => {
    setFresh((known) => new Set(known).add('reconnected'))
    void countAgain()
  })
  const refresh = async () => {
    setFresh(new Set())
    await Promise.all([cache.resetQueries({ queryKey: ['applications', filters, search] }), countAgain()])
  }
  return {
    items: rows.data?.pages.flatMap((page) => page.items) ?? [],
    rows,
    counts: counts.data,
    freshCount: fresh.size,
    refresh,
  }
}
