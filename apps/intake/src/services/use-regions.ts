import { useApi } from '@sipelandukilat/sdk'
import { listRegions } from '@sipelandukilat/sdk/api'
import { useQuery } from '@tanstack/react-query'

const hourMs = 3_600_000

/** The regions directly within one; none while there is no parent. */
export function useRegionsWithin(parent: string | undefined) {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['regions', parent],
    queryFn: ({ signal }) => api.call(listRegions, { query: { parent } }, { signal }),
    enabled: parent !== undefined,
    staleTime: hourMs,
  })
  return data?.items ?? []
}
