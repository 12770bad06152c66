import { useApi } from '@sipelandukilat/sdk'
import { type CompletedRow, listCompletedApplications } from '@sipelandukilat/sdk/api'
import { useQuery } from '@tanstack/react-query'

const signs = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** What a registrar completed, and the office has now; while they search, that with the number alone. */
export function useCompleted(searched: string, isAsked: boolean): readonly CompletedRow[] {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['applications', 'completed-by-me'],
    queryFn: ({ signal }) => api.call(listCompletedApplications, {}, { signal }),
    enabled: isAsked,
  })
  const items = data?.items ?? []
  return searched === '' ? items : items.filter((one) => signs(one.trackingNumber) === signs(searched))
}
