import { useApi, useLive } from '@sipelandukilat/sdk'
import { countConversations, listConversations } from '@sipelandukilat/sdk/api/conversations'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ListFilters } from './conversation-query'

/** The live stream announces what is new; this is for what it lost, and for waiting that only time changes. */
export const pollMs = 30_000
/** However much is said at once, lists are read again once in so long. */
const breathMs = 1000
const pageLength = 25

/** Read again when notified (`useFreshLists`), from time to time while the page is seen, and at once when one comes back to it. */
export const lively = { refetchInterval: pollMs, staleTime: 0, refetchOnWindowFocus: 'always' } as const

/** The conversations of a view, what was said last first, page by page. */
export function useConversations(filters: ListFilters) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['conversations', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      api.call(
        listConversations,
        { query: { ...filters, limit: pageLength, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...lively,
  })
}

export function useConversationCounts() {
  const api = useApi()
  return useQuery({
    queryKey: ['conversation-counts'],
    queryFn: ({ signal }) => api.call(countConversations, {}, { signal }),
    ...lively,
  }).data
}

/** Has the lists, the counts and the call-backs read again. */
export function useReadListsAgain(): () => Promise<void> {
  const cache = useQueryClient()
  return async () => {
    await Promise.all(
      ['conversations', 'conversation-counts', 'call-backs'].map((key) => cache.invalidateQueries({ queryKey: [key] })),
    )
  }
}

/** Has the lists, the counts and the call-backs read again when something is said in the region's conversations. */
export function useFreshLists(): void {
  const readListsAgain = useReadListsAgain()
  const breath = useRef<{ timer: ReturnType<typeof setTimeout>; isShownMore: boolean }>(undefined)
  useEffect(() => () => clearTimeout(breath.current?.timer), [])
  const read = () => {
    void readListsAgain()
    const timer = setTimeout(() => {
      const isShownMore = breath.current?.isShownMore
      breath.current = undefined
      if (isShownMore) read()
    }, breathMs)
    breath.current = { timer, isShownMore: false }
  }
  useLive('conversation.changed', () => {
    if (breath.current) breath.current.isShownMore = true
    else read()
  })
  useLive('live.reconnected', read)
}
