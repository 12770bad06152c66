import { listRegions } from '@sipelandukilat/contract'
import { useQueries } from '@tanstack/react-query'
import { useApi } from '../api/use-api'

const hourMs = 3_600_000

/** `65.03.05.2001` lies in `65.03.05`; a province in none. */
const parentOf = (code: string): string | undefined => code.split('.').slice(0, -1).join('.') || undefined

/** Names of regions by code, with what they lie in: `Pembeliangan, Sebuku, Kabupaten Nunukan`. Undefined until known. */
export function useRegionNames(codes: readonly string[]): (code: string) => string | undefined {
  const api = useApi()
  const parents = [...new Set(codes.map(parentOf))]
  const answers = useQueries({
    queries: parents.map((parent) => ({
      queryKey: ['regions', parent],
      queryFn: () => api.call(listRegions, { query: { parent } }),
      staleTime: hourMs,
    })),
  })
  return (code) => {
    const region = answers.flatMap((answer) => answer.data?.items ?? []).find((one) => one.code === code)
    return region && [region.name, region.path].filter((part) => part !== '').join(', ')
  }
}
