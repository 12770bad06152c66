import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import {
  listUnreachableNodes,
  readTravelNetwork,
  type TravelLeg,
  type TravelNode,
  type TravelProfile,
} from '@sipelandukilat/sdk/api/travel-network'
import { showToast } from '@sipelandukilat/ui'
import { keepPreviousData, type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { fieldKey } from '../requests/use-requests'

type Api = ReturnType<typeof useApi>

export type Network = ResponseOf<typeof readTravelNetwork>

export function useNetwork() {
  const api = useApi()
  return useQuery<Network, ProblemError>({
    queryKey: [...fieldKey, 'network'],
    queryFn: () => api.call(readTravelNetwork, {}),
  })
}

export function useUnreachable(profile: TravelProfile, on: string) {
  const api = useApi()
  return useQuery<ResponseOf<typeof listUnreachableNodes>, ProblemError>({
    queryKey: [...fieldKey, 'unreachable', profile, on],
    queryFn: () => api.call(listUnreachableNodes, { query: { profile, ...(on ? { on } : {}) } }),
    placeholderData: keepPreviousData,
  })
}

/** A change of the network, after which all of field work is read anew. */
export function useNetworkChange<Input, Answer>(
  work: (api: Api, input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => string,
): UseMutationResult<Answer, ProblemError, Input> {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation<Answer, ProblemError, Input>({
    mutationFn: (input) => work(api, input),
    onSuccess: (answer) => showToast({ tone: 'positive', message: onDone(answer) }),
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
}

/** Names of both ends of a leg. */
export function nameLeg(leg: Pick<TravelLeg, 'fromId' | 'toId'>, nodes: ReadonlyMap<string, TravelNode>): string {
  return [leg.fromId, leg.toId].map((id) => nodes.get(id)?.name ?? '–').join(' – ')
}
