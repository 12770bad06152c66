import { rowOf } from '@sipelandukilat/access'
import {
  listHolidays,
  listRegencies,
  listRegions,
  type RegencyOverview,
  type Region,
  readRegion,
  setHolidays,
  updateRegency,
} from '@sipelandukilat/contract'
import { perLanguage, placeOf, toLocalDate } from '@sipelandukilat/domain'
import { regionsTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { listHolidaysOf, replaceHolidays } from './holiday-store'
import { assertWholeOffice, missingOfOffice } from './office'
import { getCalendar } from './places'
import { getRegencyToUpdate, isSeenBy, mayUpdateRegion, scopeOf } from './region-scope'
import { countOpenApplications, countReadiness, getRegion, listRegenciesOf, updateRegion } from './region-store'
import { searchRegions } from './search-regions'

/** The next year's holidays are due before its first deadlines reach into it. */
const monthOfNextYear = 11

/** What a regency must have before it serves, and how much of it there is. */
async function readinessOf(
  db: Db,
  region: Region,
  now: Date,
): Promise<Pick<RegencyOverview, 'checklist' | 'unconfirmedYear'>> {
  const { timeZone } = await getCalendar(db, region.code)
  const [year = 0, month = 0] = toLocalDate(now, timeZone).split('-').map(Number)
  const ready = await countReadiness(db, region.code, year)
  const { users, has_head: hasHead, has_paper: hasPaper, services, modules } = ready
  const hasOffice = missingOfOffice(region.office).length === 0
  return {
    checklist: [
      { item: 'users', done: users >= 2, count: users },
      { item: 'head', done: hasHead, count: hasHead ? 1 : 0 },
      { item: 'office', done: hasOffice, count: hasOffice ? 1 : 0 },
      { item: 'letters', done: hasPaper, count: hasPaper ? 1 : 0 },
      { item: 'calendar', done: ready.has_year, count: ready.holidays },
      { item: 'services', done: services > 0, count: services },
      { item: 'modules', done: modules > 0, count: modules },
    ],
    unconfirmedYear: month >= monthOfNextYear && !ready.has_next_year ? year + 1 : null,
  }
}

const readsReportsOf = (caller: Caller, code: string) =>
  caller.ability.can('read', rowOf('Report', { provinceCode: placeOf(code).provinceCode, regencyCode: code }))

export function registerRegions({ serve, reference, clock }: Platform): void {
  serve(listRegions, async ({ query, db }) => searchRegions({ db, reference }, query))

  serve(readRegion, async ({ params, db, caller }) => {
    const region = await getRegion(db, params.code)
    if (!isSeenBy(caller, region.code)) throw new Problem('not-found')
    return region
  })

  serve(listRegencies, async ({ db, caller }) => {
    const rows = await listRegenciesOf(db, scopeOf(caller))
    const open = await countOpenApplications(db, [...new Set(rows.map(({ code }) => placeOf(code).provinceCode))])
    const items: RegencyOverview[] = []
    for (const row of rows)
      items.push({
        ...row,
        ...(await readinessOf(db, row, clock())),
        openApplications: readsReportsOf(caller, row.code) ? (open.get(row.code) ?? 0) : null,
      })
    return { items }
  })

  serve(updateRegency, async ({ params, body, db, caller, correlationId }) => {
    const region = await getRegencyToUpdate(db, caller, params.code)
    if (region.version !== body.expectedVersion) throw new Problem('version-conflict', { changed: region })
    if (body.status === 'preparing' && region.status !== 'preparing')
      throw new Problem('conflict', {
        detail: regionsTexts.of('regencyActiveCanPausedNotPrepared'),
      })
    if (body.office) assertWholeOffice(body.office, body.status ?? region.status)
    if (body.status === 'active') {
      const { checklist } = await readinessOf(db, { ...region, office: body.office ?? region.office }, clock())
      const missing = checklist.filter((entry) => !entry.done)
      if (missing.length > 0)
        throw new Problem('conflict', {
          detail: regionsTexts.of('completeBeforeActivating', {
            missing: perLanguage((language) =>
              missing.map(({ item }) => regionsTexts.say(language, `checklist_${item}`)).join(', '),
            ),
          }),
        })
    }
    await updateRegion(db, params.code, body.expectedVersion, { status: body.status, office: body.office })
    recordAudit(db, caller, {
      action: 'regency-updated',
      subject: 'Region',
      subjectIds: [params.code],
      provinceCode: placeOf(params.code).provinceCode,
      regencyCode: params.code,
      detail: { ...(body.status ? { status: body.status } : {}), office: body.office !== undefined },
      correlationId,
    })
    return getRegion(db, params.code)
  })

  serve(listHolidays, async ({ params, db, caller }) => {
    if (!isSeenBy(caller, params.code)) throw new Problem('not-found')
    return { items: await listHolidaysOf(db, params.code) }
  })

  serve(setHolidays, async ({ params, body, db, caller, correlationId }) => {
    if (params.code.length > 5 || !mayUpdateRegion(caller, params.code)) throw new Problem('not-found')
    const regencyCode = params.code.length === 5 ? params.code : ''
    const nameOfDate = new Map(body.items.map((holiday) => [holiday.date, holiday.name]))
    await replaceHolidays(db, { provinceCode: placeOf(params.code).provinceCode, regencyCode }, nameOfDate)
    recordAudit(db, caller, {
      action: 'holidays-set',
      subject: 'Region',
      subjectIds: [params.code],
      provinceCode: placeOf(params.code).provinceCode,
      regencyCode: regencyCode || null,
      detail: { count: body.items.length },
      correlationId,
    })
    return { items: await listHolidaysOf(db, params.code) }
  })
}
