import { readServiceCharter, writeServiceCharter } from '@sipelandukilat/contract'
import { placeOf, toLocalDate } from '@sipelandukilat/domain'
import { regionsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { userIdOf } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { getCalendar } from './places'
import { getRegencyToUpdate, isSeenBy } from './region-scope'
import { findServiceCharter, saveServiceCharter } from './service-charter-store'

export function registerServiceCharters({ serve }: Platform): void {
  serve(readServiceCharter, async ({ params, db, caller }) => {
    if (!isSeenBy(caller, params.code)) throw new Problem('not-found')
    return { charter: (await findServiceCharter(db, params.code)) ?? null }
  })

  serve(writeServiceCharter, async ({ params: { code }, body, db, caller, now, correlationId }) => {
    await getRegencyToUpdate(db, caller, code)
    const { timeZone } = await getCalendar(db, code)
    if (body.signedOn > toLocalDate(now, timeZone)) throw invalid('signedOn', regionsTexts.of('signedInFuture'))
    const isWritten = await saveServiceCharter(db, code, body, { userId: userIdOf(caller), now })
    const charter = (await findServiceCharter(db, code)) ?? null
    if (!isWritten) throw new Problem('version-conflict', { changed: charter })
    recordAudit(db, caller, {
      action: 'service-charter-written',
      subject: 'Region',
      subjectIds: [code],
      provinceCode: placeOf(code).provinceCode,
      regencyCode: code,
      correlationId,
    })
    return { charter }
  })
}
