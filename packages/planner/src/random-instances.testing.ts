import fc from 'fast-check'
import type { Instance, PlannedStop, PlannedVehicle, TimeWindow } from './instance'

const day = 1440

/** Windows in order and apart, from sorted marks. */
const toWindows = (marks: readonly number[]): TimeWindow[] => {
  const sorted = [...marks].sort((a, b) => a - b)
  const windows: TimeWindow[] = []
  for (let index = 0; index + 1 < sorted.length; index += 2)
    windows.push({ from: sorted[index] ?? 0, until: sorted[index + 1] ?? 0 })
  return windows
}

const arbitraryWindows = (days: number): fc.Arbitrary<TimeWindow[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<TimeWindow[]>([{ from: 0, until: days * day }]) },
    {
      weight: 3,
      arbitrary: fc
        .uniqueArray(fc.integer({ min: 300, max: days * day }), { minLength: 2, maxLength: 6 })
        .map((marks) => toWindows(marks.length % 2 === 0 ? marks : marks.slice(1))),
    },
  )

const arbitrarySkills = fc.subarray(['enrolment', 'nurse'])

const arbitraryStop = (id: string, places: number, days: number, vehicles: number): fc.Arbitrary<PlannedStop> =>
  fc
    .record({
      place: fc.nat(places - 1),
      windows: arbitraryWindows(days),
      service: fc.integer({ min: 0, max: 120 }),
      load: fc.tuple(fc.nat(20), fc.nat(4)),
      skills: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: arbitrarySkills }),
      prize: fc.oneof(fc.constant(null), fc.nat(800)),
      canSleep: fc.boolean(),
      pinned: fc.nat(9),
      from: fc.nat(days * day),
    })
    .map(({ pinned, from, ...stop }) => ({
      id,
      ...stop,
      ...(pinned === 0 && { pin: { vehicle: `v${from % vehicles}` } }),
      ...(pinned === 1 && { pin: { window: { from, until: from + 300 } } }),
      ...(pinned === 2 && { vehicles: [`v${from % vehicles}`] }),
    }))

const arbitraryVehicle = (id: string, places: number, days: number): fc.Arbitrary<PlannedVehicle> =>
  fc
    .record({
      start: fc.nat(places - 1),
      isRound: fc.boolean(),
      end: fc.nat(places - 1),
      firstDay: fc.nat(days - 1),
      skills: fc.oneof(fc.constant<string[]>(['enrolment', 'nurse']), arbitrarySkills),
      capacity: fc.tuple(fc.integer({ min: 20, max: 120 }), fc.integer({ min: 4, max: 24 })),
      longest: fc.oneof(fc.constant(null), fc.integer({ min: 200, max: 2 * day })),
      fixedCost: fc.nat(100),
      dayLength: fc.option(fc.integer({ min: 30, max: 200 })),
    })
    .map(({ isRound, firstDay, end, dayLength, ...vehicle }) => ({
      id,
      ...vehicle,
      ...(dayLength !== null && { dayLength }),
      end: isRound ? vehicle.start : end,
      shifts: Array.from({ length: days - firstDay }, (_, index) => ({
        from: (firstDay + index) * day + 420,
        until: (firstDay + index) * day + 1080,
      })),
      executed: [],
    }))

/** Small instances in which every rule of the planner may appear; many cannot be served as a whole. */
export const arbitraryInstance: fc.Arbitrary<Instance> = fc
  .record({
    days: fc.integer({ min: 1, max: 3 }),
    points: fc.array(fc.tuple(fc.nat(120), fc.nat(120)), { minLength: 2, maxLength: 7 }),
    stopCount: fc.integer({ min: 1, max: 12 }),
    vehicleCount: fc.integer({ min: 1, max: 4 }),
    isLateAllowed: fc.nat(4),
    cut: fc.option(fc.tuple(fc.nat(6), fc.nat(6))),
    pairCount: fc.nat(2),
    pairMost: fc.nat(120),
    timetable: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 420, max: 2500 })), { maxLength: 3 }),
  })
  .chain(({ days, points, stopCount, vehicleCount, ...rest }) =>
    fc
      .tuple(
        fc.tuple(
          ...Array.from({ length: stopCount }, (_, s) => arbitraryStop(`s${s}`, points.length, days, vehicleCount)),
        ),
        fc.tuple(...Array.from({ length: vehicleCount }, (_, v) => arbitraryVehicle(`v${v}`, points.length, days))),
      )
      .map(([stops, vehicles]) => {
        const between = ([x1, y1]: [number, number], [x2, y2]: [number, number]) =>
          Math.round(Math.hypot(x1 - x2, y1 - y2))
        const minutes = points.map((from, a) =>
          points.map((to, b) =>
            rest.cut && a !== b && (a === rest.cut[0] || b === rest.cut[1]) ? null : between(from, to),
          ),
        )
        const pairs = Array.from({ length: Math.min(rest.pairCount, Math.floor(stopCount / 2)) }, (_, index) => ({
          first: `s${2 * index}`,
          second: `s${2 * index + 1}`,
          least: index === 0 ? 0 : 30,
          most: index === 0 ? 0 : 30 + rest.pairMost,
        }))
        const seen = new Set<string>()
        const connections = rest.timetable
          .map(([from, to, leaves]) => ({ from: from % points.length, to: to % points.length, leaves }))
          .filter(({ from, to }) => from !== to && !seen.has(`${from} ${to}`) && seen.add(`${from} ${to}`))
          .map(({ from, to, leaves }) => ({
            from,
            to,
            departures: [0, 400, 1440].map((later) => ({ leaves: leaves + later, arrives: leaves + later + 60 })),
          }))
        return {
          minutes,
          cost: minutes,
          connections,
          vehicles,
          stops,
          pairs,
          lateness: rest.isLateAllowed === 0 ? { each: 1, greatest: 1 } : null,
          travelWeight: 1,
        }
      }),
  )
