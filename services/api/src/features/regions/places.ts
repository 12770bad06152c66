import type { Region } from '@sipelandukilat/contract'
import type { Calendar, TimeZone } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'

/** A village with what routing and the clock need of its regency. */
export type Place = {
  villageCode: string
  villageName: string
  districtCode: string
  districtName: string
  regencyCode: string
  regencyName: string
  regencyStatus: 'preparing' | 'active' | 'paused'
  provinceCode: string
  /** Some regency of the province serves: what is applied for here is seen by somebody. */
  isServed: boolean
  calendar: Calendar
}

type CalendarRow = { timeZone: TimeZone; holidays: string[] | null }
type PlaceRow = Omit<Place, 'calendar'> & CalendarRow

/** The clock of region `r`: a regency keeps its province's holidays and its own. */
const calendarColumns = `r.time_zone as "timeZone",
  (select array_agg(h.on_date::text) from holiday h where h.province_code = r.province_code and h.regency_code in ('', r.code)) as holidays`

const toCalendar = ({ timeZone, holidays }: CalendarRow): Calendar => ({
  timeZone,
  holidays: holidays ?? [],
  weekend: [0, 6],
})

/** The village with its parents, or undefined where no such village exists. */
export async function findPlace(db: Db, villageCode: string): Promise<Place | undefined> {
  const row = await db.first<PlaceRow>({
    text: `select v.code as "villageCode", v.name as "villageName", d.code as "districtCode", d.name as "districtName",
             r.code as "regencyCode", r.name as "regencyName", r.status as "regencyStatus", v.province_code as "provinceCode", ${calendarColumns},
             exists (select from region o where o.province_code = v.province_code and o.status in ('active', 'paused')) as "isServed"
           from region v join region d on d.code = v.parent_code join region r on r.code = d.parent_code
           where v.code = $1 and v.level = 'village'`,
    values: [villageCode],
  })
  if (!row) return undefined
  const { timeZone, holidays, ...place } = row
  return { ...place, calendar: toCalendar({ timeZone, holidays }) }
}

/** The village that an application stands in and the office that acts, by name; codes where a name is not known. */
export async function findPlaceAndOffice(
  db: Db,
  record: { village_code: string; regency_code: string },
): Promise<{ villageName: string; regencyName: string; office: Region['office'] }> {
  const found = await db.first<{ village: string; regency: string; office: Region['office'] }>({
    text: 'select v.name as village, r.name as regency, r.office from region v join region r on r.code = $2 where v.code = $1',
    values: [record.village_code, record.regency_code],
  })
  return {
    villageName: found?.village ?? record.village_code,
    regencyName: found?.regency ?? record.regency_code,
    office: found?.office ?? {},
  }
}

/** The village that an application stands in. @throws where no such village exists */
export async function getPlace(db: Db, villageCode: string): Promise<Place> {
  const place = await findPlace(db, villageCode)
  if (!place) throw new Error(`No village ${villageCode}`)
  return place
}

/** The calendar of a regency, or of a province for what no regency has yet. @throws where no such region exists */
export async function getCalendar(db: Db, regionCode: string): Promise<Calendar> {
  const row = await db.first<CalendarRow>({
    text: `select ${calendarColumns} from region r where r.code = $1`,
    values: [regionCode],
  })
  if (!row) throw new Error(`No region ${regionCode}`)
  return toCalendar(row)
}
