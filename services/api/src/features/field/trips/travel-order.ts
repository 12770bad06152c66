import { randomBytes } from 'node:crypto'
import { rowOf } from '@sipelandukilat/access'
import {
  checkTravelOrder,
  printTravelOrder,
  type ResponseOf,
  readTravelOrder,
  type TravelOrderCheck,
} from '@sipelandukilat/contract'
import { maskNik } from '@sipelandukilat/domain'
import { addresses } from '@sipelandukilat/portal'
import { type Caller, publicCaller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { limits } from '../../../platform/rate-limits'
import { auditRequests } from '../visits/audit-requests'
import { openDetails, toVisitAccessRow } from '../visits/visit-request-store'
import { printTravelOrder as print } from './travel-order-document'
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
  return database.read(publicCaller.scope, (db) =>
    db.first<TravelOrderCheck>({
      text: 'select number, starts_on as "startsOn", ends_on as "endsOn", status, regencies from app_travel_order($1)',
      values: [typed],
    }),
  )
}

type TravelOrder = ResponseOf<typeof readTravelOrder>

/** The paper with its people: name, masked NIK, place and time. */
async function readOrder(
  db: Db,
  { keyring }: Pick<Platform, 'keyring'>,
  asked: { id: string; caller: Caller; now: Date; correlationId: string },
): Promise<TravelOrder & { checkCode: string | null }> {
  const { id, caller, now, correlationId } = asked
  const { stops, members, can: _, ...trip } = await readTripFor(db, caller, id, now)
  const place = await db.first<{ name: string; check_code: string | null }>({
    text: 'select r.name, t.check_code from trip t join region r on r.code = t.province_code where t.id = $1',
    values: [id],
  })
  const rows = (await listTripRequests(db, id)).filter(
    (row) =>
      (row.status === 'planned' || row.status === 'visited') &&
      caller.ability.can('read', rowOf('VisitRequest', toVisitAccessRow(row))),
  )
  await auditRequests(db, caller, rows, 'travel-order-printed', correlationId)
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

/** The signed paper of a trip: on the screen, as PDF, and its public check. */
export function registerTravelOrders(platform: Platform): void {
  const { serve, database, config } = platform

  serve(checkTravelOrder, async ({ params, request }) => {
    const order = await findTravelOrder(platform, request.ip ?? 'unknown', params.code)
    if (!order) throw new Problem('not-found')
    return order
  })

  serve(readTravelOrder, async ({ params, db, caller, now, correlationId }) => {
    const { checkCode: _, ...order } = await readOrder(db, platform, { id: params.id, caller, now, correlationId })
    return order
  })

  serve(printTravelOrder, async ({ params, caller, now, language, response, correlationId }) => {
    const order = await database.read(caller.scope, (db) =>
      readOrder(db, platform, { id: params.id, caller, now, correlationId }),
    )
    const pdf = await print(order, {
      language,
      checkUrl: order.checkCode && `${config.publicUrl}${addresses.travelOrder(order.checkCode)}`,
    })
    response
      .status(200)
      .set({
        'Content-Type': 'application/pdf',
        'Content-Disposition': `inline; filename="surat-tugas-${order.trip.startsOn}.pdf"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      })
      .end(pdf)
    return undefined
  })
}
