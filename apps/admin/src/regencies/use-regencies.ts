import { useApi } from '@sipelandukilat/sdk'
import { listRegencies, type ProblemError, type RegencyOverview } from '@sipelandukilat/sdk/api'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'

export const regenciesKey = ['admin', 'regencies'] as const

/** The regencies of the caller's region with their checklists. */
export function useRegencies(): UseQueryResult<RegencyOverview[], ProblemError> {
  const api = useApi()
  return useQuery<RegencyOverview[], ProblemError>({
    queryKey: regenciesKey,
    queryFn: async () => (await api.call(listRegencies, {})).items,
  })
}
