import { randomBytes } from 'node:crypto'
import { rowOf } from '@sipelandukilat/access'
import type { ResponseOf, readTravelOrder, TravelOrderCheck } from '@sipelandukilat/contract'
import { maskNik } from '@sipelandukilat/domain'
import { type Caller, publicCaller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { Platform } from '../../../platform/platform'
import { limits } from '../../../platform/rate-limits'
import { auditRequests } from '../visits/audit-requests'
import { openDetails, toVisitAccessRow } from '../visits/visit-request-store'
import { findProvinceAndCode, findTravelOrderByCode } from './travel-order-store'
import { listTripRequests } from './trip-people'
import { readTripFor } from './trip-store'

/** Crockford's base 32: no letter that looks like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeShape = /^[0-9A-HJKMNP-TV-Z]{16}$/

/** Sixteen characters (80 bits) that nobody guesses; they open the public check of a travel order and nothing else. */
export const newCheckCode = (): string => [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('')

/** What anyone may know of a travel order. @throws Problem `too-many-tries`. */
export async function findTravelOrder(
  { database, rateLimits }: Pick<Platform, 'database' | 'rateLimits'>,
  address: string,
  code: string,
): Promise<TravelOrderCheck | undefined> {
  await rateLimits.take(limits.travelOrderAddress, address)
  const typed = code.toUpperCase()
  if (!codeShape.test(typed)) return undefined
  return database.read(publicCaller.scope, (db) => findTravelOrderByCode(db, typed))
}

type TravelOrder = ResponseOf<typeof readTravelOrder>

/** The paper with its people: name, masked NIK, place and time. */
export async function readPaper(
  db: Db,
  { keyring }: Pick<Platform, 'keyring'>,
  asked: { id: string; caller: Caller; now: Date; correlationId: string },
): Promise<TravelOrder & { checkCode: string | null }> {
  const { id, caller, now, correlationId } = asked
  const { stops, members, can: _, ...trip } = await readTripFor(db, caller, id, now)
  const place = await findProvinceAndCode(db, id)
  const rows = (await listTripRequests(db, id)).filter(
    (row) =>
      (row.status === 'planned' || row.status === 'visited') &&
      caller.ability.can('read', rowOf('VisitRequest', toVisitAccessRow(row))),
  )
  auditRequests(db, caller, rows, 'travel-order-printed', correlationId)
  return {
    trip,
    provinceName: place?.name ?? trip.provinceCode,
    members,
    stops: stops.filter(({ skipReason }) => skipReason === null),
    people: rows.flatMap((row) => {
      const { name, nik } = openDetails(keyring, row)
      return row.stop_id ? [{ stopId: row.stop_id, name, nik: nik && maskNik(nik) }] : []
    }),
    printedAt: now.toISOString(),
    checkCode: place?.check_code ?? null,
  }
}
