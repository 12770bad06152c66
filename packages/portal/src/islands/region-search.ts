export type Village = { code: string; name: string; path: string }

const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Villages whose own name or parents' names hold every word; those whose name begins so first. At most `limit`. */
export function searchVillages(villages: readonly Village[], query: string, limit: number): Village[] {
  const words = normal(query).split(' ').filter(Boolean)
  const [first] = words
  if (first === undefined) return []
  const rank = (village: Village): number | undefined => {
    const name = normal(village.name)
    const all = `${name} ${normal(village.path)}`
    if (!words.every((word) => all.includes(word))) return undefined
    if (name === words.join(' ')) return 0
    return name.startsWith(first) ? 1 : name.includes(first) ? 2 : 3
  }
  return villages
    .flatMap((village) => {
      const place = rank(village)
      return place === undefined ? [] : [{ village, place }]
    })
    .sort((one, other) => one.place - other.place)
    .slice(0, limit)
    .map(({ village }) => village)
}

let served: Promise<Village[]> | undefined

/** Every village where the system serves: one small file, kept on the device for days without a signal. */
export function listServedVillages(): Promise<Village[]> {
  served ??= fetch('/wilayah.json')
    .then((response) => response.json() as Promise<{ items: [string, string, string][] }>)
    .then(({ items }) => items.map(([code, name, path]) => ({ code, name, path })))
  served.catch(() => {
    served = undefined
  })
  return served
}

/** Villages anywhere in Indonesia, asked of the server. */
export async function findElsewhere(query: string, signal: AbortSignal): Promise<Village[]> {
  const response = await fetch(`/api/v1/public/regions?level=village&q=${encodeURIComponent(query)}`, { signal })
  if (!response.ok) return []
  return ((await response.json()) as { items: Village[] }).items
}
