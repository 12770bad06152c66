import { describe, expect, it } from 'vitest'
import { checkPlanningProblem } from './check-problem'
import { createProposals } from './create-proposals'
import type { PlanningProblem, ServicePoint } from './planning-problem'

const square = (value: number | null) => [0, 1].map((from) => [0, 1].map((to) => (from === to ? 0 : value)))

const village: ServicePoint = {
  id: 'village',
  place: 1,
  district: 'd',
  regency: 'r',
  people: 3,
  priority: 5,
  setUp: 10,
  perPerson: 10,
  blanks: 3,
  skills: [],
  canSleep: false,
}

const problem: PlanningProblem = {
  period: { days: 3, opens: 480, closes: 960, closedDays: [] },
  places: ['base', 'village'],
  networks: [{ profile: 'dry', minutes: square(60), rupiah: square(100) }],
  profile: 'dry',
  connections: [],
  points: [village],
  teams: [
    { id: 't', base: 0, members: 2, skills: [], dailyMinutes: 480, bookedDays: [], longestTrip: 2, costPerDay: 50 },
  ],
  kits: [{ id: 'k', base: 0, bookedDays: [], blanks: 10 }],
  budget: null,
  fairnessFloor: 0,
}

/** What is said about a problem, and the reason with which its village stays out of the proposal; `null`: it is in it. */
function outcomeOf(changed: object) {
  const checked = checkPlanningProblem({ ...problem, ...changed })
  const codes = checked.findings.map(({ code }) => code)
  if (!checked.ok) return { codes, reason: undefined }
  const search = createProposals(checked.problem, { seed: 1, objective: 'people' })
  search.advance(20)
  return { codes, reason: search.best().unserved[0]?.reason ?? null }
}

const withVillage = (change: Partial<ServicePoint>) => outcomeOf({ points: [{ ...village, ...change }] })

describe('a planning problem', () => {
  it('is planned where nothing is wrong', () => {
    expect(outcomeOf({})).toEqual({ codes: [], reason: null })
  })

  it('without sense is refused in words', () => {
    expect(outcomeOf({ points: 'none' }).codes).toEqual(['malformed'])
    expect(outcomeOf({ networks: [{ profile: 'dry', minutes: square(-5), rupiah: square(1) }] }).codes).toContain(
      'malformed',
    )
    expect(outcomeOf({ places: ['base'] }).codes).toContain('matrix-not-square')
    expect(outcomeOf({ profile: 'wet' }).codes).toEqual(['unknown-profile'])
    expect(outcomeOf({ points: [{ ...village, place: 7 }] }).codes).toEqual(['unknown-place'])
    expect(outcomeOf({ points: [village, village] }).codes).toEqual(['same-name'])
    expect(outcomeOf({ period: { ...problem.period, opens: 1000 } }).codes).toEqual(['hours-backward'])
    const connections = [{ from: 0, to: 1, departures: [{ leaves: 500, arrives: 400 }] }]
    expect(outcomeOf({ connections }).codes).toEqual(['negative-leg'])
    const windows = [
      { from: 900, until: 950 },
      { from: 100, until: 200 },
    ]
    expect(withVillage({ windows }).codes).toEqual(['windows-unsorted'])
  })

  it.each([
    ['no team', { teams: [] }, ['no-teams'], 'no-teams'],
    ['no kit', { kits: [] }, ['no-kits'], 'no-kits'],
    ['no point', { points: [] }, ['no-points'], null],
  ])('with %s says so, and plans nothing', (_, change, codes, reason) => {
    expect(outcomeOf(change)).toEqual({ codes, reason })
  })

  it('names a team that never has a kit, and one that can still go is planned', () => {
    const stranger = { ...problem.teams[0], id: 'stranger', base: 1 }
    const networks = [
      {
        profile: 'dry',
        minutes: [
          [0, 60],
          [60, 0],
        ],
        rupiah: square(100),
      },
    ]
    expect(outcomeOf({ teams: [...problem.teams, { ...stranger, bookedDays: [0, 1, 2] }], networks })).toEqual({
      codes: ['team-without-kit'],
      reason: null,
    })
  })

  it('says why a village cannot be served', () => {
    const reasons = (outcome: { codes: string[]; reason: unknown }) => {
      expect(outcome.codes).toEqual(['point-impossible'])
      return outcome.reason
    }
    expect(reasons(withVillage({ skills: ['nurse'] }))).toBe('skill')
    expect(reasons(withVillage({ pin: { team: 'other' } }))).toBe('pin-team')
    expect(reasons(withVillage({ blanks: 11 }))).toBe('blanks')
    expect(reasons(withVillage({ perPerson: 400 }))).toBe('day-too-short')
    expect(reasons(withVillage({ windows: [{ from: 0, until: 300 }] }))).toBe('window')
    expect(reasons(withVillage({ restDays: Array.from({ length: 400 }, (_, day) => day) }))).toBe('no-service-day')
    expect(reasons(outcomeOf({ budget: 100 }))).toBe('over-budget')
    expect(reasons(outcomeOf({ networks: [{ profile: 'dry', minutes: square(null), rupiah: square(1) }] }))).toBe(
      'no-way',
    )
    const wet = { profile: 'wet', minutes: square(60), rupiah: square(100) }
    const dry = { profile: 'dry', minutes: square(null), rupiah: square(100) }
    expect(reasons(outcomeOf({ networks: [dry, wet] }))).toBe('no-way-this-season')
  })

  it('says why a village that could be served is left out', () => {
    const two = (change: object) =>
      outcomeOf({ points: [village, { ...village, id: 'second', people: 1, blanks: 1 }], ...change }).reason
    const single = { ...problem.period, days: 1 }
    // Two hours of travel and 40 minutes of work leave no time for a second village elsewhere.
    const apart = {
      places: ['base', 'village', 'other'],
      networks: [
        {
          profile: 'dry',
          minutes: [0, 1, 2].map((a) => [0, 1, 2].map((b) => (a === b ? 0 : 180))),
          rupiah: [0, 1, 2].map(() => [100, 100, 100]),
        },
      ],
      points: [village, { ...village, id: 'second', place: 2 }],
      period: single,
    }
    expect(two(apart)).toBe('more-demand')
    const twice = [...problem.teams, { ...problem.teams[0], id: 't2' }]
    expect(two({ ...apart, teams: twice })).toBe('no-kit-free')
    expect(two({ ...apart, period: problem.period, budget: 400 })).toBe('budget-used')
  })

  it('says where the fairness floor cannot be met, and plans the rest', () => {
    const far = { ...village, id: 'far', district: 'e', skills: ['nurse'] }
    const outcome = outcomeOf({ points: [village, far], fairnessFloor: 0.5 })
    expect(outcome.codes).toEqual(['point-impossible', 'floor-impossible'])
    expect(outcome.reason).toBe('skill')
  })
})
