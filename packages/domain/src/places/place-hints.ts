import { regencyOfHistoric } from '../identity/nik'
import type { RegionLevel } from '../identity/region-code'
import { codeAt } from './region-levels'

const prefix = /^(\d{2})(\d{2})(\d{2})\d{10}$/

/**
 * The district that the first six digits of a NIK or family card number tell; undefined of anything else. Of a number from before
 * the province only the regency is known as it is today, so its district is nobody's.
 */
export function districtOfNumber(number: string): string | undefined {
  const digits = number.replace(/[ .-]/g, '')
  const [, province, regency, district] = prefix.exec(digits) ?? []
  if (province === undefined) return undefined
  const today = regencyOfHistoric(digits)
  return today === undefined ? `${province}.${regency}.${district}` : `${today}.00`
}

/** How many levels two codes share, from the province down: their parts between the dots. */
function sharedLevels(one: string, other: string): number {
  const parts = other.split('.')
  const differs = one.split('.').findIndex((part, at) => part !== parts[at])
  return differs < 0 ? one.split('.').length : differs
}

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
  return near.filter(
    (hint) => codeAt(hint, level).length === codeAt(code, level).length && codeAt(hint, level) !== codeAt(code, level),
  )
}
