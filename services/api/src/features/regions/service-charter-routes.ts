import { rowOf } from '@sipelandukilat/access'
import { readServiceCharter, writeServiceCharter } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { isSeenBy } from './region-scope'
import { getRegion } from './region-store'
import { findServiceCharter, saveServiceCharter } from './service-charter-store'

export function registerServiceCharters({ serve }: Platform): void {
  serve(readServiceCharter, async ({ params, db, caller }) => {
    if (!isSeenBy(caller, params.code)) throw new Problem('not-found')
    return { charter: (await findServiceCharter(db, params.code)) ?? null }
  })

  serve(writeServiceCharter, async ({ params: { code }, body, db, caller, now, correlationId }) => {
    const { provinceCode } = placeOf(code)
    const { level } = await getRegion(db, code)
    const mayUpdate = caller.ability.can('update', rowOf('Region', { provinceCode, regencyCode: code }))
    if (level !== 'regency' || !caller.user || !mayUpdate) throw new Problem('not-found')
    const isWritten = await saveServiceCharter(db, code, body, { userId: caller.user.id, now })
    const charter = (await findServiceCharter(db, code)) ?? null
    if (!isWritten) throw new Problem('version-conflict', { changed: charter })
    recordAudit(db, caller, {
      action: 'service-charter-written',
      subject: 'Region',
      subjectIds: [code],
      provinceCode,
      regencyCode: code,
      correlationId,
    })
    return { charter }
  })
}
