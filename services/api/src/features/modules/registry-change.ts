import type { AuditAction, RegisteredModule } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { modulesTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { listGrantedScopes } from '../../platform/module-scopes'
import { invalid, Problem } from '../../platform/problem'
import { findReleaseOf, getModule, type ReleaseRow } from './module-store'
import { notifyShells } from './notify-shells'
import { fitsShell } from './release-check'
import { shellVersion } from './shell-version'

/** What every change of the registry needs to know of its request. */
export type RegistryChange = {
  readonly db: Db
  readonly caller: Caller
  readonly moduleId: string
  readonly now: Date
  readonly correlationId: string
}

/** @throws Problem `invalid` for a place that is no region of this system. */
export async function assertPlace(db: Db, place: string): Promise<void> {
  if (place === '') return
  const found = await db.first(from('region').where({ code: place }).select('code'))
  if (!found) throw invalid('regionCode', modulesTexts.of('regionPlaceNotKnown', { place }))
}

/** Ends a change: it is in the trail, open shells of the place are notified, and the module is answered as it stands now. */
export function finishChange(
  { db, caller, moduleId, correlationId }: RegistryChange,
  done: { action: AuditAction; place: string; detail?: Record<string, unknown>; isQuiet?: boolean },
): Promise<RegisteredModule> {
  recordAudit(db, caller, {
    action: done.action,
    subject: 'Module',
    subjectIds: [moduleId],
    provinceCode: placeOf(done.place).provinceCode || null,
    regencyCode: done.place.length === 5 ? done.place : null,
    detail: { ...done.detail, ...(done.place === '' ? {} : { regionCode: done.place }) },
    correlationId,
  })
  if (!done.isQuiet) notifyShells(db, moduleId, done.place)
  return getModule(db, caller, moduleId)
}

/** @throws Problem `invalid` for a version that was never published. */
export async function getReleaseOf(db: Db, moduleId: string, version: string): Promise<ReleaseRow> {
  const release = await findReleaseOf(db, moduleId, version)
  if (!release) throw invalid('version', modulesTexts.of('versionVersionNeverPublished', { version }))
  return release
}

/**
 * Whether people may be given a release in a place: its key stands, its shell range fits, and every scope it asks for is
 * granted there.
 * @throws Problem `release-unfit`, `scopes-not-granted`.
 */
export async function assertUsable(db: Db, moduleId: string, release: ReleaseRow, place: string): Promise<void> {
  assertFit(release)
  const granted = await listGrantedScopes(db, moduleId, placeOf(place).provinceCode)
  const missing = release.requested_scopes.filter((scope) => !granted.includes(scope))
  if (missing.length > 0)
    throw new Problem('scopes-not-granted', {
      detail: modulesTexts.of('releaseAsksScopesNotGranted', { missing: missing.join(', ') }),
    })
}

/** Why nobody may be given a release: its key, or the shell that is served here. */
export function findUnfit(release: ReleaseRow): Problem | undefined {
  if (release.is_key_revoked || !release.is_signed)
    return new Problem('release-unfit', {
      detail: modulesTexts.of('keyReleaseSignedWithRevoked'),
    })
  if (!fitsShell(release.shell_range, shellVersion))
    return new Problem('release-unfit', {
      detail: modulesTexts.of('releaseAsksShellShellRange', { shell_range: release.shell_range, shellVersion }),
    })
  return undefined
}

/** @throws Problem `release-unfit`. */
export function assertFit(release: ReleaseRow): void {
  const unfit = findUnfit(release)
  if (unfit) throw unfit
}
