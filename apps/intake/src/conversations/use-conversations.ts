import { useApi } from '@sipelandukilat/sdk'
import { countConversations, listConversations } from '@sipelandukilat/sdk/api/conversations'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListFilters } from './conversation-query'

export const pollMs = 10_000
const pageLength = 25

/** Read every few seconds while the page is seen, and at once when one comes back to it. */
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
