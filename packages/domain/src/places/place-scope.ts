import type { Scope } from './match-names'
import type { PlaceIndex, Stretch } from './place-index'

/** The stretches of these regions, and what they lie in itself: "Kalimantan Utara" is no other place for Nunukan. */
export function toScope({ regions, numberOf }: PlaceIndex, within: readonly string[]): Scope {
  if (within.length === 0) return undefined
  return within.flatMap((code): Stretch[] => {
    const number = numberOf.get(code)
    const region = number === undefined ? undefined : regions[number]
    if (number === undefined || !region) return []
    const above = [2, 5, 8]
      .filter((length) => length < code.length)
      .map((length) => numberOf.get(code.slice(0, length)))
    return [...above.flatMap((one): Stretch[] => (one === undefined ? [] : [[one, one + 1]])), [number, region.end]]
  })
}
