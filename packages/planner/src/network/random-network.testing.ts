import fc from 'fast-check'
import type { Network, NetworkLeg } from './network'

/** A leg that is open to all at any time, but for what is given. */
export const toLeg = (leg: Partial<NetworkLeg> & Pick<NetworkLeg, 'id' | 'from' | 'to'>): NetworkLeg => ({
  isBothWays: true,
  mode: 'road',
  minutes: 60,
  rupiahPerPerson: 0,
  rupiahPerTrip: 0,
  mostPeople: null,
  mostKilograms: null,
  timetable: [],
  timetableBack: [],
  months: null,
  profiles: ['dry', 'wet', 'low_river'],
  closures: [],
  ...leg,
})

const allDays = [1, 2, 3, 4, 5, 6, 7]
const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
})
const departures = fc.array(fc.record({ days: fc.subarray(allDays, { minLength: 1 }), leaves: time }), {
  minLength: 1,
  maxLength: 2,
})

/** Small networks with all kinds of legs; `timetables` says whether some leave by timetable only. */
export const arbitraryNetwork = (options: { timetables: boolean }): fc.Arbitrary<Network> =>
  fc.integer({ min: 2, max: 8 }).chain((count) => {
    const node = fc.nat(count - 1).map((index) => `n${index}`)
    const leg = fc
      .record({
        from: node,
        to: node,
        isBothWays: fc.boolean(),
        minutes: fc.integer({ min: 1, max: 400 }),
        rupiahPerPerson: fc.nat(500),
        rupiahPerTrip: fc.nat(2000),
        mostPeople: fc.option(fc.integer({ min: 1, max: 9 })),
        profiles: fc.subarray(['dry', 'wet', 'low_river'] as const, { minLength: 1 }),
        isTimed: fc.boolean(),
        timetable: departures,
        timetableBack: departures,
        closures: fc.oneof(
          { weight: 4, arbitrary: fc.constant<NetworkLeg['closures']>([]) },
          {
            weight: 1,
            arbitrary: fc.constant<NetworkLeg['closures']>([
              { from: '2026-07-02', until: '2026-07-02', reason: 'ombak' },
            ]),
          },
        ),
      })
      .map(({ isTimed, timetable, timetableBack, closures, ...rest }) => ({
        ...rest,
        ...(options.timetables && { closures }),
        ...(options.timetables && isTimed && { timetable, timetableBack }),
      }))
    return fc.array(leg, { maxLength: 16 }).map((legs) => ({
      nodes: Array.from({ length: count }, (_, index) => ({
        id: `n${index}`,
        name: `Tempat ${index}`,
        kind: index === 0 ? ('office' as const) : ('village' as const),
      })),
      legs: legs
        .filter(({ from, to }) => from !== to)
        .map((one, index) => toLeg({ id: `l${index}`, ...one, profiles: [...one.profiles] })),
    }))
  })
