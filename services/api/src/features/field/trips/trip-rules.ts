import type { TripAction, TripStatus } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'

type TripMove = { from: readonly TripStatus[]; to: TripStatus }

/** Every way a trip may move. Its plan is made in `draft` and may still change while `approved`, which takes the approval back. */
const moves: Record<TripAction, TripMove> = {
  approve: { from: ['draft'], to: 'approved' },
  start: { from: ['approved'], to: 'under_way' },
  finish: { from: ['under_way'], to: 'done' },
  cancel: { from: ['draft', 'approved', 'under_way'], to: 'cancelled' },
}

export const isPlannable = (status: TripStatus): boolean => status === 'draft' || status === 'approved'
/** People may be added until the trip ends: somebody always turns up. */
export const isAssignable = (status: TripStatus): boolean => isPlannable(status) || status === 'under_way'

/** What was promised can be changed for weather, a no-show or a breakdown: once people were notified, until it is over. */
export const isReplannable = (status: TripStatus): boolean => status === 'approved' || status === 'under_way'

/** A trip's plan is the coordinator's; its progress, from start to finish, is also its members'. */
export const isPlanAction = (action: TripAction): boolean => action === 'approve' || action === 'cancel'

export type TripState = {
  status: TripStatus
  startsOn: string
  memberCount: number
  stops: readonly { approved: boolean }[]
}

/** The status after an action, or what stands in its way. Today is YYYY-MM-DD where the trip is. */
export function moveTripTo(
  trip: TripState,
  action: TripAction,
  today: string,
): { ok: true; status: TripStatus } | { ok: false; message: Localized } {
  const move = moves[action]
  const refuse = (message: Localized) => ({ ok: false as const, message })
  if (!move.from.includes(trip.status)) return refuse(fieldTexts.of('tripNotInStatus'))
  if (action === 'approve') {
    if (trip.stops.length === 0) return refuse(fieldTexts.of('tripWithoutStops'))
    if (trip.memberCount === 0) return refuse(fieldTexts.of('tripWithoutMembers'))
    const open = trip.stops.filter((stop) => !stop.approved).length
    if (open > 0) return refuse(fieldTexts.of('stopsNotAccepted', { stops: open }))
  }
  if (action === 'start' && today < trip.startsOn) return refuse(fieldTexts.of('departureNotCome'))
  return { ok: true, status: move.to }
}

/** What may be done with a trip as it stands, leaving aside by whom. */
export const openActions = (trip: TripState, today: string): TripAction[] =>
  (Object.keys(moves) as TripAction[]).filter((action) => moveTripTo(trip, action, today).ok)

/** Why a plan's days do not fit, if they do not. A trip lasts 60 days at most. */
export function findDateProblem(
  startsOn: string,
  endsOn: string,
  stopDates: readonly string[],
): { path: string; message: Localized } | undefined {
  if (endsOn < startsOn)
    return {
      path: 'endsOn',
      message: fieldTexts.of('endsBeforeStarts2'),
    }
  if (Date.parse(endsOn) - Date.parse(startsOn) > 60 * 86_400_000)
    return { path: 'endsOn', message: fieldTexts.of('tripLasts60DaysMost') }
  if (stopDates.some((date) => date < startsOn || date > endsOn))
    return {
      path: 'stops',
      message: fieldTexts.of('stopLiesOutsideDaysTrip'),
    }
  return undefined
}
