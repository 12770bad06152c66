import { rowOf } from '@sipelandukilat/access'
import {
  type BaselineFigure,
  compareRegencies,
  BaselineFigure as figures,
  readImpact,
  readSatisfaction,
  readSummary,
  setBaselines,
} from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { toFigures } from './figures'
import { impactFigures } from './impact'
import { periodOf } from './period'
import { regencyNames } from './regency-names'
import { readSatisfactionOf } from './satisfaction'
import { readReport } from './summary'

const rowOfRegion = (code: string) =>
  rowOf('Report', {
    provinceCode: code.slice(0, 2),
    regencyCode: code.length >= 5 ? code.slice(0, 5) : null,
    districtCode: code.length >= 8 ? code.slice(0, 8) : null,
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
  const region = await db.first<{ code: string; name: string }>({
    text: 'select code, name from region where code = $1',
    values: [code],
  })
  if (!region) throw new Problem('not-found')
  return region
}

export function registerReports({ serve, keyring }: Platform): void {
  serve(readSummary, async ({ query, db, caller, now, language }) =>
    readReport(db, await regionOf(db, caller, query.region), periodOf(query, now), language, now),
  )

  serve(compareRegencies, async ({ query, db, caller, now }) => {
    const period = periodOf(query, now)
    const [rule] = caller.ability.rulesFor('compare', 'Report')
    const province = (rule?.conditions as { provinceCode?: { $in: string[] } } | undefined)?.provinceCode?.$in[0] ?? ''
    const rows = await db.rows<{ regency_code: string; metric: string; bucket: number; amount: number | null }>({
      text: `select regency_code, metric, bucket, amount from app_compare_regencies($1, ($2 || '-01')::date, ($3 || '-01')::date)`,
      values: [province, period.from, period.to],
    })
    const overdue = new Map(
      rows
        .filter((row) => row.metric === 'overdue')
        .map((row) => [row.regency_code, { open: null, overdue: row.amount }]),
    )
    const grouped = toFigures(
      rows.filter((row) => row.metric !== 'overdue').map((row) => ({ ...row, group: row.regency_code })),
      overdue,
    )
    const names = await regencyNames(db, [...grouped.keys()])
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
    const baselines = await db.rows<{ figure: BaselineFigure; value: number; period: string; source: string }>({
      text: 'select figure, value, period, source from baseline where region_code = $1',
      values: [region.code],
    })
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
      provinceCode: code.slice(0, 2),
      regencyCode: code.length >= 5 ? code.slice(0, 5) : null,
    })
    if (code.length > 5 || !caller.ability.can('update', row) || !caller.ability.can('read', rowOfRegion(code)))
      throw new Problem('not-found')
    await db.run({ text: 'delete from baseline where region_code = $1', values: [code] })
    for (const item of body.items)
      await db.run({
        text: `insert into baseline (region_code, province_code, regency_code, figure, value, period, source) values ($1, left($1, 2), case when length($1) = 5 then $1 else '' end, $2, $3, $4, $5)
               on conflict (region_code, figure) do update set value = excluded.value, period = excluded.period, source = excluded.source`,
        values: [code, item.figure, item.value, item.period, item.source],
      })
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: caller.user?.id ?? null,
      action: 'baselines-set',
      subject: 'Report',
      subjectIds: [code],
      provinceCode: code.slice(0, 2),
      regencyCode: code.length === 5 ? code : null,
      detail: { figures: body.items.map((item) => item.figure) },
      correlationId,
    })
    return { items: body.items }
  })
}
