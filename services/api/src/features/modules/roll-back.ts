import { roles } from '@sipelandukilat/access'
import { isReached, type TargetingRule } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { readFacts } from './boot'
import { findReleaseById, type ReleaseRow } from './module-store'
import { findPinnedRelease } from './pin-store'
import { setPin } from './pins'
import { findUnfit, type RegistryChange } from './registry-change'
import { findStable, listPast, markRolledBack, type PastRelease } from './track-store'
import { pointTrack } from './tracks'

const after = (past: readonly PastRelease[], current: string) =>
  past.slice(past.findIndex(({ release_id }) => release_id === current) + 1)

/** What stood before the present release: in the province itself, then for the platform before it stood there. */
async function listBefore(db: Db, moduleId: string, provinceCode: string, current: string): Promise<PastRelease[]> {
  const own = provinceCode === '' ? [] : await listPast(db, moduleId, provinceCode)
  return [...after(own, current), ...after(await listPast(db, moduleId, ''), current)]
}

/** The newest earlier release that people may be given, other than the present one. */
async function findPrevious(db: Db, past: readonly PastRelease[], current: string): Promise<ReleaseRow | undefined> {
  for (const { release_id } of past) {
    if (release_id === current) continue
    const release = await findReleaseById(db, release_id)
    if (release && !findUnfit(release)) return release
  }
  return undefined
}

/** A province's stable release back to the one before; without a track of its own, the platform's one before. */
export async function rollBackProvince(change: RegistryChange, provinceCode: string, reason: string): Promise<string> {
  const { db, caller, moduleId, now } = change
  const by = userIdOf(caller)
  const own = await findStable(db, moduleId, provinceCode)
  const current = own ?? (await findStable(db, moduleId, ''))
  if (!current) throw new Problem('no-previous-release')
  const past = await listBefore(db, moduleId, provinceCode, current)
  const previous = await findPrevious(db, past, current)
  if (!previous) throw new Problem('no-previous-release')
  await markRolledBack(
    db,
    { module_id: moduleId, province_code: provinceCode, release_id: current },
    { rolled_back_at: now, rolled_back_by: by, reason },
  )
  await pointTrack(db, {
    moduleId,
    provinceCode,
    track: 'stable',
    releaseId: previous.id,
    by,
    now,
    cause: 'rolled-back',
    reason,
  })
  return previous.version
}

/** What a regency is given by its province or the platform, and what came before it: held by a pin. */
export async function rollBackRegency(change: RegistryChange, regencyCode: string, reason: string): Promise<string> {
  const { db, moduleId } = change
  const provinceCode = placeOf(regencyCode).provinceCode
  const pinned = await findPinnedRelease(db, moduleId, regencyCode)
  const own = await findStable(db, moduleId, provinceCode)
  const stable = own ?? (await findStable(db, moduleId, ''))
  const current = pinned ?? stable
  if (!current) throw new Problem('no-previous-release')
  if (!pinned && stable && (await isRolloutReaching(change, regencyCode))) {
    // What came before a rollout's release is the one that everybody else has.
    const release = await findReleaseById(db, stable)
    if (!release) throw new Problem('no-previous-release')
    await setPin(change, regencyCode, stable, reason)
    return release.version
  }
  const past = await listBefore(db, moduleId, provinceCode, current)
  const previous = await findPrevious(db, past, current)
  if (!previous) throw new Problem('no-previous-release')
  await setPin(change, regencyCode, previous.id, reason)
  return previous.version
}

/** Whether anybody of the regency may have a rollout's release now. */
async function isRolloutReaching({ db, moduleId, now }: RegistryChange, regencyCode: string): Promise<boolean> {
  const place = { provinceCode: placeOf(regencyCode).provinceCode, regencyCode }
  const facts = (await readFacts(db, place)).find((one) => one.id === moduleId)
  const context = { ...place, userId: '', roles, now }
  return (facts?.rollouts ?? []).some((rollout) =>
    isReached(
      // Some user or other falls into a bucket of any share.
      rollout.bucketBy === 'region' ? rollout : { ...rollout, rules: rollout.rules.map(toEverybody) },
      context,
    ),
  )
}

const toEverybody = (rule: TargetingRule): TargetingRule => (rule.percentage > 0 ? { ...rule, percentage: 100 } : rule)
