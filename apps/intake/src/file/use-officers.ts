import { useApi, useSession, useTexts } from '@sipelandukilat/sdk'
import { listWorkload } from '@sipelandukilat/sdk/api'
import { useQuery } from '@tanstack/react-query'
import { fileTexts } from '../texts/texts'

/** The officers of the reader's region with their workload, and the name behind an id. */
export function useOfficers() {
  const api = useApi()
  const t = useTexts(fileTexts)
  const me = useSession().user.id
  const { data } = useQuery({
    queryKey: ['workload'],
    queryFn: ({ signal }) => api.call(listWorkload, {}, { signal }),
    staleTime: 60_000,
  })
  const officers = data?.items ?? []
  return {
    officers,
    nameOf: (id: string) =>
      id === me ? t('me') : (officers.find((one) => one.userId === id)?.name ?? t('otherOfficer')),
  }
}
