import { roles } from '@sipelandukilat/access'
import { isReached, rollBackModule, type TargetingRule } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFacts } from './boot'
import { assertMayDecide, placeOfDecider } from './deciding'
import { findReleaseById, getOwnRow, type ReleaseRow } from './module-store'
import { setPin } from './pins'
import { type Act, assertPlace, findUnfit, finishAct } from './registry-change'
import { pointTrack } from './tracks'

type Past = { id: string; release_id: string }

/** What a province's stable track (or the platform's) pointed to, newest first, without what was rolled back. */
const listPast = (db: Db, moduleId: string, provinceCode: string) =>
  db.rows(
    from('module_track_change')
      .where({ module_id: moduleId, track: 'stable', province_code: provinceCode })
      .whereNull('rolled_back_at')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(50)
      .select('id', 'release_id'),
  )

const after = (past: readonly Past[], current: string) =>
  past.slice(past.findIndex(({ release_id }) => release_id === current) + 1)

/** What stood before the present release: in the province itself, then for the platform before it stood there. */
async function listBefore(db: Db, moduleId: string, provinceCode: string, current: string): Promise<Past[]> {
  const own = provinceCode === '' ? [] : await listPast(db, moduleId, provinceCode)
  return [...after(own, current), ...after(await listPast(db, moduleId, ''), current)]
}

const findStable = async (db: Db, moduleId: string, provinceCode: string): Promise<string | undefined> =>
  (
    await db.first(
      from('module_track')
        .where({ module_id: moduleId, province_code: provinceCode, track: 'stable' })
        .select('release_id'),
    )
  )?.release_id

/** The newest earlier release that people may be given, other than the present one. */
async function findPrevious(db: Db, past: readonly Past[], current: string): Promise<ReleaseRow | undefined> {
  for (const { release_id } of past) {
    if (release_id === current) continue
    const release = await findReleaseById(db, release_id)
    if (release && !findUnfit(release)) return release
  }
  return undefined
}

/** A province's stable release back to the one before; without a track of its own, the platform's one before. */
async function rollBackProvince(act: Act, provinceCode: string, reason: string): Promise<string> {
  const { db, caller, moduleId, now } = act
  const by = userIdOf(caller)
  const own = await findStable(db, moduleId, provinceCode)
  const current = own ?? (await findStable(db, moduleId, ''))
  if (!current) throw new Problem('no-previous-release')
  const past = await listBefore(db, moduleId, provinceCode, current)
  const previous = await findPrevious(db, past, current)
  if (!previous) throw new Problem('no-previous-release')
  // What is gone back from is passed over the next time, so that going back twice does not end where it began.
  await db.run(
    from('module_track_change')
      .where({ module_id: moduleId, track: 'stable', province_code: provinceCode, release_id: current })
      .whereNull('rolled_back_at')
      .update({ rolled_back_at: now, rolled_back_by: by, reason }),
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
async function rollBackRegency(act: Act, regencyCode: string, reason: string): Promise<string> {
  const { db, moduleId } = act
  const provinceCode = placeOf(regencyCode).provinceCode
  const pinned = await db.first(
    from('module_pin').where({ module_id: moduleId, region_code: regencyCode }).select('release_id'),
  )
  const own = await findStable(db, moduleId, provinceCode)
  const stable = own ?? (await findStable(db, moduleId, ''))
  const current = pinned?.release_id ?? stable
  if (!current) throw new Problem('no-previous-release')
  if (!pinned && stable && (await isRolloutReaching(act, regencyCode))) {
    // What came before a rollout's release is the one that everybody else has.
    const release = await findReleaseById(db, stable)
    if (!release) throw new Problem('no-previous-release')
    await setPin(act, regencyCode, stable, reason)
    return release.version
  }
  const past = await listBefore(db, moduleId, provinceCode, current)
  const previous = await findPrevious(db, past, current)
  if (!previous) throw new Problem('no-previous-release')
  await setPin(act, regencyCode, previous.id, reason)
  return previous.version
}

/** Whether anybody of the regency may have a rollout's release now. */
async function isRolloutReaching({ db, moduleId, now }: Act, regencyCode: string): Promise<boolean> {
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

/** Takes a place back to what it had before: in one call, and without asking its developer. */
export function registerRollBack({ serve }: Platform): void {
  serve(rollBackModule, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body.regionCode)
    assertMayDecide(caller, place.length === 5 ? 'pin' : 'update', place)
    await assertPlace(db, place)
    const act: Act = { db, caller, moduleId: params.id, now, correlationId }
    const version =
      place.length === 5
        ? await rollBackRegency(act, place, body.reason)
        : await rollBackProvince(act, place, body.reason)
    return finishAct(act, { action: 'module-rolled-back', place, detail: { version, reason: body.reason } })
  })
}
