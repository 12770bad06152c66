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

/** The name of a place, from those beside it; undefined until it is known. */
export function useRegionName(code: string | undefined): string | undefined {
  const parent = code?.includes('.') ? code.slice(0, code.lastIndexOf('.')) : undefined
  return useRegionsWithin(parent).find((region) => region.code === code)?.name
}
