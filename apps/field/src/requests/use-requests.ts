import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { type ApplicationFile, placeOf, readApplication } from '@sipelandukilat/sdk/api'
import {
  listVisitDemand,
  listVisitRequests,
  readVisitMap,
  readVisitRequest,
  type VisitMode,
  type VisitPurpose,
  type VisitRequest,
  type VisitRequestStatus,
} from '@sipelandukilat/sdk/api/field'
import type { HandoverPeople } from '@sipelandukilat/sdk/forms'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { isHandover } from './is-handover'

export const fieldKey = ['field'] as const

export type RequestFilter = {
  status?: VisitRequestStatus
  region?: string
  mode?: VisitMode
  purpose?: VisitPurpose
}

type RequestPage = ResponseOf<typeof listVisitRequests>

/** Requests page by page, the most urgent first. */
export function useVisitRequests(filter: RequestFilter, limit = 50) {
  const api = useApi()
  return useInfiniteQuery<RequestPage, ProblemError, VisitRequest[], readonly unknown[], string | undefined>({
    queryKey: [...fieldKey, 'requests', filter, limit],
    queryFn: ({ pageParam }) =>
      api.call(listVisitRequests, { query: { ...filter, limit, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    placeholderData: keepPreviousData,
  })
}

/** What waits, by village, with all districts of the province. */
export function useVisitDemand(filter: Omit<RequestFilter, 'status'> = {}) {
  const api = useApi()
  return useQuery<ResponseOf<typeof listVisitDemand>, ProblemError>({
    queryKey: [...fieldKey, 'demand', filter],
    queryFn: () => api.call(listVisitDemand, { query: filter }),
    placeholderData: keepPreviousData,
  })
}

export function useVisitRequest(id: string) {
  const api = useApi()
  return useQuery<ResponseOf<typeof readVisitRequest>, ProblemError>({
    queryKey: [...fieldKey, 'request', id],
    queryFn: () => api.call(readVisitRequest, { params: { id } }),
  })
}

/** Of an application whose documents are brought: who may receive them. */
export function useReceivers(request: Pick<VisitRequest, 'applicationId' | 'purpose' | 'name'>): HandoverPeople {
  const api = useApi()
  const file = useQuery<ApplicationFile, ProblemError>({
    queryKey: [...fieldKey, 'file', request.applicationId],
    queryFn: () => api.call(readApplication, { params: { id: request.applicationId ?? '' } }),
    enabled: isHandover(request),
  })
  return { applicant: request.name, delegate: file.data?.delegate ?? undefined }
}

/** Outlines of regencies and districts, where somebody imported them. */
export type Outlines = ResponseOf<typeof readVisitMap>

/** Outlines that were imported; of villages those of the regency that is looked at. */
export function useOutlines(region: string | undefined) {
  const api = useApi()
  const regency = region && region.length > 2 ? placeOf(region).regencyCode : undefined
  return useQuery<Outlines, ProblemError>({
    queryKey: ['field-outlines', regency],
    queryFn: () => api.call(readVisitMap, { query: regency ? { region: regency } : {} }),
    staleTime: 3_600_000,
  })
}
