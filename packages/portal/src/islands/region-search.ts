import { placeOf } from '@sipelandukilat/domain'
import { buildPlaceIndex, type RegionEntry, searchPlaces } from '@sipelandukilat/domain/places'

export type Village = { code: string; name: string; path: string }

/** The best that were found, and how many there are in all. */
export type Found = { villages: Village[]; total: number }

export type VillageSearch = (query: string, limit: number) => Found

/** Finds villages as one types: by their name or what they lie in, in any order, misspelt too. */
export function toVillageSearch(villages: readonly Village[]): VillageSearch {
  const byCode = new Map(villages.map((village) => [village.code, village]))
  const index = buildPlaceIndex(villages.flatMap(regionsOf))
  return (query, limit) => {
    const { codes, total } = searchPlaces(index, query, { level: 'village', limit })
    return { villages: codes.flatMap((code) => byCode.get(code) ?? []), total }
  }
}

/** A village with the district and the regency that its path names. */
function regionsOf({ code, name, path }: Village): RegionEntry[] {
  const [district = '', regency = ''] = path.split(', ')
  const { regencyCode, districtCode } = placeOf(code)
  return [
    { code: regencyCode, name: regency, level: 'regency' },
    { code: districtCode, name: district, level: 'district' },
    { code, name, level: 'village' },
  ]
}

let served: Promise<VillageSearch | undefined> | undefined

/**
 * Finds villages where the system serves, by one small file that is kept on the device for days without a signal; undefined
 * where it serves nowhere.
 */
export function loadServedVillages(): Promise<VillageSearch | undefined> {
  served ??= fetch('/wilayah.json')
    .then((response) => response.json() as Promise<{ items: [string, string, string][] }>)
    .then(({ items }) =>
      items.length > 0 ? toVillageSearch(items.map(([code, name, path]) => ({ code, name, path }))) : undefined,
    )
  served.catch(() => {
    served = undefined
  })
  return served
}

/** Villages anywhere in Indonesia, asked of the server. */
export async function findElsewhere(query: string, signal: AbortSignal): Promise<Found> {
  const response = await fetch(`/api/v1/public/regions?level=village&q=${encodeURIComponent(query)}`, { signal })
  if (!response.ok) return { villages: [], total: 0 }
  const { items, total } = (await response.json()) as { items: Village[]; total: number }
  return { villages: items, total }
}
