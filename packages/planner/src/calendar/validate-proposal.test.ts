import { describe, expect, it } from 'vitest'
import type { PlanningProblem } from './planning-problem'
import type { ProposedStop, ProposedTrip } from './proposal'
import { timeTrip } from './time-trip'
import { validateProposal } from './validate-proposal'

/** Four places in a row, an hour apart; both teams at place 0, the second kit at place 3. */
const row = (perStep: number) => [0, 1, 2, 3].map((from) => [0, 1, 2, 3].map((to) => Math.abs(from - to) * perStep))

const point = (id: string, place: number) => ({
  id,
  place,
  district: 'd',
  regency: 'r',
  people: 4,
  priority: 10,
  setUp: 20,
  perPerson: 10,
  blanks: 4,
  skills: [],
  canSleep: true,
})

const team = (id: string) => ({
  id,
  base: 0,
  members: 3,
  skills: ['nurse'],
  dailyMinutes: 600,
  bookedDays: [5],
  longestTrip: 3,
  costPerDay: 100,
})

const problem: PlanningProblem = {
  period: { days: 6, opens: 480, closes: 1080, closedDays: [4] },
  places: ['base', 'a', 'b', 'c'],
  networks: [{ profile: 'dry', minutes: row(60), rupiah: row(50) }],
  profile: 'dry',
  connections: [],
  points: [point('a', 1), point('b', 2), point('c', 3)],
  teams: [team('t1'), team('t2')],
  kits: [
    { id: 'k1', base: 0, bookedDays: [3], blanks: 8 },
    { id: 'k2', base: 3, bookedDays: [], blanks: 20 },
  ],
  budget: 2_000,
  fairnessFloor: 0,
}

function makeTrip(
  points: string[],
  wanted: Partial<{ team: string; kit: string; startDay: number }> = {},
): ProposedTrip {
  const trip = timeTrip(problem, { team: 't1', kit: 'k1', startDay: 0, points, ...wanted })
  if (!trip) throw new Error('That trip cannot be')
  return trip
}

/** A copy in which one stop is changed. */
const withStop = (trip: ProposedTrip, index: number, change: Partial<ProposedStop>): ProposedTrip => ({
  ...trip,
  stops: trip.stops.map((stop, at) => (at === index ? { ...stop, ...change } : stop)),
})

const codes = (trips: ProposedTrip[], changed: Partial<PlanningProblem> = {}) =>
  validateProposal({ ...problem, ...changed }, trips).map(({ code }) => code)

const good = makeTrip(['a', 'b'])

describe('a proposal', () => {
  it('is valid where a trip takes a day, and where two trips share nothing', () => {
    expect(codes([good])).toEqual([])
    expect(codes([good, makeTrip(['c'], { team: 't2', kit: 'k2', startDay: 1 })])).toEqual([])
  })

  it('refuses what does not exist', () => {
    expect(codes([{ ...good, team: 'x' }])).toEqual(['unknown-team'])
    expect(codes([{ ...good, kit: 'x' }])).toEqual(['unknown-kit'])
    expect(codes([{ ...good, kit: '' }])).toEqual(['kit-missing'])
    expect(codes([withStop(good, 0, { point: 'x' })])).toContain('unknown-point')
    expect(codes([{ ...good, stops: [], leavesAt: 480, arrivesAt: 480 }])).toContain('no-stops')
  })

  it('refuses a point that is planned twice', () => {
    expect(codes([good, makeTrip(['a'], { team: 't2', kit: 'k2', startDay: 1 })])).toEqual(['point-twice'])
  })

  it('refuses a team or a kit on two trips of one day', () => {
    expect(codes([good, makeTrip(['c'], { kit: 'k2' })])).toEqual(['team-double-booked'])
    expect(codes([good, makeTrip(['c'], { team: 't2' })])).toEqual(['kit-double-booked'])
  })

  it('refuses a kit of elsewhere that is still on its way', () => {
    const first = makeTrip(['a'], { kit: 'k2' })
    expect(codes([first, makeTrip(['b'], { team: 't2', kit: 'k2', startDay: 1 })])).toEqual(['kit-double-booked'])
    expect(codes([first, makeTrip(['b'], { team: 't2', kit: 'k2', startDay: 3 })])).toEqual([])
    const networks = [
      {
        profile: 'dry',
        minutes: row(60).map((to, from) => (from === 3 ? [null, null, null, 0] : to)),
        rupiah: row(50),
      },
    ]
    expect(codes([first], { networks })).toContain('kit-cannot-come')
  })

  it('refuses leave, maintenance, and days outside the period', () => {
    expect(codes([makeTrip(['a'], { startDay: 5 })])).toContain('team-on-leave')
    expect(codes([makeTrip(['a'], { startDay: 3 })])).toEqual(['kit-booked'])
    expect(codes([makeTrip(['a'], { startDay: 5 })], { period: { ...problem.period, days: 5 } })).toContain(
      'outside-period',
    )
  })

  it('refuses a trip that lasts too long, or whose days are not those of its hours', () => {
    expect(codes([{ ...good, endDay: 3 }])).toContain('trip-too-long')
    expect(codes([{ ...good, startDay: 1, endDay: 1, rupiah: good.rupiah }])).toEqual(['days-wrong'])
  })

  it('refuses work or travel outside the hours, also of a shorter working day', () => {
    expect(codes([good], { teams: [{ ...team('t1'), dailyMinutes: 100 }] })).toContain('outside-hours')
    expect(codes([good], { period: { ...problem.period, closedDays: [0] } })).toContain('outside-hours')
  })

  it('refuses a night where nobody can sleep', () => {
    const trip = withStop(good, 1, { leavesAt: 1920, arrivesAt: 1980, startsAt: 1980, finishesAt: 2040, day: 1 })
    const moved = { ...trip, leavesAt: 2040, arrivesAt: 2160, endDay: 1, rupiah: good.rupiah + 100 }
    expect(codes([moved])).toEqual([])
    expect(codes([moved], { points: [{ ...point('a', 1), canSleep: false }, point('b', 2)] })).toEqual(['no-bed'])
  })

  it('lets a way longer than a working day be travelled on several, and no quicker', () => {
    const far = [{ profile: 'dry', minutes: row(220), rupiah: row(50) }]
    const trip = timeTrip({ ...problem, networks: far }, { team: 't1', kit: 'k1', startDay: 0, points: ['c'] })
    if (!trip) throw new Error('That trip cannot be')
    // 660 minutes there: 600 on the first day, 60 on the second; the work; and back on that day and the third.
    expect(trip).toMatchObject({ startDay: 0, endDay: 2, stops: [{ leavesAt: 480, arrivesAt: 1980, startsAt: 1980 }] })
    expect(codes([trip], { networks: far })).toEqual([])
    expect(codes([withStop(trip, 0, { arrivesAt: 1970 })], { networks: far })).toEqual(['too-fast'])
    expect(codes([withStop(trip, 0, { leavesAt: 470 })], { networks: far })).toContain('outside-hours')
  })

  it('refuses ways that do not exist, are too quick, or leave when nothing leaves', () => {
    const cut = row(60).map((to, from) => to.map((minutes, at) => (from === 1 && at === 2 ? null : minutes)))
    expect(codes([good], { networks: [{ profile: 'dry', minutes: cut, rupiah: row(50) }] })).toContain('no-way')
    expect(codes([good], { networks: [{ profile: 'dry', minutes: row(61), rupiah: row(50) }] })).toContain('too-fast')
    const connections = [{ from: 1, to: 2, departures: [{ leaves: 700, arrives: 760 }] }]
    expect(codes([good], { connections })).toEqual(['no-departure'])
  })

  it('refuses times out of order and work cut short', () => {
    const [first] = good.stops
    expect(codes([withStop(good, 0, { startsAt: (first?.arrivesAt ?? 0) - 5 })])).toContain('out-of-order')
    expect(codes([withStop(good, 0, { finishesAt: (first?.finishesAt ?? 0) - 5 })])).toEqual(['work-cut-short'])
  })

  it('keeps promises: hours, team, day, skill', () => {
    const promised = (change: object) => ({ points: [{ ...point('a', 1), ...change }, point('b', 2)] })
    expect(codes([good], promised({ windows: [{ from: 0, until: 100 }] }))).toEqual(['window'])
    expect(codes([good], promised({ pin: { team: 't2' } }))).toEqual(['pin-team'])
    expect(codes([good], promised({ pin: { day: 2 } }))).toEqual(['pin-day'])
    expect(codes([good], promised({ restDays: [0] }))).toEqual(['rest-day'])
    expect(codes([good], promised({ restDays: [1] }))).toEqual([])
    expect(codes([good], promised({ skills: ['pilot'] }))).toEqual(['skills'])
  })

  it('counts blanks and rupiah', () => {
    expect(codes([good], { kits: [{ id: 'k1', base: 0, bookedDays: [], blanks: 7 }] })).toEqual(['blanks'])
    expect(codes([{ ...good, rupiah: good.rupiah - 10 }])).toEqual(['cost-wrong'])
    expect(codes([good], { budget: good.rupiah - 10 })).toEqual(['budget'])
  })

  it('says what breaks a rule, and in which trip', () => {
    const [finding] = validateProposal(problem, [{ ...good, kit: 'x' }])
    expect(finding).toEqual({ code: 'unknown-kit', subject: 'x', trip: 0 })
  })
})
