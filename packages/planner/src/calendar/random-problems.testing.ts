import fc from 'fast-check'
import type { PlannedKit, PlannedTeam, PlanningProblem, ServicePoint } from './planning-problem'

const arbitraryDays = (days: number) => fc.uniqueArray(fc.nat(days - 1), { maxLength: 3 })

const arbitraryPoint = (id: string, places: number, days: number, teams: number): fc.Arbitrary<ServicePoint> =>
  fc
    .record({
      place: fc.nat(places - 1),
      district: fc.constantFrom('d1', 'd2', 'd3'),
      people: fc.nat(6),
      priority: fc.nat(40),
      setUp: fc.nat(60),
      perPerson: fc.nat(40),
      blanks: fc.nat(8),
      skills: fc.oneof({ weight: 4, arbitrary: fc.constant<string[]>([]) }, fc.subarray(['nurse', 'pilot'])),
      canSleep: fc.boolean(),
      restDays: fc.oneof({ weight: 2, arbitrary: fc.constant<number[]>([]) }, arbitraryDays(days)),
      kind: fc.nat(11),
      from: fc.nat(days * 1440),
    })
    .map(({ kind, from, ...point }) => ({
      id,
      regency: 'r',
      ...point,
      ...(kind === 0 && { windows: [{ from, until: from + 400 }] }),
      ...(kind === 1 && {
        windows: [
          { from, until: from + 90 },
          { from: from + 1440, until: from + 1600 },
        ],
      }),
      ...(kind === 2 && { pin: { team: `t${from % (teams + 1)}` } }),
      ...(kind === 3 && { pin: { day: from % days } }),
    }))

const arbitraryTeam = (id: string, places: number, days: number): fc.Arbitrary<PlannedTeam> =>
  fc.record({
    id: fc.constant(id),
    base: fc.nat(places - 1),
    members: fc.constant(4),
    skills: fc.subarray(['nurse']),
    dailyMinutes: fc.integer({ min: 200, max: 700 }),
    bookedDays: arbitraryDays(days),
    longestTrip: fc.integer({ min: 1, max: 5 }),
    costPerDay: fc.nat(50),
  })

const arbitraryKit = (id: string, places: number, days: number): fc.Arbitrary<PlannedKit> =>
  fc.record({
    id: fc.constant(id),
    base: fc.nat(places - 1),
    bookedDays: arbitraryDays(days),
    blanks: fc.integer({ min: 4, max: 30 }),
  })

/** Small problems in which every rule may appear, also ones in which nothing can be planned. */
export const arbitraryProblem: fc.Arbitrary<PlanningProblem> = fc
  .record({
    days: fc.integer({ min: 1, max: 8 }),
    spots: fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { minLength: 2, maxLength: 7 }),
    pointCount: fc.nat(14),
    teamCount: fc.nat(3),
    kitCount: fc.nat(3),
    cut: fc.option(fc.tuple(fc.nat(6), fc.nat(6))),
    closedDays: fc.oneof(
      { weight: 3, arbitrary: fc.constant<number[]>([]) },
      fc.uniqueArray(fc.nat(7), { maxLength: 2 }),
    ),
    budget: fc.option(fc.integer({ min: 0, max: 4000 })),
    fairnessFloor: fc.constantFrom(0, 0.3, 0.7, 1),
    timetable: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 420, max: 2500 })), { maxLength: 2 }),
  })
  .chain(({ days, spots, pointCount, teamCount, kitCount, cut, closedDays, budget, fairnessFloor, timetable }) =>
    fc
      .tuple(
        fc.tuple(
          ...Array.from({ length: pointCount }, (_, p) => arbitraryPoint(`p${p}`, spots.length, days, teamCount)),
        ),
        fc.tuple(...Array.from({ length: teamCount }, (_, t) => arbitraryTeam(`t${t}`, spots.length, days))),
        fc.tuple(...Array.from({ length: kitCount }, (_, k) => arbitraryKit(`k${k}`, spots.length, days))),
      )
      .map(([points, teams, kits]) => {
        const between = ([x1, y1]: [number, number], [x2, y2]: [number, number]) =>
          Math.round(Math.hypot(x1 - x2, y1 - y2))
        const isCut = (a: number, b: number) => cut !== null && a !== b && (a === cut[0] || b === cut[1])
        const whole = spots.map((from) => spots.map((to) => between(from, to)))
        const dry = whole.map((row, a) => row.map((value, b) => (isCut(a, b) ? null : value)))
        const seen = new Set<string>()
        const connections = timetable
          .map(([from, to, leaves]) => ({ from: from % spots.length, to: to % spots.length, leaves }))
          .filter(({ from, to }) => from !== to && !seen.has(`${from} ${to}`) && seen.add(`${from} ${to}`))
          .map(({ from, to, leaves }) => ({
            from,
            to,
            departures: [0, 400, 1440].map((later) => ({ leaves: leaves + later, arrives: leaves + later + 60 })),
          }))
        return {
          period: { days, opens: 420, closes: 1080, closedDays },
          places: spots.map((_, index) => `place ${index}`),
          networks: [
            { profile: 'dry', minutes: dry, rupiah: whole },
            { profile: 'wet', minutes: whole, rupiah: whole },
          ],
          profile: 'dry',
          connections,
          points,
          teams,
          kits,
          budget,
          fairnessFloor,
        }
      }),
  )
