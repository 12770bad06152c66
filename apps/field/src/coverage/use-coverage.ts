import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { listVillageCoverage } from '@sipelandukilat/sdk/api/field'
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { fieldKey } from '../requests/use-requests'

type Api = ReturnType<typeof useApi>

export function useCoverage(region: string | undefined) {
  const api = useApi()
  return useQuery<ResponseOf<typeof listVillageCoverage>, ProblemError>({
    queryKey: [...fieldKey, 'coverage', region],
    queryFn: () => api.call(listVillageCoverage, { query: region ? { region } : {} }),
  })
}

/** A change of figures: requests are scored by them, so all of field work is read anew. */
export function useCoverageChange<Input, Answer>(
  work: (api: Api, input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
): UseMutationResult<Answer, ProblemError, Input> {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation<Answer, ProblemError, Input>({
    mutationFn: (input) => work(api, input),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
}
