import { explainModule, resolveModule } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFacts } from './boot'
import { assertMayDecide, placeOfDecider } from './deciding'
import { getOwnRow } from './module-store'
import { shellVersion } from './shell-version'

/** Why an office gets the version it gets. */
export function registerExplain({ serve }: Platform): void {
  serve(explainModule, async ({ params, query, db, caller, now, language, correlationId }) => {
    const module = await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, query.regionCode)
    if (module.created_by === null || module.created_by !== caller.user?.id) assertMayDecide(caller, 'read', place)
    const office = { provinceCode: placeOf(place).provinceCode, regencyCode: place.length === 5 ? place : '' }
    const facts = (await readFacts(db, office)).find((one) => one.id === params.id)
    if (!facts) throw new Problem('not-found')
    const { decision } = resolveModule(facts, {
      ...office,
      userId: caller.user?.id ?? '',
      roles: query.role ? [query.role] : [],
      now,
      shellVersion,
      language,
      overrides: new Map(),
    })
    recordAudit(db, caller, {
      action: 'module-explained',
      subject: 'Module',
      subjectIds: [params.id],
      provinceCode: placeOf(place).provinceCode || null,
      detail: { regionCode: place },
      correlationId,
    })
    return decision
  })
}
