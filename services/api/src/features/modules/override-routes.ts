import { endOverride, startOverride } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import { type Caller, provinceOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { provinceOfDecider } from './deciding'
import { readClaims } from './module-claims'
import type { OverrideCookie } from './overrides'
import { assertFit, getReleaseOf } from './registry-change'

/**
 * Who may preview: the module's own developer, and those who decide about it for the platform or a province. A developer
 * may also show their dev server under an id that nobody has yet.
 */
async function assertMayPreview(db: Db, caller: Caller, moduleId: string, isDevServer: boolean): Promise<void> {
  const claim = await readClaims(db, moduleId, [])
  const decides = caller.ability.can('update', 'Module')
  const isOwn = claim.is_taken === true && claim.owner_id !== null && claim.owner_id === caller.user?.id
  const isNew = claim.is_taken === false && isDevServer && caller.ability.can('publish', 'Module')
  if (decides || isOwn || isNew) return
  // Another developer's module does not even show that it exists.
  throw new Problem(caller.ability.can('pin', 'Module') ? 'forbidden' : 'not-found')
}

export function registerOverrides({ serve }: Platform, previews: OverrideCookie): void {
  serve(startOverride, async ({ params, body, db, caller, now, request, response, correlationId }) => {
    const isDevServer = 'devServer' in body
    await assertMayPreview(db, caller, params.id, isDevServer)
    const shown = isDevServer ? { devServer: body.devServer } : await releaseOf(db, params.id, body.version)
    const until = previews.add(request, response, caller, { moduleId: params.id, ...shown }, now)
    recordAudit(db, caller, {
      action: 'module-preview-started',
      subject: 'Module',
      subjectIds: [params.id],
      provinceCode: provinceOfDecider(caller) || null,
      detail: { ...body, until: until.toISOString() },
      correlationId,
    })
    return { moduleId: params.id, until: until.toISOString() }
  })

  // Anyone may stop looking: the cookie is their own browser's.
  serve(endOverride, async ({ params, db, caller, now, request, response, correlationId }) => {
    previews.remove(request, response, caller, params.id, now)
    recordAudit(db, caller, {
      action: 'module-preview-ended',
      subject: 'Module',
      subjectIds: [params.id],
      provinceCode: provinceOf(caller),
      correlationId,
    })
    return undefined
  })
}

async function releaseOf(db: Db, moduleId: string, version: string): Promise<{ releaseId: string }> {
  const release = await getReleaseOf(db, moduleId, version)
  assertFit(release)
  return { releaseId: release.id }
}
