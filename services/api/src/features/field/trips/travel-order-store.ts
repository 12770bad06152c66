import type { TravelOrderCheck } from '@sipelandukilat/contract'
import type { Db } from '../../../platform/database/db'

/** What the public check says of a travel order. */
export const findTravelOrderByCode = (db: Db, code: string): Promise<TravelOrderCheck | undefined> =>
  db.first<TravelOrderCheck>({
    text: 'select number, starts_on as "startsOn", ends_on as "endsOn", status, regencies from app_travel_order($1)',
    values: [code],
  })

/** Number and rank of colleagues by their accounts, where they are entered. */
export const listCivilServants = (
  db: Db,
  userIds: readonly string[],
): Promise<{ id: string; nip: string | null; grade: string | null }[]> =>
  db.rows<{ id: string; nip: string | null; grade: string | null }>({
    text: 'select id, nip, grade from app_civil_servants($1::uuid[])',
    values: [userIds],
  })

/** Writes what the order rests on; null for the trip's own facts. */
export const saveBasis = (db: Db, tripId: string, lines: readonly string[] | null): Promise<number> =>
  db.run({
    text: 'update trip set order_basis = $2, version = version + 1 where id = $1',
    values: [tripId, lines],
  })

/** What a travel order says beside its trip: the province, what it rests on, the code that opens its public check. */
export const findOrderFacts = (
  db: Db,
  tripId: string,
): Promise<
  { name: string; check_code: string | null; order_basis: string[] | null; regencies: string[] | null } | undefined
> =>
  db.first<{ name: string; check_code: string | null; order_basis: string[] | null; regencies: string[] | null }>({
    text: `select r.name, t.check_code, t.order_basis,
             (select array_agg(g.name order by g.code) from region g where g.code = any(t.regency_codes)) as regencies
           from trip t join region r on r.code = t.province_code where t.id = $1`,
    values: [tripId],
  })
