import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'

type Api = ReturnType<typeof useApi>

/** A report, kept while another period loads so that the page does not jump. */
export function useReport<T>(key: readonly unknown[], load: (api: Api) => Promise<T>): UseQueryResult<T, ProblemError> {
  const api = useApi()
  return useQuery<T, ProblemError>({
    queryKey: ['reports', ...key],
    queryFn: () => load(api),
    placeholderData: (previous) => previous,
    staleTime: 30_000,
  })
}
