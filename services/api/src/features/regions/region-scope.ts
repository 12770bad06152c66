import { placeOf } from '@sipelandukilat/domain'
import type { Caller } from '../../platform/caller'

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
