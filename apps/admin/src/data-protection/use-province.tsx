import { useApi, usePageQuery, useRegion } from '@sipelandukilat/sdk'
import { listRegions, type ProblemError, placeOf, type ResponseOf } from '@sipelandukilat/sdk/api'
import { useQuery } from '@tanstack/react-query'

export type ProvinceOption = { value: string; label: string }

/**
 * The province whose data protection is shown: one's own, or for the platform the chosen one, in the address as `province`.
 * `options` are empty where there is nothing to choose.
 */
export function useProvince(): {
  code: string | undefined
  options: readonly ProvinceOption[]
  choose: (code: string) => void
} {
  const api = useApi()
  const { region } = useRegion()
  const [query, change] = usePageQuery()
  const isPlatform = region.level === 'platform'
  const provinces = useQuery<ResponseOf<typeof listRegions>, ProblemError>({
    queryKey: ['admin', 'provinces'],
    queryFn: () => api.call(listRegions, { query: {} }),
    enabled: isPlatform,
  })
  if (!isPlatform)
    return {
      code: region.code === null ? undefined : placeOf(region.code).provinceCode,
      options: [],
      choose: () => undefined,
    }
  return {
    code: query.get('province') ?? undefined,
    options: (provinces.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
    choose: (code) => change({ province: code }),
  }
}
