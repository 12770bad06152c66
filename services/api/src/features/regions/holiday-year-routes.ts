import { confirmHolidayYear, type HolidayYear, readHolidayFile, readHolidayYear } from '@sipelandukilat/contract'
import { placeOf, RegionCode, toLocalDate } from '@sipelandukilat/domain'
import { holidaysTexts } from '#texts'
import { recordAudit } from '../../platform/audit'
import { userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { confirmYear, listConfirmedYears, listHolidaysOf } from './holiday-store'
import { getCalendar } from './places'
import { proposeHolidays } from './propose-holidays'
import { readDaysOf } from './read-holiday-file'
import { isSeenBy, mayUpdateRegion } from './region-scope'

/** Years ahead, this one among them, of which the screen says whether they are confirmed. */
const yearsShown = 3

async function yearOf(db: Db, provinceCode: RegionCode, year: number, now: Date): Promise<HolidayYear> {
  const [own, confirmed, { timeZone }] = await Promise.all([
    listHolidaysOf(db, provinceCode),
    listConfirmedYears(db, provinceCode),
    getCalendar(db, provinceCode),
  ])
  const standing = own.filter(({ date }) => date.startsWith(`${year}-`)).map(({ date, name }) => [date, name] as const)
  const thisYear = Number(toLocalDate(now, timeZone).slice(0, 4))
  const confirmedAt = (one: number) => confirmed.get(one)?.toISOString() ?? null
  return {
    provinceCode,
    year,
    confirmedAt: confirmedAt(year),
    ...(await proposeHolidays(year, new Map(standing))),
    years: Array.from({ length: yearsShown }, (_, index) => thisYear + index).map((one) => ({
      year: one,
      confirmedAt: confirmedAt(one),
    })),
  }
}

export function registerHolidayYears({ serve, clock }: Platform): void {
  serve(readHolidayYear, async ({ params: { code, year }, db, caller }) => {
    if (!isSeenBy(caller, code)) throw new Problem('not-found')
    return yearOf(db, RegionCode.parse(placeOf(code).provinceCode), year, clock())
  })

  serve(confirmHolidayYear, async ({ params: { code, year }, body, db, caller, correlationId }) => {
    if (code.length !== 2 || !mayUpdateRegion(caller, code)) throw new Problem('not-found')
    const foreign = body.items.flatMap(({ date }, index) => (date.startsWith(`${year}-`) ? [] : [index]))
    if (foreign.length > 0)
      throw new Problem('invalid', {
        errors: foreign.map((index) => ({
          path: `items.${index}.date`,
          message: holidaysTexts.of('dayOfAnotherYear', { year }),
        })),
      })
    if (body.items.length === 0 && !body.confirmEmpty)
      throw invalid('confirmEmpty', holidaysTexts.of('yearWithoutDays', { year }))
    const nameOfDate = new Map(body.items.map(({ date, name }) => [date, name]))
    await confirmYear(db, { provinceCode: code, year, userId: userIdOf(caller), now: clock() }, nameOfDate)
    recordAudit(db, caller, {
      action: 'holiday-year-confirmed',
      subject: 'Region',
      subjectIds: [code],
      provinceCode: code,
      detail: { year, count: nameOfDate.size },
      correlationId,
    })
    return yearOf(db, code, year, clock())
  })

  serve(readHolidayFile, ({ body }) => Promise.resolve(readDaysOf(body.csv)))
}
