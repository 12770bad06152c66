import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import {
  type DataIncident,
  type IncidentView,
  listDataIncidents,
  readDataIncident,
} from '@sipelandukilat/sdk/api/administration'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

const listKey = ['admin', 'data-incidents']
const incidentKey = (id: string) => ['admin', 'data-incident', id]

/** The incidents of a view, page by page. */
export function useIncidents(view: IncidentView) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: [...listKey, view],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) =>
      api.call(listDataIncidents, { query: { view, ...(cursor === undefined ? {} : { cursor }) } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

export function useIncident(id: string) {
  const api = useApi()
  return useQuery<DataIncident, ProblemError>({
    queryKey: incidentKey(id),
    queryFn: () => api.call(readDataIncident, { params: { id } }),
  })
}

/** A step of an incident; what came of it stands there at once, and the lists are read again. */
export function useStep<Input>(take: (input: Input) => Promise<DataIncident>) {
  const queries = useQueryClient()
  return useMutation<DataIncident, ProblemError, Input>({
    mutationFn: take,
    onSuccess: async (incident) => {
      queries.setQueryData(incidentKey(incident.id), incident)
      await queries.invalidateQueries({ queryKey: listKey })
    },
  })
}
