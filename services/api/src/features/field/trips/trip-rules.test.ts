import { TripAction, TripStatus } from '@sipelandukilat/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDateProblem, isAssignable, isPlannable, moveTripTo, openActions, type TripState } from './trip-rules'

const state: fc.Arbitrary<TripState> = fc.record({
  status: fc.constantFrom(...TripStatus.options),
  startsOn: fc.constantFrom('2026-09-10', '2026-09-14', '2026-09-20'),
  memberCount: fc.integer({ min: 0, max: 3 }),
  stops: fc.array(fc.record({ approved: fc.boolean() }), { maxLength: 4 }),
})
const today = '2026-09-14'

describe('a trip', () => {
  it('is approved only with people, stops, and every stop accepted', () => {
    fc.assert(
      fc.property(state, (trip) => {
        const mayApprove =
          trip.status === 'draft' &&
          trip.memberCount > 0 &&
          trip.stops.length > 0 &&
          trip.stops.every((stop) => stop.approved)
        expect(moveTripTo(trip, 'approve', today).ok).toBe(mayApprove)
      }),
    )
  })

  it('starts when approved and not before its day', () => {
    fc.assert(
      fc.property(state, (trip) => {
        expect(moveTripTo(trip, 'start', today).ok).toBe(trip.status === 'approved' && trip.startsOn <= today)
      }),
    )
  })

  it('that is done or cancelled moves no more, and its plan is closed', () => {
    fc.assert(
      fc.property(state, (trip) => {
        if (trip.status !== 'done' && trip.status !== 'cancelled') return
        expect(openActions(trip, today)).toEqual([])
        expect(isPlannable(trip.status) || isAssignable(trip.status)).toBe(false)
      }),
    )
  })

  it('offers exactly the actions that would succeed', () => {
    fc.assert(
      fc.property(state, (trip) => {
        expect(openActions(trip, today)).toEqual(
          TripAction.options.filter((action) => moveTripTo(trip, action, today).ok),
        )
      }),
    )
  })

  it('has its stops within its days, ends after it starts, and lasts 60 days at most', () => {
    expect(findDateProblem('2026-09-14', '2026-09-18', ['2026-09-14', '2026-09-18'])).toBeUndefined()
    expect(findDateProblem('2026-09-14', '2026-09-13', [])?.path).toBe('endsOn')
    expect(findDateProblem('2026-09-14', '2026-11-14', [])?.path).toBe('endsOn')
    expect(findDateProblem('2026-09-14', '2026-09-18', ['2026-09-19'])?.path).toBe('stops')
  })
})
