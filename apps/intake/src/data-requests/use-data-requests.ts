import { useApi } from '@sipelandukilat/sdk'
import { type DataRequest, listDataRequests, readDataRequest } from '@sipelandukilat/sdk/api/data-requests'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isProblem } from '../problem/problem-of'
import type { ListFilters } from './data-request-query'

const pageLength = 25
const requestKey = (id: string) => ['data-request', id] as const

/** The requests of a view, page by page. */
export function useDataRequests(filters: ListFilters) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: ['data-requests', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      api.call(
        listDataRequests,
        { query: { ...filters, limit: pageLength, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useDataRequest(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: requestKey(id),
    queryFn: ({ signal }) => api.call(readDataRequest, { params: { id } }, { signal }),
  })
}

export function useReadListAgain(): () => Promise<void> {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: ['data-requests'] })
}

/** One of the ways to end a request; what came of it stands there at once, and the lists are read again. */
export function useEnding<Input>(id: string, end: (input: Input) => Promise<DataRequest>) {
  const cache = useQueryClient()
  const readListAgain = useReadListAgain()
  return useMutation({
    mutationFn: end,
    onSuccess: (ended) => {
      cache.setQueryData(requestKey(id), ended)
      void readListAgain()
    },
    onError: (error) => {
      if (isProblem(error, 'version-conflict')) void cache.invalidateQueries({ queryKey: requestKey(id) })
    },
  })
}
