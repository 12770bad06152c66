import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkInstance } from '../check-instance'
import { buildMatrix, type MatrixRequest } from './build-matrix'
import { toPeriodMinute } from './days'
import type { Network } from './network'
import { type Arc, toOpenArcs } from './open-legs'
import { arbitraryNetwork, toLeg } from './random-network.testing'

// A Wednesday to a Friday.
const period = { from: '2026-07-01', until: '2026-07-03' }
const party = { people: 4, kilograms: 80 }
const never = Number.POSITIVE_INFINITY
const idsOf = (network: Network) => network.nodes.map(({ id }) => id)
const arbitraryProfile = fc.constantFrom('dry', 'wet', 'low_river')

/** Floyd and Warshall’s: all pairs, each tried through each. */
function tryAll(count: number, arcs: readonly Arc[], weightOf: (arc: Arc) => number): number[][] {
  const table = Array.from({ length: count }, (_, a) => Array.from({ length: count }, (__, b) => (a === b ? 0 : never)))
  const get = (a: number, b: number) => table[a]?.[b] ?? never
  const improve = (a: number, b: number, value: number) => {
    const row = table[a]
    if (row && value < get(a, b)) row[b] = value
  }
  for (const arc of arcs) improve(arc.from, arc.to, weightOf(arc))
  for (let through = 0; through < count; through += 1)
    for (let a = 0; a < count; a += 1)
      for (let b = 0; b < count; b += 1) improve(a, b, get(a, through) + get(through, b))
  return table
}

test('finds the shortest ways, and the cheapest of those', () => {
  fc.assert(
    fc.property(arbitraryNetwork({ timetables: false }), arbitraryProfile, (network, profile) => {
      const conditions = { ...period, profile, party }
      const { always } = toOpenArcs(network, conditions)
      const { minutes, cost, connections } = buildMatrix(network, { ...conditions, places: idsOf(network) })
      expect(connections).toEqual([])
      const count = network.nodes.length
      // One number for both: minutes weigh more than all rupiah that a way can cost.
      const heavy = 1e6
      const expected = tryAll(count, always, (arc) => arc.minutes * heavy + arc.rupiah)
      const split = expected.map((row) =>
        row.map((value) => (value === never ? null : { minutes: Math.floor(value / heavy), rupiah: value % heavy })),
      )
      expect(minutes).toEqual(split.map((row) => row.map((one) => one?.minutes ?? null)))
      expect(cost).toEqual(split.map((row) => row.map((one) => one?.rupiah ?? null)))
    }),
    { numRuns: 500 },
  )
})

test('weighs rupiah against minutes where asked', () => {
  fc.assert(
    fc.property(
      arbitraryNetwork({ timetables: false }),
      fc.integer({ min: 1, max: 50 }),
      (network, rupiahPerMinute) => {
        const conditions = { ...period, profile: 'dry' as const, party }
        const { always } = toOpenArcs(network, conditions)
        const { minutes, cost } = buildMatrix(network, { ...conditions, places: idsOf(network), rupiahPerMinute })
        const expected = tryAll(network.nodes.length, always, (arc) => arc.minutes + arc.rupiah / rupiahPerMinute)
        expected.forEach((row, a) => {
          row.forEach((weight, b) => {
            const found = minutes[a]?.[b] ?? null
            if (weight === never) expect(found).toBeNull()
            else expect((found ?? never) + (cost[a]?.[b] ?? never) / rupiahPerMinute).toBeCloseTo(weight, 6)
          })
        })
      },
    ),
    { numRuns: 300 },
  )
})

/** The earliest arrival everywhere for one who is ready at a node at a minute, by trying every leg until nothing improves. */
function arriveEarliest(network: Network, request: MatrixRequest, source: number, ready: number): number[] {
  const { always, timed } = toOpenArcs(network, request)
  const arrival = network.nodes.map((_, node) => (node === source ? ready : never))
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (const arc of [...always, ...timed]) {
      const at = arrival[arc.from] ?? never
      const leaves = 'leaves' in arc && Array.isArray(arc.leaves) ? arc.leaves.find((one) => one >= at) : at
      if (leaves === undefined || leaves + arc.minutes >= (arrival[arc.to] ?? never)) continue
      arrival[arc.to] = leaves + arc.minutes
      isBetter = true
    }
  }
  return arrival
}

test('knows the earliest arrival by timetable from any moment', () => {
  fc.assert(
    fc.property(arbitraryNetwork({ timetables: true }), arbitraryProfile, fc.nat(3000), (network, profile, ready) => {
      const request = { ...period, profile, party, places: idsOf(network) }
      const { minutes, connections } = buildMatrix(network, request)
      const ground = buildMatrix(
        {
          ...network,
          legs: network.legs.filter(({ timetable, closures }) => timetable.length + closures.length === 0),
        },
        request,
      ).minutes
      network.nodes.forEach((_, a) => {
        const expected = arriveEarliest(network, request, a, ready)
        network.nodes.forEach((__, b) => {
          if (a === b) return
          const table = connections.find(({ from, to }) => from === a && to === b)
          const first = Math.min(
            ...(table?.departures ?? []).filter(({ leaves }) => leaves >= ready).map(({ arrives }) => arrives),
          )
          const onGround = ground[a]?.[b] ?? null
          const best = expected[b] ?? never
          if (onGround === null) {
            // Only timetables lead there: they are told exactly.
            expect(first).toBe(best)
            expect(minutes[a]?.[b] ?? null).toBe(table ? Math.min(...durationsOf(table.departures)) : null)
          } else if (table) expect(first).toBeGreaterThanOrEqual(best)
          else expect(minutes[a]?.[b]).toBe(onGround)
        })
      })
      for (const { departures } of connections)
        departures.slice(1).forEach((departure, index) => {
          expect(departure.leaves).toBeGreaterThan(departures[index]?.leaves ?? never)
          expect(departure.arrives).toBeGreaterThan(departures[index]?.arrives ?? never)
        })
    }),
    { numRuns: 500 },
  )
})

const durationsOf = (departures: readonly { leaves: number; arrives: number }[]) =>
  departures.map(({ leaves, arrives }) => arrives - leaves)

const krayan: Network = {
  nodes: [
    { id: 'nunukan', name: 'Nunukan', kind: 'office' },
    { id: 'airport', name: 'Bandara Nunukan', kind: 'airstrip' },
    { id: 'bawan', name: 'Long Bawan', kind: 'airstrip' },
    { id: 'village', name: 'Long Umung', kind: 'village' },
  ],
  legs: [
    toLeg({ id: 'taxi', from: 'nunukan', to: 'airport', minutes: 20, rupiahPerTrip: 100_000, mostPeople: 4 }),
    toLeg({
      id: 'plane',
      from: 'airport',
      to: 'bawan',
      mode: 'air',
      minutes: 50,
      rupiahPerPerson: 450_000,
      mostPeople: 7,
      timetable: [{ days: [1, 4], leaves: '08:00' }],
      timetableBack: [{ days: [1, 4], leaves: '09:30' }],
    }),
    toLeg({ id: 'walk', from: 'bawan', to: 'village', mode: 'foot', minutes: 120 }),
  ],
}

test('joins ground, flight and footpath into one connection', () => {
  const { minutes, cost, connections } = buildMatrix(krayan, {
    ...period,
    profile: 'dry',
    party: { people: 5, kilograms: 100 },
    places: ['nunukan', 'village'],
  })
  // The only flight of these days is Thursday’s.
  const leaves = toPeriodMinute(period.from, '2026-07-02', '07:40')
  expect(connections).toEqual([
    { from: 0, to: 1, departures: [{ leaves, arrives: leaves + 190 }] },
    {
      from: 1,
      to: 0,
      departures: [
        {
          leaves: toPeriodMinute(period.from, '2026-07-02', '07:30'),
          arrives: toPeriodMinute(period.from, '2026-07-02', '10:40'),
        },
      ],
    },
  ])
  expect(minutes).toEqual([
    [0, 190],
    [190, 0],
  ])
  // Two taxis for five people, and five seats.
  expect(cost[0]?.[1]).toBe(200_000 + 5 * 450_000)
})

test('takes nobody in a plane that is too small', () => {
  const { minutes } = buildMatrix(krayan, {
    ...period,
    profile: 'dry',
    party: { people: 8, kilograms: 0 },
    places: ['nunukan', 'village'],
  })
  expect(minutes[0]?.[1]).toBeNull()
})

test('leaves on the other days where a leg is closed on some', () => {
  const closed = toLeg({
    id: 'sea',
    from: 'nunukan',
    to: 'village',
    mode: 'sea',
    minutes: 90,
    closures: [{ from: '2026-07-01', until: '2026-07-02', reason: 'ombak' }],
  })
  const { connections } = buildMatrix(
    { ...krayan, legs: [closed] },
    { ...period, profile: 'dry', party, places: ['nunukan', 'village'] },
  )
  const expected = ['06:00', '09:00', '12:00'].map((time) => {
    const leaves = toPeriodMinute(period.from, '2026-07-03', time)
    return { leaves, arrives: leaves + 90 }
  })
  expect(connections[0]?.departures).toEqual(expected)
})

test('goes on foot where the plane would save less than an hour', () => {
  const track = toLeg({ id: 'track', from: 'nunukan', to: 'village', mode: 'foot', minutes: 200 })
  const { minutes, connections } = buildMatrix(
    { ...krayan, legs: [...krayan.legs, track] },
    { ...period, profile: 'dry', party, places: ['nunukan', 'village'] },
  )
  expect(minutes[0]?.[1]).toBe(200)
  expect(connections).toEqual([])
})

test('tells only rides between the hours of one day where asked', () => {
  const request = { ...period, profile: 'dry', party, places: ['nunukan', 'village'] } as const
  const daytime = (from: string, until: string) =>
    buildMatrix(krayan, { ...request, hours: { from, until } }).connections.map(({ from: start }) => start)
  expect(daytime('07:30', '10:50')).toEqual([0, 1])
  expect(daytime('07:35', '10:50')).toEqual([0])
  expect(daytime('06:00', '10:00')).toEqual([])
})

test('waits for the cheap flight where minutes are worth less than a charter', () => {
  const charter = toLeg({
    id: 'charter',
    from: 'airport',
    to: 'bawan',
    mode: 'air',
    minutes: 50,
    rupiahPerTrip: 35_000_000,
    mostPeople: 9,
  })
  const network = { ...krayan, legs: [...krayan.legs, charter] }
  const request = { ...period, profile: 'dry', party, places: ['nunukan', 'village'] } as const
  const fastest = buildMatrix(network, request)
  expect(fastest.connections).toEqual([])
  expect(fastest.cost[0]?.[1]).toBe(35_100_000)
  const frugal = buildMatrix(network, { ...request, rupiahPerMinute: 2000 })
  expect(frugal.cost[0]?.[1]).toBe(100_000 + 4 * 450_000)
  expect(frugal.connections[0]?.departures).toHaveLength(1)
})

test('is what a planner takes, for a province of 482 villages, at once', () => {
  const hubs = Array.from({ length: 58 }, (_, index) => `hub${index}`)
  const villages = Array.from({ length: 482 }, (_, index) => `village${index}`)
  const network: Network = {
    nodes: [...hubs, ...villages].map((id, index) => ({ id, name: id, kind: index === 0 ? 'office' : 'village' })),
    legs: [
      ...hubs.slice(1).map((to, index) =>
        toLeg({
          id: `h${to}`,
          from: hubs[Math.floor(index / 3)] ?? 'hub0',
          to,
          minutes: 60 + (index % 7) * 20,
          ...(index % 8 === 5 && {
            timetable: [{ days: [1, 3, 5], leaves: '08:00' }],
            timetableBack: [{ days: [1, 3, 5], leaves: '10:00' }],
          }),
        }),
      ),
      ...villages.map((to, index) =>
        toLeg({ id: to, from: hubs[index % hubs.length] ?? 'hub0', to, minutes: 30 + (index % 9) * 15 }),
      ),
    ],
  }
  const request = { profile: 'dry', from: '2026-07-01', until: '2026-07-26', party } as const
  const begun = performance.now()
  const matrix = buildMatrix(network, { ...request, places: [...villages, 'hub0'] })
  const taken = performance.now() - begun
  expect(matrix.connections.length).toBeGreaterThan(1000)
  // Far above what it takes, for machines that are busy.
  expect(taken).toBeLessThan(4000)
  const few = buildMatrix(network, { ...request, places: villages.slice(0, 12) })
  const checked = checkInstance({ ...few, vehicles: [], stops: [], pairs: [], lateness: null, travelWeight: 1 })
  expect(checked.ok).toBe(true)
})
