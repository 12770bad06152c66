import { useApi } from '@sipelandukilat/sdk'
import { type PastTransfer, searchTransfers } from '@sipelandukilat/sdk/api'
import { useQuery } from '@tanstack/react-query'

/** Where the application went that a search by its whole number no longer finds here. */
export function useTransferred(q: string, isAsked: boolean): PastTransfer | undefined {
  const api = useApi()
  const found = useQuery({
    queryKey: ['transfers', 'search', q],
    queryFn: ({ signal }) => api.call(searchTransfers, { body: { q } }, { signal }),
    enabled: isAsked,
  })
  return isAsked ? found.data?.items[0] : undefined
}
