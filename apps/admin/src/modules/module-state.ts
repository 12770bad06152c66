import { placeOf } from '@sipelandukilat/sdk/api'
import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'

export type PlaceVersion = {
  readonly version: string | null
  readonly by: 'suspended' | 'pin' | 'stable' | 'nothing'
  /** Where that was decided: null for the platform. */
  readonly regionCode: string | null
}

/** The places above one, from itself up to the platform: `65.03`, `65`, null. */
const placesUp = (place: string): (string | null)[] => {
  const codes = place.length === 5 ? [place, placeOf(place).provinceCode] : place === '' ? [] : [place]
  return [...codes, null]
}

/** What stands for a place before any rollout is asked: a suspension, a pin, a stable track, the nearest first. */
export function versionAt(module: RegisteredModule, place: string): PlaceVersion {
  const places = placesUp(place)
  const suspended = places.find((code) => module.suspensions.some((one) => one.regionCode === code))
  if (suspended !== undefined) return { version: null, by: 'suspended', regionCode: suspended }
  for (const [by, entries] of [
    ['pin', module.pins],
    ['stable', module.stable],
  ] as const)
    for (const code of places) {
      const entry = entries.find((one) => one.regionCode === code)
      if (entry) return { version: entry.version, by, regionCode: code }
    }
  return { version: null, by: 'nothing', regionCode: null }
}

/** The scopes granted for a place: the province's own grant, else the platform's. */
export function grantedAt(module: RegisteredModule, place: string): readonly string[] {
  const own = module.grants.find(
    (grant) => grant.provinceCode !== null && grant.provinceCode === placeOf(place).provinceCode,
  )
  return (own ?? module.grants.find((grant) => grant.provinceCode === null))?.granted ?? []
}

/** The rollouts under way, the newest first. */
export const runningRollouts = (module: RegisteredModule) =>
  module.rollouts.filter(({ status }) => status === 'running' || status === 'paused')

/** Whether a place has a rollout under way; it may have one at a time. */
export const isRollingOutAt = (module: RegisteredModule, place: string): boolean =>
  runningRollouts(module).some(({ provinceCode }) => (provinceCode ?? '') === placeOf(place).provinceCode)

/** A release newer than the one in force that no rollout gives to anybody yet. */
export function isNewerWaiting(module: RegisteredModule, place: string): boolean {
  const { version, by } = versionAt(module, place)
  if ((by !== 'pin' && by !== 'stable') || module.latestVersion === version) return false
  return !runningRollouts(module).some((rollout) => rollout.version === module.latestVersion)
}
