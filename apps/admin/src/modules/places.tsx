import { useApi, useTexts } from '@sipelandukilat/sdk'
import { listRegions, type ProblemError, placeOf } from '@sipelandukilat/sdk/api'
import { useQuery } from '@tanstack/react-query'
import { modulesTexts } from '../texts/texts'

export type Place = { readonly code: string; readonly name: string }

/** The provinces, or the regencies of one. */
export function usePlaces(parent: string | null, isWanted = true) {
  const api = useApi()
  return useQuery<Place[], ProblemError>({
    queryKey: ['admin', 'places', parent],
    queryFn: async () =>
      (await api.call(listRegions, { query: parent === null ? {} : { parent: parent as never } })).items.map(
        ({ code, name }) => ({ code, name }),
      ),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** A place as it stands within a sentence; until its name is there, its code. Null and the empty code are the whole platform. */
export function usePlaceName(code: string | null): string {
  const t = useTexts(modulesTexts)
  const isNamed = code !== null && code !== ''
  const places = usePlaces(code?.length === 5 ? placeOf(code).provinceCode : null, isNamed)
  return isNamed ? (places.data?.find((place) => place.code === code)?.name ?? code) : t('withinPlatform')
}

/** A place standing by itself. */
export function PlaceName({ code }: { code: string | null }) {
  const t = useTexts(modulesTexts)
  const name = usePlaceName(code)
  return code === null || code === '' ? t('platform') : name
}
