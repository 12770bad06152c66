import { rowOf } from '@sipelandukilat/access'
import type { Region } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { getRegion } from './region-store'

/** The regions of a caller's rules: whole provinces, single regencies, or (the platform) every province. */
export function scopeOf(caller: Caller): { provinces: string[]; regencies: string[]; all: boolean } {
  const scope = { provinces: [] as string[], regencies: [] as string[], all: false }
  for (const rule of caller.ability.rulesFor('read', 'Region')) {
    const conditions = rule.conditions as Record<string, { $in: string[] }> | undefined
    if (!conditions) scope.all = true
    scope.provinces.push(...(conditions?.provinceCode?.$in ?? []))
    scope.regencies.push(
      ...(conditions?.regencyCode?.$in ?? []),
      ...(conditions?.districtCode?.$in ?? []).map((code) => placeOf(code).regencyCode),
      ...(conditions?.villageCode?.$in ?? []).map((code) => placeOf(code).regencyCode),
    )
  }
  return scope
}

/** Whether a region lies in what the caller may read: in a province or a regency of the rules. */
export function isSeenBy(caller: Caller, code: string): boolean {
  const { provinces, regencies, all } = scopeOf(caller)
  const { provinceCode, regencyCode } = placeOf(code)
  return all || provinces.includes(provinceCode) || regencies.includes(regencyCode)
}

/** Whether the caller may change what a province or a regency of this code has entered. */
export const mayUpdateRegion = (caller: Caller, code: string): boolean =>
  caller.ability.can(
    'update',
    rowOf('Region', {
      provinceCode: placeOf(code).provinceCode,
      regencyCode: code.length >= 5 ? placeOf(code).regencyCode : null,
    }),
  )

/** A regency that the caller may change. @throws Problem `not-found` for any other region */
export async function getRegencyToUpdate(db: Db, caller: Caller, code: string): Promise<Region> {
  const region = await getRegion(db, code)
  if (region.level !== 'regency' || !mayUpdateRegion(caller, code)) throw new Problem('not-found')
  return region
}
