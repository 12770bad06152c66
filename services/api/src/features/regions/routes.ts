import { rowOf } from '@sipelandukilat/access'
import {
  listHolidays,
  listRegencies,
  listRegions,
  type QueryOf,
  type RegencyOverview,
  type Region,
  type RegionSummary,
  readRegion,
  setHolidays,
  updateRegency,
} from '@sipelandukilat/contract'
import { regionsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'

const columns = `code, name, level, parent_code as "parentCode", is_border as "isBorder", access, latitude, longitude, status, office, version`

async function getRegion(db: Db, code: string): Promise<Region> {
  const region = await db.first<Region>({ text: `select ${columns} from region where code = $1`, values: [code] })
  if (!region) throw new Problem('not-found')
  return region
}

const rowOfRegion = (code: string) =>
  rowOf('Region', { provinceCode: code.slice(0, 2), regencyCode: code.length >= 5 ? code.slice(0, 5) : null })

/** The regions of a caller's rules: whole provinces, single regencies, or (the platform) every province. */
function scopeOf(caller: Caller): { provinces: string[]; regencies: string[]; all: boolean } {
  const scope = { provinces: [] as string[], regencies: [] as string[], all: false }
  for (const rule of caller.ability.rulesFor('read', 'Region')) {
    const conditions = rule.conditions as Record<string, { $in: string[] }> | undefined
    if (!conditions) scope.all = true
    scope.provinces.push(...(conditions?.provinceCode?.$in ?? []))
    scope.regencies.push(
      ...(conditions?.regencyCode?.$in ?? []),
      ...(conditions?.districtCode?.$in ?? []).map((code) => code.slice(0, 5)),
      ...(conditions?.villageCode?.$in ?? []).map((code) => code.slice(0, 5)),
    )
  }
  return scope
}

/** What a regency must have before it serves, and how much of it there is. */
async function overviewOf(db: Db, region: Region): Promise<RegencyOverview> {
  const counts = await db.first<{ users: number; holidays: number; services: number; modules: number; open: number }>({
    text: `select (select count(*) from app_user where regency_code = $1 and status = 'active') as users,
             (select count(*) from holiday where province_code = left($1, 2) and regency_code in ('', $1)) as holidays,
             (select count(*) from service_definition where is_current) as services, (select count(*) from app_boot_registry(left($1, 2), $1, '{}') where stable is not null) as modules,
             (select count(*) from application where regency_code = $1 and closed_at is null) as open`,
    values: [region.code],
  })
  const { users = 0, holidays = 0, services = 0, modules = 0, open = 0 } = counts ?? {}
  const hasOffice = Boolean(region.office.address && region.office.hours)
  return {
    ...region,
    checklist: [
      { item: 'users', done: users >= 2, count: users },
      { item: 'office', done: hasOffice, count: hasOffice ? 1 : 0 },
      { item: 'calendar', done: holidays > 0, count: holidays },
      { item: 'services', done: services > 0, count: services },
      { item: 'modules', done: modules > 0, count: modules },
    ],
    openApplications: open,
  }
}

type RegionMatch = RegionSummary & { path: string }

/** The regions within a parent (provinces when none is named), or those whose name is like `q` within it. */
export async function searchRegions(db: Db, query: QueryOf<typeof listRegions>): Promise<RegionMatch[]> {
  const like = query.q === undefined ? null : `%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return db.rows<RegionMatch>({
    text: `select r.code, r.name, r.level, r.parent_code as "parentCode",
             concat_ws(', ', p.name, case when length(r.code) > 8 then g.name end, case when length(r.code) > 2 and length(r.code) <= 8 then v.name end) as path
           from region r left join region p on p.code = r.parent_code left join region g on g.code = p.parent_code left join region v on v.code = r.province_code and v.code <> p.code
           where case when $1::text is null then (case when $2::text is null then r.level = 'province' else true end)
                      when $2::text is null then r.parent_code = $1 else r.code like $1 || '.%' end
             and ($2::text is null or lower(r.name) like $2) and ($3::text is null or r.level = $3)
           order by case when lower(r.name) = trim(both '%' from coalesce($2, '')) then 0 else 1 end, r.name, r.code limit case when $2::text is null then 1000 else 30 end`,
    values: [query.parent ?? null, like, query.level ?? null],
  })
}

export function registerRegions({ serve }: Platform): void {
  serve(listRegions, async ({ query, db }) => ({ items: await searchRegions(db, query) }))

  serve(readRegion, async ({ params, db, caller }) => {
    const region = await getRegion(db, params.code)
    const { provinces, regencies, all } = scopeOf(caller)
    const isSeen = all || provinces.includes(region.code.slice(0, 2)) || regencies.includes(region.code.slice(0, 5))
    if (!isSeen) throw new Problem('not-found')
    return region
  })

  serve(listRegencies, async ({ db, caller }) => {
    const { provinces, regencies, all } = scopeOf(caller)
    const rows = await db.rows<Region>({
      text: `select ${columns} from region where level = 'regency' and ($3 or province_code = any($1) or code = any($2)) order by code limit 600`,
      values: [provinces, regencies, all],
    })
    const items: RegencyOverview[] = []
    for (const row of rows) items.push(await overviewOf(db, row))
    return { items }
  })

  serve(updateRegency, async ({ params, body, db, caller, correlationId }) => {
    const region = await getRegion(db, params.code)
    if (region.level !== 'regency' || !caller.ability.can('update', rowOfRegion(params.code)))
      throw new Problem('not-found')
    if (region.version !== body.expectedVersion) throw new Problem('version-conflict', { changed: region })
    if (body.status === 'preparing' && region.status !== 'preparing')
      throw new Problem('conflict', {
        detail: regionsTexts.of('regencyActiveCanPausedNotPrepared'),
      })
    if (body.status === 'active') {
      const missing = (await overviewOf(db, { ...region, office: body.office ?? region.office })).checklist.filter(
        (entry) => !entry.done,
      )
      if (missing.length > 0)
        throw new Problem('conflict', {
          detail: {
            id: `Lengkapi dulu sebelum diaktifkan: ${missing.map((entry) => checklistLabels[entry.item].id).join(', ')}.`,
            en: `Complete these before activating: ${missing.map((entry) => checklistLabels[entry.item].en).join(', ')}.`,
          },
        })
    }
    await db.run({
      text: 'update region set status = coalesce($2, status), office = coalesce($3, office), version = version + 1 where code = $1 and version = $4',
      values: [
        params.code,
        body.status ?? null,
        body.office ? JSON.stringify(body.office) : null,
        body.expectedVersion,
      ],
    })
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: caller.user?.id ?? null,
      action: 'regency-updated',
      subject: 'Region',
      subjectIds: [params.code],
      provinceCode: params.code.slice(0, 2),
      regencyCode: params.code,
      detail: { ...(body.status ? { status: body.status } : {}), office: body.office !== undefined },
      correlationId,
    })
    return getRegion(db, params.code)
  })

  const holidaysOf = (db: Db, code: string) =>
    db.rows<{ date: string; name: string; regencyCode: null }>({
      text: `select on_date::text as date, name, nullif(regency_code, '') as "regencyCode" from holiday where province_code = left($1, 2) and regency_code in ('', $1) order by on_date`,
      values: [code],
    })

  serve(listHolidays, async ({ params, db, caller }) => {
    const { provinces, regencies, all } = scopeOf(caller)
    if (!all && !provinces.includes(params.code.slice(0, 2)) && !regencies.includes(params.code.slice(0, 5)))
      throw new Problem('not-found')
    return { items: await holidaysOf(db, params.code) }
  })

  serve(setHolidays, async ({ params, body, db, caller, correlationId }) => {
    if (params.code.length > 5 || !caller.ability.can('update', rowOfRegion(params.code)))
      throw new Problem('not-found')
    const regencyCode = params.code.length === 5 ? params.code : ''
    await db.run({
      text: 'delete from holiday where province_code = left($1, 2) and regency_code = $2',
      values: [params.code, regencyCode],
    })
    const nameOf = new Map(body.items.map((holiday) => [holiday.date, holiday.name]))
    await db.run({
      text: `insert into holiday (province_code, regency_code, on_date, name)
             select left($1, 2), $2, on_date, name from unnest($3::date[], $4::text[]) as given (on_date, name)`,
      values: [params.code, regencyCode, [...nameOf.keys()], [...nameOf.values()]],
    })
    await recordAudit(db, {
      actorKind: 'officer',
      actorId: caller.user?.id ?? null,
      action: 'holidays-set',
      subject: 'Region',
      subjectIds: [params.code],
      provinceCode: params.code.slice(0, 2),
      regencyCode: regencyCode || null,
      detail: { count: body.items.length },
      correlationId,
    })
    return { items: await holidaysOf(db, params.code) }
  })
}

const checklistLabels = {
  users: regionsTexts.of('checklist_users'),
  office: regionsTexts.of('checklist_office'),
  calendar: regionsTexts.of('checklist_calendar'),
  services: regionsTexts.of('checklist_services'),
  modules: regionsTexts.of('checklist_modules'),
} as const
