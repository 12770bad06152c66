import { rowOf } from '@sipelandukilat/access'
import {
  compareRegencies,
  BaselineFigure as figures,
  readImpact,
  readSatisfaction,
  readSummary,
  setBaselines,
} from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { findRegion, regionNamesOf } from '../regions/region-store'
import { listBaselines, replaceBaselines } from './baseline-store'
import { listComparedFigures } from './compared-figures'
import { toFigures } from './figures'
import { impactFigures } from './impact'
import { periodOf } from './period'
import { readSatisfactionOf } from './satisfaction'
import { readReport } from './summary'

const rowOfRegion = (code: string) =>
  rowOf('Report', {
    provinceCode: placeOf(code).provinceCode,
    regencyCode: code.length >= 5 ? placeOf(code).regencyCode : null,
    districtCode: code.length >= 8 ? placeOf(code).districtCode : null,
  })

/** The region asked for, or the widest one the caller reads reports of. @throws Problem `not-found` outside the caller's regions. */
async function regionOf(db: Db, caller: Caller, asked: string | undefined): Promise<{ code: string; name: string }> {
  const own = caller.ability.rulesFor('read', 'Report').flatMap((rule) => {
    const { provinceCode, regencyCode } = (rule.conditions ?? {}) as Record<string, { $in: string[] } | undefined>
    return [...(provinceCode?.$in ?? []), ...(regencyCode?.$in ?? [])]
  })
  const code = asked ?? own.sort((first, second) => first.length - second.length)[0]
  if (code === undefined || code.length > 8 || !caller.ability.can('read', rowOfRegion(code)))
    throw new Problem('not-found')
  const region = await findRegion(db, code)
  if (!region) throw new Problem('not-found')
  return { code, name: region.name }
}

export function registerReports({ serve, keyring }: Platform): void {
  serve(readSummary, async ({ query, db, caller, now, language }) =>
    readReport(db, await regionOf(db, caller, query.region), periodOf(query, now), language, now),
  )

  serve(compareRegencies, async ({ query, db, caller, now }) => {
    const period = periodOf(query, now)
    const [rule] = caller.ability.rulesFor('compare', 'Report')
    const province = (rule?.conditions as { provinceCode?: { $in: string[] } } | undefined)?.provinceCode?.$in[0] ?? ''
    const rows = await listComparedFigures(db, province, period)
    const overdue = new Map(
      rows
        .filter((row) => row.metric === 'overdue')
        .map((row) => [row.regency_code, { open: null, overdue: row.amount }]),
    )
    const grouped = toFigures(
      rows.filter((row) => row.metric !== 'overdue').map((row) => ({ ...row, group: row.regency_code })),
      overdue,
    )
    const names = await regionNamesOf(db, [...grouped.keys()])
    return {
      ...period,
      regencies: [...grouped]
        .map(([key, group]) => ({ key, label: names.get(key) ?? key, ...group, open: null }))
        .sort((first, second) => first.key.localeCompare(second.key)),
    }
  })

  serve(readImpact, async ({ query, db, caller, now, language }) => {
    const region = await regionOf(db, caller, query.region)
    const period = periodOf(query, now)
    const baselines = await listBaselines(db, region.code)
    const today = await impactFigures(db, await readReport(db, region, period, language, now), period)
    return {
      region: region.code,
      regionName: region.name,
      ...period,
      version: 1,
      figures: figures.options.map((figure) => {
        const baseline = baselines.find((one) => one.figure === figure)
        return {
          figure,
          baseline: baseline ? { value: baseline.value, period: baseline.period, source: baseline.source } : null,
          today: today[figure],
        }
      }),
    }
  })

  serve(readSatisfaction, async ({ query, db, caller, now }) =>
    readSatisfactionOf(db, keyring, await regionOf(db, caller, query.region), periodOf(query, now)),
  )

  serve(setBaselines, async ({ body, db, caller, correlationId }) => {
    const code = body.region
    const row = rowOf('Region', {
      provinceCode: placeOf(code).provinceCode,
      regencyCode: code.length >= 5 ? placeOf(code).regencyCode : null,
    })
    if (code.length > 5 || !caller.ability.can('update', row) || !caller.ability.can('read', rowOfRegion(code)))
      throw new Problem('not-found')
    await replaceBaselines(db, code, body.items)
    recordAudit(db, caller, {
      action: 'baselines-set',
      subject: 'Report',
      subjectIds: [code],
      provinceCode: placeOf(code).provinceCode,
      regencyCode: code.length === 5 ? code : null,
      detail: { figures: body.items.map((item) => item.figure) },
      correlationId,
    })
    return { items: body.items }
  })
}
