import { useApi } from '@sipelandukilat/sdk'
import { type PastTransfer, searchTransfers } from '@sipelandukilat/sdk/api'
import { useRegionNames } from '@sipelandukilat/sdk/forms'
import { useQuery } from '@tanstack/react-query'

/** Where the application went that a search by its whole number no longer finds here, with the receiving regency's name. */
export function useTransferred(q: string, isAsked: boolean): { transfer: PastTransfer; place: string } | undefined {
  const api = useApi()
  const found = useQuery({
    queryKey: ['transfers', 'search', q],
    queryFn: ({ signal }) => api.call(searchTransfers, { body: { q } }, { signal }),
    enabled: isAsked,
  })
  const transfer = isAsked ? found.data?.items[0] : undefined
  const nameOf = useRegionNames(transfer ? [transfer.toRegencyCode] : [])
  return transfer && { transfer, place: nameOf(transfer.toRegencyCode) ?? transfer.toRegencyCode }
}
