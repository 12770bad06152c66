import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { listTripBoards, readTripReport } from '@sipelandukilat/sdk/api/field'
import { useQuery } from '@tanstack/react-query'
import { fieldKey } from '../requests/use-requests'

/** Trips under way, or one of them; read anew each minute, for the board hangs on a wall. */
export function useTripBoards(trip?: string) {
  const api = useApi()
  return useQuery<ResponseOf<typeof listTripBoards>, ProblemError>({
    queryKey: [...fieldKey, 'boards', trip],
    queryFn: () => api.call(listTripBoards, { query: trip ? { trip } : {} }),
    refetchInterval: 60_000,
  })
}

export const reportKey = (id: string) => [...fieldKey, 'report', id]

export function useTripReport(id: string) {
  const api = useApi()
  return useQuery<ResponseOf<typeof readTripReport>, ProblemError>({
    queryKey: reportKey(id),
    queryFn: () => api.call(readTripReport, { params: { id } }),
  })
}
