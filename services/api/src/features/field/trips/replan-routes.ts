import {
  applyReplan,
  proposeReplan,
  type StopMove,
  type TripHindrance,
  type TripReplan,
} from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { recordAudit } from '../../../platform/audit'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { Platform } from '../../../platform/platform'
import { invalid, Problem } from '../../../platform/problem'
import { heldUntil } from '../../conversations/quiet-hours'
import { sendKitToRepair } from '../teams/team-store'
import { nameInformed, type ToNotify } from '../visits/informed'
import { notifyCalledOff, notifyPlanned } from '../visits/notify-visit'
import { reopenUnserved } from '../visits/unserved'
import { forgetReplies } from '../visits/visit-reply'
import { replanTrip, type StopToPlan } from './replan-trip'
import { listTripParts } from './trip-parts'
import { localTimeOf } from './trip-progress'
import { isReplannable } from './trip-rules'
import {
  assertTripVersion,
  bumpTrip,
  findTrip,
  getTripForUpdate,
  giveUpTripStop,
  listStops,
  moveTripStop,
  readTripFor,
  renumberStops,
  rowOfTrip,
  type TripRecord,
} from './trip-store'
import { listTripWays } from './trip-ways'

type Proposal = Omit<TripReplan, 'informed' | 'leavesAt'> & { withoutKitIds: string[]; toNotify: ToNotify[] }

/** Works out what would change least. @throws Problem `conflict` for a trip that is over, `invalid` for a stop or day of another. */
async function propose(db: Db, trip: TripRecord, hindrances: readonly TripHindrance[], now: Date): Promise<Proposal> {
  if (!isReplannable(trip.status))
    throw new Problem('conflict', {
      detail: fieldTexts.of('onlyTripApprovedUnderWayCan'),
    })
  const stops = (await listStops(db, trip.id)).filter(({ skipReason }) => skipReason === null)
  const parts = await listTripParts(db, trip.id)
  const today = toLocalDate(now)
  assertKnown(trip, hindrances, new Set(stops.map(({ id }) => id)))
  const partsOf = (stopId: string) => parts.filter((part) => part.stopId === stopId)
  const isBegun = (stopId: string) => partsOf(stopId).some(({ state }) => state !== 'planned' && state !== 'unserved')
  const left = stops.filter(
    ({ id, date }) => !isBegun(id) && (date >= today || partsOf(id).some(({ state }) => state === 'planned')),
  )
  const lastDone = stops.findLast(({ id }) => isBegun(id))
  const { profile, ways, startIndex } = await listTripWays(db, trip, {
    villageCodes: left.map(({ villageCode }) => villageCode),
    lastVillage: lastDone?.villageCode,
    hindrances,
    today,
  })
  const sum = (some: typeof parts) => some.reduce((total, { people }) => total + people, 0)
  const toPlan = left.map((stop, index): StopToPlan => {
    const planned = partsOf(stop.id).filter(({ state }) => state === 'planned')
    const ofKit = planned.filter(({ purpose }) => purpose === 'enrolment')
    return {
      id: stop.id,
      place: stop.place,
      villageName: stop.villageName,
      date: stop.date,
      arrivalTime: stop.arrivalTime,
      requests: planned.length,
      people: sum(planned),
      kitRequests: ofKit.length,
      kitPeople: sum(ofKit),
      index,
    }
  })
  const proposal = replanTrip(
    {
      startsOn: trip.starts_on,
      endsOn: trip.ends_on,
      stops: toPlan,
      ways,
      startIndex,
    },
    hindrances,
    { today, minute: localTimeOf(now).minute },
  )
  const keptWithoutKit = new Set(proposal.withoutKit.map(({ stopId }) => stopId))
  const withoutKitIds = parts
    .filter(
      ({ stopId, state, purpose }) =>
        state === 'planned' && purpose === 'enrolment' && keptWithoutKit.has(stopId ?? ''),
    )
    .map(({ requestId }) => requestId)
  const moveOf = new Map(proposal.moves.map((move) => [move.stopId, move]))
  const toNotify = parts.flatMap(({ requestId, stopId, state }): ToNotify[] => {
    if (state !== 'planned') return []
    // At a stop that moves, those without the kit are notified once: that it is off.
    if (withoutKitIds.includes(requestId)) return [{ requestId, news: 'called_off' }]
    const move = moveOf.get(stopId ?? '')
    return move ? [{ requestId, news: move.to ? 'moved' : 'called_off' }] : []
  })
  return { ...proposal, profile, withoutKitIds, toNotify }
}

function assertKnown(trip: TripRecord, hindrances: readonly TripHindrance[], stopIds: ReadonlySet<string>): void {
  for (const [index, hindrance] of hindrances.entries()) {
    if (hindrance.kind === 'unreachable' && !stopIds.has(hindrance.stopId))
      throw invalid(`hindrances.${index}.stopId`, fieldTexts.of('stopNotTripGivenUpAlready'))
    if (hindrance.kind === 'day_lost' && (hindrance.date < trip.starts_on || hindrance.date > trip.ends_on))
      throw invalid(`hindrances.${index}.date`, fieldTexts.of('dayLiesOutsideTrip'))
  }
}

const isSame = (
  shown: readonly Pick<StopMove, 'stopId' | 'to'>[],
  current: readonly Pick<StopMove, 'stopId' | 'to'>[],
): boolean => {
  const texts = (moves: typeof shown) =>
    moves.map(({ stopId, to }) => `${stopId} ${to?.date ?? ''} ${to?.arrivalTime ?? ''}`).sort()
  return texts(shown).join('\n') === texts(current).join('\n')
}

/** The coordinator plans a hindered trip anew: sees what changes least, and applies it. */
export function registerReplans(platform: Platform): void {
  const { serve } = platform
  serve(proposeReplan, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await findTrip(db, params.id)
    if (!trip) throw new Problem('not-found')
    if (!caller.ability.can('plan', rowOfTrip(trip))) throw new Problem('forbidden')
    const { withoutKitIds: _, toNotify, ...proposal } = await propose(db, trip, body.hindrances, now)
    return {
      ...proposal,
      informed: await nameInformed(db, platform, toNotify, { caller, correlationId }),
      leavesAt: heldUntil(now, platform.config.quietHours),
    }
  })

  serve(applyReplan, async ({ params, body, db, caller, now, correlationId }) => {
    const trip = await getTripForUpdate(db, params.id)
    if (!caller.ability.can('plan', rowOfTrip(trip))) throw new Problem('forbidden')
    assertTripVersion(trip, body.expectedVersion)
    const proposal = await propose(db, trip, body.hindrances, now)
    if (!isSame(body.moves, proposal.moves))
      throw new Problem('conflict', {
        detail: fieldTexts.of('tripHasChangedSinceProposed'),
      })
    await apply(db, trip, proposal, body.hindrances, now)
    audit(db, caller, trip, proposal, body.hindrances, correlationId)
    return readTripFor(db, caller, trip.id, now)
  })
}

async function apply(
  db: Db,
  trip: TripRecord,
  { moves, withoutKitIds }: Proposal,
  hindrances: readonly TripHindrance[],
  now: Date,
): Promise<void> {
  for (const { stopId, to, reason } of moves) {
    if (to) {
      await moveTripStop(db, { id: stopId, tripId: trip.id }, { on_date: to.date, arrival_time: to.arrivalTime })
      continue
    }
    const skipReason = reason === 'knock_on' ? 'no_time' : reason
    await notifyCalledOff(db, { tripId: trip.id, stopIds: [stopId] })
    await reopenUnserved(db, { tripId: trip.id, stopIds: [stopId] }, { reason: skipReason, now })
    await giveUpTripStop(db, { id: stopId, tripId: trip.id }, { skipped_at: now, skip_reason: skipReason })
  }
  if (withoutKitIds.length > 0) {
    await notifyCalledOff(db, { tripId: trip.id, requestIds: withoutKitIds })
    await reopenUnserved(db, { tripId: trip.id, requestIds: withoutKitIds }, { reason: 'kit_broken', now })
  }
  const movedIds = moves.flatMap(({ stopId, to }) => (to ? [stopId] : []))
  await forgetReplies(db, movedIds)
  await renumberStops(db, trip.id)
  notifyPlanned(db, trip.id, movedIds)
  if (trip.kit_id && hindrances.some(({ kind }) => kind === 'kit_broken')) await sendKitToRepair(db, trip.kit_id)
  await bumpTrip(db, trip.id)
}

const audit = (
  db: Db,
  caller: Caller,
  trip: TripRecord,
  proposal: Proposal,
  hindrances: readonly TripHindrance[],
  correlationId: string,
) =>
  recordAudit(db, caller, {
    action: 'trip-replanned',
    subject: 'Trip',
    subjectIds: [trip.id],
    provinceCode: trip.province_code,
    detail: {
      hindrances: hindrances.map(({ kind }) => kind),
      moved: proposal.moves.filter(({ to }) => to !== null).length,
      givenUp: proposal.moves.filter(({ to }) => to === null).length,
      withoutKit: proposal.withoutKitIds.length,
    },
    correlationId,
  })
