import { randomBytes } from 'node:crypto'
import { rowOf } from '@sipelandukilat/access'
import type { ResponseOf, readTravelOrder, TravelOrderCheck } from '@sipelandukilat/contract'
import { CivilGrade, formatDate, maskNik } from '@sipelandukilat/domain'
import { printsTexts } from '#texts'
import { type Caller, publicCaller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { Platform } from '../../../platform/platform'
import { limits } from '../../../platform/rate-limits'
import { auditRequests } from '../visits/audit-requests'
import { openDetails, toVisitAccessRow } from '../visits/visit-request-store'
import { findTravelOrderPaper } from './travel-order-letter'
import { findOrderFacts, findTravelOrderByCode, listCivilServants } from './travel-order-store'
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

/**
 * What every order rests on: the plan of the trip itself, and whose supervisors have approved all of their stops so far. A
 * letter is in Indonesian, whoever reads it.
 */
function defaultBasis(
  { name, startsOn, endsOn, status }: TravelOrder['trip'],
  regencies: readonly string[],
  stops: TravelOrder['stops'],
): string {
  const isApprovedBy = (regency: string) => {
    const own = stops.filter(({ regencyName }) => regencyName === regency)
    // An order that is issued was approved by all of them.
    return status !== 'draft' || (own.length > 0 && own.every(({ approvedAt }) => approvedAt !== null))
  }
  const say = printsTexts.in('id')
  const approved = regencies.filter(isApprovedBy)
  const awaited = regencies.filter((regency) => !isApprovedBy(regency))
  const approvals = [
    approved.length > 0 ? say('travel_basisApproved', { regencies: approved.join(', ') }) : undefined,
    awaited.length > 0 ? say('travel_basisAwaited', { regencies: awaited.join(', ') }) : undefined,
  ]
  return say('travel_basisDefault', {
    name,
    from: formatDate(startsOn, 'id'),
    to: formatDate(endsOn, 'id'),
    approvals: approvals.filter((part) => part !== undefined).join(say('travel_basisAnd')),
  })
}

/** The paper with its people: name, masked NIK, place and time. */
export async function readPaper(
  db: Db,
  { keyring }: Pick<Platform, 'keyring'>,
  asked: { id: string; caller: Caller; now: Date; correlationId: string },
): Promise<TravelOrder & { checkCode: string | null }> {
  const { id, caller, now, correlationId } = asked
  const { stops, members, can, ...trip } = await readTripFor(db, caller, id, now)
  const [facts, paper, servants] = await Promise.all([
    findOrderFacts(db, id),
    findTravelOrderPaper(db, id, now),
    listCivilServants(
      db,
      members.flatMap(({ userId }) => (userId === null ? [] : [userId])),
    ),
  ])
  const servantOf = new Map(servants.map((one) => [one.id, one]))
  const rows = (await listTripRequests(db, id)).filter(
    (row) =>
      (row.status === 'planned' || row.status === 'visited') &&
      caller.ability.can('read', rowOf('VisitRequest', toVisitAccessRow(row))),
  )
  auditRequests(db, caller, rows, 'travel-order-printed', correlationId)
  return {
    trip,
    provinceName: facts?.name ?? trip.provinceCode,
    paper,
    basis: facts?.order_basis ?? [defaultBasis(trip, facts?.regencies ?? [], stops)],
    isOwnBasis: facts?.order_basis != null,
    members: members.map((member) => {
      const known = member.userId === null ? undefined : servantOf.get(member.userId)
      return { ...member, nip: known?.nip ?? null, grade: CivilGrade.nullable().parse(known?.grade ?? null) }
    }),
    stops: stops.filter(({ skipReason }) => skipReason === null),
    people: rows.flatMap((row) => {
      const { name, nik } = openDetails(keyring, row)
      return row.stop_id ? [{ stopId: row.stop_id, name, nik: nik && maskNik(nik), isAtHome: row.mode === 'home' }] : []
    }),
    printedAt: now.toISOString(),
    canEdit: can.plan && trip.status === 'draft',
    checkCode: facts?.check_code ?? null,
  }
}
