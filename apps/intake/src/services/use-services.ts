import { useApi, useLocalized } from '@sipelandukilat/sdk'
import { listServices, type ServiceSummary } from '@sipelandukilat/sdk/api'
import { useQuery } from '@tanstack/react-query'

const hourMs = 3_600_000

/** Every service in force, and the title of one by its code (the code itself until they are here). */
export function useServices(): { services: readonly ServiceSummary[]; titleOf: (code: string) => string } {
  const api = useApi()
  const localized = useLocalized()
  const { data } = useQuery({
    queryKey: ['services'],
    queryFn: ({ signal }) => api.call(listServices, {}, { signal }),
    staleTime: hourMs,
  })
  const services = data?.items ?? []
  return {
    services,
    titleOf: (code) => {
      const service = services.find((one) => one.code === code)
      return service ? localized(service.title) : code
    },
  }
}
