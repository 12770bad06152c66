import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import {
  listPlanningRuns,
  type PlanningRun,
  readPlanningProblem,
  readPlanningRun,
} from '@sipelandukilat/sdk/api/planning'
import { readTravelNetwork, type TravelNode } from '@sipelandukilat/sdk/api/travel-network'
import { PackedProblem, type PlanningProblem, unpackProblem } from '@sipelandukilat/sdk/planning'
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { fieldKey } from '../requests/use-requests'

type Api = ReturnType<typeof useApi>

const planningKey = [...fieldKey, 'planning'] as const

/** How often a run that goes on is looked at, in milliseconds. */
const lookEvery = 1_000

export const isUnderWay = ({ status }: Pick<PlanningRun, 'status'>): boolean =>
  status === 'queued' || status === 'running'

export function usePlanningRuns() {
  const api = useApi()
  return useQuery<ResponseOf<typeof listPlanningRuns>, ProblemError>({
    queryKey: [...planningKey, 'runs'],
    queryFn: () => api.call(listPlanningRuns, {}),
    refetchInterval: (query) => (query.state.data?.items.some(isUnderWay) ? 3 * lookEvery : false),
  })
}

export function usePlanningRun(id: string) {
  const api = useApi()
  return useQuery<PlanningRun, ProblemError>({
    queryKey: [...planningKey, 'run', id],
    queryFn: () => api.call(readPlanningRun, { params: { id } }),
    refetchInterval: (query) => (query.state.data && isUnderWay(query.state.data) ? lookEvery : false),
  })
}

/** What the run was given, in the planner's own form, for the validator in the page. It never changes. */
export function usePlanningProblem(id: string, isWanted: boolean) {
  const api = useApi()
  return useQuery<PlanningProblem, ProblemError>({
    queryKey: [...planningKey, 'problem', id],
    queryFn: async () => {
      const { problem } = await api.call(readPlanningProblem, { params: { id } })
      return unpackProblem(PackedProblem.parse(problem))
    },
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Offices of the travel network: where teams and kits may set out. */
export function useBases() {
  const api = useApi()
  return useQuery<TravelNode[], ProblemError>({
    queryKey: [...fieldKey, 'bases'],
    queryFn: async () => {
      const { nodes } = await api.call(readTravelNetwork, {})
      return nodes.filter(({ kind }) => kind === 'office')
    },
    staleTime: 60_000,
  })
}

/** A change of a run: the answer is the run as it now stands, and all of field work is read anew. */
export function useRunChange<Input>(
  work: (api: Api, input: Input) => Promise<PlanningRun>,
  onDone?: (run: PlanningRun) => void,
): UseMutationResult<PlanningRun, ProblemError, Input> {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation<PlanningRun, ProblemError, Input>({
    mutationFn: (input) => work(api, input),
    onSuccess: (run) => {
      queries.setQueryData([...planningKey, 'run', run.id], run)
      onDone?.(run)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
}
