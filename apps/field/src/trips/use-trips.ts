import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import {
  listFieldStaff,
  listKits,
  listTeams,
  listTripInformed,
  listTripPeople,
  listTrips,
  readTravelOrder,
  readTrip,
  type Trip,
  type TripStatus,
} from '@sipelandukilat/sdk/api/field'
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { fieldKey } from '../requests/use-requests'

type Api = ReturnType<typeof useApi>

export function useTrips(status: TripStatus | undefined) {
  const api = useApi()
  return useQuery<ResponseOf<typeof listTrips>, ProblemError>({
    queryKey: [...fieldKey, 'trips', status],
    queryFn: () => api.call(listTrips, { query: status ? { status } : {} }),
  })
}

export function useTrip(id: string) {
  const api = useApi()
  return useQuery<Trip, ProblemError>({
    queryKey: [...fieldKey, 'trip', id],
    queryFn: () => api.call(readTrip, { params: { id } }),
  })
}

export function useTripPeople(id: string) {
  const api = useApi()
  return useQuery<ResponseOf<typeof listTripPeople>, ProblemError>({
    queryKey: [...fieldKey, 'people', id],
    queryFn: () => api.call(listTripPeople, { params: { id } }),
  })
}

/** Who would be notified if the trip were approved or cancelled now; read anew each time it is asked. */
export function useTripInformed(id: string, action: 'approve' | 'cancel') {
  const api = useApi()
  return useQuery<ResponseOf<typeof listTripInformed>, ProblemError>({
    queryKey: [...fieldKey, 'informed', id, action],
    queryFn: () => api.call(listTripInformed, { params: { id }, query: { action } }),
    gcTime: 0,
  })
}

export function useTravelOrder(id: string) {
  const api = useApi()
  return useQuery<ResponseOf<typeof readTravelOrder>, ProblemError>({
    queryKey: [...fieldKey, 'travel-order', id],
    queryFn: () => api.call(readTravelOrder, { params: { id } }),
  })
}

export function useTeams() {
  const api = useApi()
  return useQuery<ResponseOf<typeof listTeams>, ProblemError>({
    queryKey: [...fieldKey, 'teams'],
    queryFn: () => api.call(listTeams, {}),
  })
}

export function useKits() {
  const api = useApi()
  return useQuery<ResponseOf<typeof listKits>, ProblemError>({
    queryKey: [...fieldKey, 'kits'],
    queryFn: () => api.call(listKits, {}),
  })
}

/** Officers of a region who may travel. */
export function useFieldStaff(region: string) {
  const api = useApi()
  return useQuery<ResponseOf<typeof listFieldStaff>, ProblemError>({
    queryKey: [...fieldKey, 'staff', region],
    queryFn: () => api.call(listFieldStaff, { query: { region } }),
    staleTime: 60_000,
  })
}

/** A change of a trip: the answer is the trip as it now stands, and everything of field work is read anew. */
export function useTripChange<Input>(
  work: (api: Api, input: Input) => Promise<Trip>,
  onDone?: (trip: Trip) => void,
): UseMutationResult<Trip, ProblemError, Input> {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation<Trip, ProblemError, Input>({
    mutationFn: (input) => work(api, input),
    onSuccess: (trip) => {
      queries.setQueryData([...fieldKey, 'trip', trip.id], trip)
      onDone?.(trip)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
}
