import type { TravelOrderCheck } from '@sipelandukilat/contract'
import type { Db } from '../../../platform/database/db'

/** What the public check says of a travel order. */
export const findTravelOrderByCode = (db: Db, code: string): Promise<TravelOrderCheck | undefined> =>
  db.first<TravelOrderCheck>({
    text: 'select number, starts_on as "startsOn", ends_on as "endsOn", status, regencies from app_travel_order($1)',
    values: [code],
  })

/** The name of a trip's province, and the code that opens its public check. */
export const findProvinceAndCode = (
  db: Db,
  tripId: string,
): Promise<{ name: string; check_code: string | null } | undefined> =>
  db.first<{ name: string; check_code: string | null }>({
    text: 'select r.name, t.check_code from trip t join region r on r.code = t.province_code where t.id = $1',
    values: [tripId],
  })
