import { rowOf } from '@sipelandukilat/access'
import {
  type AuditAction,
  addApplicationToStop,
  approveStop,
  createTrip,
  type LeftOutRequest,
  listTripInformed,
  listTripPeople,
  listTrips,
  moveTrip,
  readTrip,
  setStopPeople,
  setTripMembers,
  setTripStops,
  type TripStop,
  updateTrip,
} from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import { type Caller, userIdOf, workerScope } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { newId } from '../../../platform/id'
import { once } from '../../../platform/idempotency'
import type { Platform } from '../../../platform/platform'
import { Problem } from '../../../platform/problem'
import { heldUntil } from '../../conversations/quiet-hours'
import { listStaff } from '../teams/staff'
import { auditRequests } from '../visits/audit-requests'
import { listToNotify, nameInformed } from '../visits/informed'
import { notifyCalledOff, notifyPlanned, withdrawNotices } from '../visits/notify-visit'
import { requestByNumber } from '../visits/request-by-number'
import { reopenUnserved } from '../visits/unserved'
import {
  getVisitRequest,
  listRequestsById,
  noDetails,
  openDetails,
  toVisitAccessRow,
  visitReference,
} from '../visits/visit-request-store'
import { toVisitRequest } from '../visits/visit-request-view'
import { newCheckCode } from './travel-order'
import { numberTravelOrder } from './travel-order-letter'
import { listTripRequests } from './trip-people'
import {
  addRequest,
  assertAssignable,
  assertDates,
  assertMembersNotBooked,
  assertPlannable,
  assignRequests,
  bookTeamAndKit,
  createBookedTrip,
  keepBooking,
  releaseRequests,
  replaceMembers,
  replaceStops,
  toTripPlan,
} from './trip-plan'
import { moveTripTo } from './trip-rules'
import {
  approveTripStop,
  assertTripVersion,
  bumpTrip,
  canSupervise,
  getTripForUpdate,
  getTripState,
  listMembers,
  listStops,
  listTripRows,
  mayMove,
  readTripFor,
  rowOfTrip,
  type TripRecord,
  toTripSummary,
  updateTripPlan,
  updateTripStatus,
  updateTripTimes,
} from './trip-store'

/** A trip locked for a change of its plan. @throws Problem `not-found`, `forbidden`, `version-conflict`. */
async function getTripToPlan(db: Db, caller: Caller, id: string, expectedVersion?: number): Promise<TripRecord> {
  const trip = await getTripForUpdate(db, id)
  if (!caller.ability.can('plan', rowOfTrip(trip))) throw new Problem('forbidden')
  if (expectedVersion !== undefined) assertTripVersion(trip, expectedVersion)
  return trip
}

/** Names those that a plan left out, as far as the caller sees them. */
async function nameLeftOut(
  db: Db,
  caller: Caller,
  keyring: Platform['keyring'],
  leftOut: readonly Pick<LeftOutRequest, 'id' | 'reason'>[],
): Promise<LeftOutRequest[]> {
  if (leftOut.length === 0) return []
  const rows = await listRequestsById(
    db,
    leftOut.map(({ id }) => id),
  )
  return leftOut.map(({ id, reason }) => {
    const row = rows.find((one) => one.id === id)
    const isSeen = row && caller.ability.can('read', rowOf('VisitRequest', toVisitAccessRow(row)))
    return { id, reference: visitReference(id), name: isSeen ? openDetails(keyring, row).name : noDetails.name, reason }
  })
}

function assertNotGivenUp(stop: Pick<TripStop, 'skipReason'>): void {
  if (stop.skipReason !== null) throw new Problem('conflict', { detail: fieldTexts.of('stopGivenUpTrip') })
}

export function registerTrips(platform: Platform): void {
  const { serve, keyring, database } = platform
  const audit = (
    db: Db,
    caller: Caller,
    trip: Pick<TripRecord, 'id' | 'province_code'>,
    action: AuditAction,
    correlationId: string,
    detail: Record<string, unknown> = {},
  ) =>
    recordAudit(db, caller, {
      action,
      subject: 'Trip',
      subjectIds: [trip.id],
      provinceCode: trip.province_code,
      regencyCode: null,
      detail,
      correlationId,
    })

  serve(listTrips, async ({ query, db, caller }) => ({
    items: (await listTripRows(db, caller, query)).map(toTripSummary),
  }))

  serve(readTrip, ({ params, db, caller, now }) => readTripFor(db, caller, params.id, now))

  serve(createTrip, async ({ body, db, caller, now, idempotency, correlationId }) => {
    const id = newId()
    const row = rowOf('Trip', { id, provinceCode: body.provinceCode, regencyCodes: [] })
    if (!caller.ability.can('create', row)) throw new Problem('forbidden')
    return once(
      db,
      { idempotency, principal: userIdOf(caller), endpoint: 'createTrip' },
      async () => {
        assertDates(body.startsOn, body.endsOn, [])
        const place = { id, provinceCode: body.provinceCode }
        const staff = await listStaff(db, body.provinceCode)
        const trip = await createBookedTrip(db, place, body, { createdBy: userIdOf(caller), now, staff })
        audit(db, caller, trip, 'trip-created', correlationId)
        return { resourceId: id, answer: await readTripFor(db, caller, id, now) }
      },
      (known) => readTripFor(db, caller, known, now),
    )
  })

  serve(updateTrip, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripToPlan(db, caller, params.id, body.expectedVersion)
    assertPlannable(trip)
    const stops = await listStops(db, trip.id)
    assertDates(
      body.startsOn,
      body.endsOn,
      stops.map((stop) => stop.date),
    )
    const booked = await bookTeamAndKit(db, trip.province_code, body, trip.id)
    if (body.startsOn < trip.starts_on || body.endsOn > trip.ends_on) {
      const members = (await listMembers(db, trip.id)).flatMap(({ userId }) => userId ?? [])
      await assertMembersNotBooked(db, members, body, trip.id)
    }
    await keepBooking(() => updateTripPlan(db, trip.id, toTripPlan(body, booked)))
    audit(db, caller, trip, 'trip-updated', correlationId)
    return readTripFor(db, caller, trip.id, now)
  })

  serve(setTripStops, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripToPlan(db, caller, params.id, body.expectedVersion)
    assertPlannable(trip)
    await replaceStops(db, trip, body.stops)
    audit(db, caller, trip, 'trip-stops-set', correlationId, { stops: body.stops.length })
    return readTripFor(db, caller, trip.id, now)
  })

  serve(setTripMembers, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripToPlan(db, caller, params.id, body.expectedVersion)
    assertAssignable(trip)
    await replaceMembers(db, trip, body.members)
    await bumpTrip(db, trip.id)
    audit(db, caller, trip, 'trip-members-set', correlationId, { members: body.members.length })
    return readTripFor(db, caller, trip.id, now)
  })

  serve(setStopPeople, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripToPlan(db, caller, params.id)
    assertAssignable(trip)
    const stop = (await listStops(db, trip.id)).find((one) => one.id === params.stopId)
    if (!stop) throw new Problem('not-found')
    if (body.visitRequestIds.length > 0) assertNotGivenUp(stop)
    const { planned, leftOut } = await assignRequests(db, trip.id, stop.id, body.visitRequestIds)
    if (trip.status !== 'draft') notifyPlanned(db, trip.id, [stop.id])
    audit(db, caller, trip, 'trip-people-set', correlationId, { stopId: stop.id, visitRequestIds: planned })
    return {
      ...(await readTripFor(db, caller, trip.id, now)),
      leftOut: await nameLeftOut(db, caller, keyring, leftOut),
    }
  })

  serve(addApplicationToStop, async ({ params, body, db, caller, language, now, correlationId }) => {
    const seen = await readTripFor(db, caller, params.id, now)
    const stop = seen.stops.find((one) => one.id === params.stopId)
    if (!stop) throw new Problem('not-found')
    const row = rowOfTrip({ id: seen.id, province_code: seen.provinceCode, regency_codes: seen.regencyCodes })
    if (!caller.ability.can('update', row)) throw new Problem('forbidden')
    if (!seen.can.add) throw new Problem('conflict', { detail: fieldTexts.of('tripTakesNobody') })
    assertNotGivenUp(stop)
    // Whoever travels sees the application only once it is of the trip.
    const requestId = await database.aside(workerScope, async (aside) => {
      const trip = await getTripForUpdate(aside, params.id)
      assertAssignable(trip)
      const asked = { number: body.trackingNumber, regencyCodes: trip.regency_codes, now }
      const id = await requestByNumber(aside, keyring, asked)
      await addRequest(aside, { tripId: trip.id, stopId: params.stopId }, id)
      if (trip.status !== 'draft') notifyPlanned(aside, trip.id, [params.stopId])
      audit(aside, caller, trip, 'trip-people-set', correlationId, { stopId: params.stopId, visitRequestIds: [id] })
      return id
    })
    return toVisitRequest(await getVisitRequest(db, requestId), { keyring, caller, language, now })
  })

  serve(approveStop, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripForUpdate(db, params.id)
    const stop = (await listStops(db, trip.id)).find((one) => one.id === params.stopId)
    if (!stop) throw new Problem('not-found')
    if (!canSupervise(caller, trip, stop.regencyCode)) throw new Problem('forbidden')
    assertTripVersion(trip, body.expectedVersion)
    assertPlannable(trip)
    await approveTripStop(db, { id: stop.id, tripId: trip.id }, { approved_by: userIdOf(caller), approved_at: now })
    await bumpTrip(db, trip.id)
    audit(db, caller, trip, 'trip-stop-approved', correlationId, { stopId: stop.id })
    return readTripFor(db, caller, trip.id, now)
  })

  serve(moveTrip, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripForUpdate(db, params.id)
    if (!mayMove(caller, trip, body.action)) throw new Problem('forbidden')
    assertTripVersion(trip, body.expectedVersion)
    const moved = moveTripTo(await getTripState(db, trip), body.action, toLocalDate(now))
    if (!moved.ok) throw new Problem('conflict', { detail: moved.message })
    const given = body.travelOrderNumber ?? null
    await updateTripStatus(db, trip.id, {
      status: moved.status,
      travelOrderNumber:
        body.action === 'approve' ? await numberTravelOrder(db, trip, { given, userId: userIdOf(caller), now }) : given,
      checkCode: body.action === 'approve' ? newCheckCode() : null,
    })
    if (body.action === 'approve') notifyPlanned(db, trip.id)
    if (body.action === 'start') await updateTripTimes(db, trip.id, { started_at: now })
    if (body.action === 'finish') await updateTripTimes(db, trip.id, { finished_at: now })
    if (body.action === 'cancel') {
      await notifyCalledOff(db, { tripId: trip.id })
      await releaseRequests(db, { tripId: trip.id })
    }
    if (body.action === 'finish') {
      await withdrawNotices(db, { tripId: trip.id })
      // Who was not met waits again, and more urgently; the trip stays named, for what is entered late from paper.
      await reopenUnserved(db, { tripId: trip.id }, { reason: 'not_reached', now })
    }
    audit(db, caller, trip, `trip-${body.action}`, correlationId)
    return readTripFor(db, caller, trip.id, now)
  })

  serve(listTripInformed, async ({ params, query, db, caller, now, correlationId }) => {
    await readTripFor(db, caller, params.id, now)
    const toNotify = await listToNotify(db, params.id, query.action)
    return {
      items: await nameInformed(db, platform, toNotify, { caller, correlationId }),
      leavesAt: heldUntil(now, platform.config.quietHours),
    }
  })

  serve(listTripPeople, async ({ params, db, caller, language, now, correlationId }) => {
    await readTripFor(db, caller, params.id, now)
    const rows = (await listTripRequests(db, params.id)).filter((row) =>
      caller.ability.can('read', rowOf('VisitRequest', toVisitAccessRow(row))),
    )
    auditRequests(db, caller, rows, 'trip-people-read', correlationId)
    return {
      items: rows.map((row) => ({
        ...toVisitRequest(row, { keyring, caller, language, now }),
        outcome: row.last_outcome,
        isIncomplete: row.is_incomplete,
      })),
    }
  })
}
