import { placeOf, type RegionLevel } from '../identity/region-code'

const prefix = /^(\d{2})(\d{2})(\d{2})\d{10}$/

/** The district that the first six digits of a NIK or family card number tell; undefined of anything else. */
export function districtOfNumber(number: string): string | undefined {
  const [, province, regency, district] = prefix.exec(number.replace(/[ .-]/g, '')) ?? []
  return province && `${province}.${regency}.${district}`
}

const depths = [2, 5, 8, 13]

/** How many levels two codes share, from the province down. */
const sharedLevels = (one: string, other: string): number =>
  depths.filter(
    (depth) => one.length >= depth && other.length >= depth && one.slice(0, depth) === other.slice(0, depth),
  ).length

/** Orders codes by how near they lie to the hints, the first hint before the second; 0 for equally near ones. */
export function compareNearness(near: readonly string[], one: string, other: string): number {
  for (const hint of near) {
    const difference = sharedLevels(hint, other) - sharedLevels(hint, one)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * The hints that say another place than the answer, compared at a level (a regency's office acts, so a regency matters). The
 * prefix of a NIK stays what it was when a person moves or a region is split: a reason to look again, not to refuse.
 */
export function hintsAgainst(near: readonly string[], code: string, level: RegionLevel = 'regency'): string[] {
  const at = (one: string) => {
    const place = placeOf(one)
    return { province: place.provinceCode, regency: place.regencyCode, district: place.districtCode, village: one }[
      level
    ]
  }
  return near.filter((hint) => at(hint).length === at(code).length && at(hint) !== at(code))
}
