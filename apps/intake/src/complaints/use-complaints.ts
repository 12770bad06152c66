import { useApi } from '@sipelandukilat/sdk'
import type { CallInput } from '@sipelandukilat/sdk/api'
import { type Complaint, listComplaints, readComplaint } from '@sipelandukilat/sdk/api/complaints'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isProblem } from '../problem/problem-of'

const pageLength = 25
const listKey = ['complaints'] as const
const complaintKey = (id: string) => ['complaint', id] as const

/** Complaints, newest first, page by page. */
export function useComplaints(query: NonNullable<CallInput<typeof listComplaints>['query']>) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [...listKey, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      api.call(
        listComplaints,
        { query: { ...query, limit: pageLength, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** The open complaint; each reading stands in the audit trail, so it is not read again for nothing. */
export function useComplaint(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: complaintKey(id),
    queryFn: ({ signal }) => api.call(readComplaint, { params: { id } }, { signal }),
    refetchOnWindowFocus: false,
  })
}

/** Has the lists read again. */
export function useReadComplaintsAgain(): () => Promise<void> {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: listKey })
}

/** A step on a complaint against the version that the reader saw; its answer is shown at once. */
export function useComplaintStep<Input>(id: string, step: (input: Input) => Promise<Complaint>) {
  const cache = useQueryClient()
  const readAgain = useReadComplaintsAgain()
  return useMutation({
    mutationFn: step,
    onSuccess: (changed) => {
      cache.setQueryData<Complaint>(complaintKey(id), changed)
      void readAgain()
    },
    onError: (error) => {
      if (isProblem(error, 'version-conflict')) void cache.invalidateQueries({ queryKey: complaintKey(id) })
    },
  })
}
