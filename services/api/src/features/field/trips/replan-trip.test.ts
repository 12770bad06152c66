import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TravelWays, Way } from '../network/travel-ways'
import { replanTrip, type StopToPlan, type TripToPlan } from './replan-trip'

const stop = (id: string, index: number, date: string, more: Partial<StopToPlan> = {}): StopToPlan => ({
  id,
  place: `Balai ${id}`,
  villageName: id,
  date,
  arrivalTime: '09:00',
  requests: 3,
  people: 5,
  kitRequests: 1,
  kitPeople: 2,
  index,
  ...more,
})
const even = (count: number, minutes = 60): TravelWays => ({
  ways: Array.from({ length: count }, (_, from) =>
    Array.from({ length: count }, (_, to) => ({ minutes: from === to ? 0 : minutes, departures: null })),
  ),
  isWorseOn: () => false,
})
/** These ways, but for what leads from one place to another. */
const changed = (
  { ways, isWorseOn }: TravelWays,
  pairs: readonly (readonly [number, number])[],
  way: Way | null,
  isWorse = false,
): TravelWays => {
  const isPair = (from: number, to: number) => pairs.some(([one, other]) => one === from && other === to)
  return {
    ways: ways.map((row, from) => row.map((old, to) => (isPair(from, to) ? way : old))),
    isWorseOn: (from, to, day) => (isPair(from, to) ? isWorse : isWorseOn(from, to, day)),
  }
}
const trip = (stops: StopToPlan[], endsOn = '2026-09-18'): TripToPlan => ({
  startsOn: '2026-09-14',
  endsOn,
  stops,
  ways: even(stops.length),
  startIndex: null,
})
const now = { today: '2026-09-14' as const, minute: 6 * 60 }
const three = () => [stop('a', 0, '2026-09-14'), stop('b', 1, '2026-09-15'), stop('c', 2, '2026-09-16')]

describe('a trip that is hindered', () => {
  it('moves only what the lost day takes, to a day where it fits', () => {
    const { moves, kept } = replanTrip(trip(three()), [{ kind: 'day_lost', date: '2026-09-15' }], now)
    expect(moves).toMatchObject([{ stopId: 'b', reason: 'day_lost', from: { date: '2026-09-15' } }])
    expect(moves[0]?.to?.date).not.toBe('2026-09-15')
    expect(moves[0]?.to?.arrivalTime).toMatch(/^(0[7-9]|1[0-6]):(00|15|30|45)$/)
    expect(kept).toBe(2)
  })

  it('gives a stop up that cannot be reached at all, and waits for one that can be reached later', () => {
    const never = replanTrip(trip(three()), [{ kind: 'unreachable', stopId: 'b', until: null }], now)
    expect(never.moves).toMatchObject([{ stopId: 'b', to: null, reason: 'unreachable', people: 5 }])
    const later = replanTrip(trip(three()), [{ kind: 'unreachable', stopId: 'a', until: '2026-09-17' }], now)
    expect(later.moves).toMatchObject([{ stopId: 'a', reason: 'unreachable' }])
    expect((later.moves[0]?.to?.date ?? '') >= '2026-09-17').toBe(true)
  })

  it('goes without its kit to where there is other work, and says who cannot be served there', () => {
    const stops = [...three().slice(0, 2), stop('c', 2, '2026-09-16', { kitRequests: 3, kitPeople: 5 })]
    const { moves, withoutKit } = replanTrip(trip(stops), [{ kind: 'kit_broken' }], now)
    expect(moves).toMatchObject([{ stopId: 'c', to: null, reason: 'kit_broken' }])
    expect(withoutKit).toMatchObject([
      { stopId: 'a', requests: 1, people: 2 },
      { stopId: 'b', requests: 1, people: 2 },
    ])
  })

  it('trusts the hours that were promised where the table of ways thinks them too short', () => {
    const stops = [
      stop('a', 0, '2026-09-14'),
      stop('b', 1, '2026-09-14', { arrivalTime: '11:00' }),
      stop('c', 2, '2026-09-15', { arrivalTime: '19:30' }),
      stop('d', 3, '2026-09-16'),
    ]
    const slow = { ...trip(stops), ways: even(4, 590) }
    const { moves, kept } = replanTrip(slow, [{ kind: 'unreachable', stopId: 'd', until: null }], now)
    expect(moves.map(({ stopId }) => stopId)).toEqual(['d'])
    expect(kept).toBe(3)
  })

  it('goes on by the next flight, not by the minutes that one takes', () => {
    const day = (index: number, hour: number) => index * 1440 + hour * 60
    // The office is place 2; a flight to both stops on the first and the fourth day.
    const flight: Way = {
      minutes: 60,
      departures: [
        { leaves: day(0, 7), arrives: day(0, 8) },
        { leaves: day(3, 10), arrives: day(3, 11) },
      ],
    }
    const ways = changed(
      even(3),
      [
        [2, 0],
        [2, 1],
      ],
      flight,
    )
    const stops = [stop('a', 0, '2026-09-14'), stop('b', 1, '2026-09-15')]
    const flown = { ...trip(stops), ways, startIndex: 2 }
    const { moves } = replanTrip(flown, [{ kind: 'day_lost', date: '2026-09-14' }], now)
    expect(moves).toMatchObject([
      { stopId: 'a', reason: 'day_lost', to: { date: '2026-09-17' } },
      { stopId: 'b', reason: 'knock_on', to: { date: '2026-09-17' } },
    ])
    const hours = moves.map(({ to }) => to?.arrivalTime).sort()
    expect(hours[0]).toBe('11:00')
    // On the day of the flight all stays as it was promised.
    expect(replanTrip(flown, [{ kind: 'unreachable', stopId: 'b', until: null }], now)).toMatchObject({ kept: 1 })
  })

  it('gives up what the river led to once it is low, and nothing else', () => {
    const stops = [...three(), stop('d', 3, '2026-09-17')]
    const river = [0, 2, 3].flatMap((other) => [[other, 1] as const, [1, other] as const])
    const low = { ...trip(stops), ways: changed(even(4), river, null, true), startIndex: 0 }
    const { moves, kept } = replanTrip(low, [{ kind: 'water', profile: 'low_river' }], now)
    expect(moves).toMatchObject([{ stopId: 'b', to: null, reason: 'unreachable' }])
    expect(kept).toBe(3)
    // A way that the table never knew is trusted: whoever planned it knew it.
    const unknown = { ...trip(stops), ways: changed(even(4), river, null), startIndex: 0 }
    expect(replanTrip(unknown, [{ kind: 'day_lost', date: '2026-09-18' }], now)).toMatchObject({ moves: [], kept: 4 })
  })

  it('gives all up where no day is left', () => {
    const { moves } = replanTrip(trip(three(), '2026-09-16'), [{ kind: 'day_lost', date: '2026-09-16' }], {
      today: '2026-09-16',
      minute: 600,
    })
    expect(moves.map(({ to }) => to)).toEqual([null, null, null])
  })

  it('keeps what stays, loses nobody, and puts nothing on a lost day or in the past', () => {
    const dates = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17'] as const
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...dates), { minLength: 1, maxLength: 7 }),
        fc.subarray([...dates]),
        fc.constantFrom('2026-09-14' as const, '2026-09-15' as const),
        fc.integer({ min: 0, max: 1439 }),
        (days, lostDays, today, minute) => {
          const stops = days.map((date, index) => stop(String(index), index, date))
          const hindrances = [
            { kind: 'kit_broken' as const },
            ...lostDays.map((date) => ({ kind: 'day_lost' as const, date })),
          ]
          const { moves, kept } = replanTrip(trip(stops), hindrances, { today, minute })
          expect(moves.length + kept).toBe(stops.length)
          for (const { to } of moves) {
            if (!to) continue
            expect(lostDays).not.toContain(to.date)
            expect(to.date >= today && to.date <= '2026-09-18').toBe(true)
          }
          expect(replanTrip(trip(stops), hindrances, { today, minute }).moves).toEqual(moves)
        },
      ),
      { numRuns: 40 },
    )
  })
})
