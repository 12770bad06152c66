import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProposals } from './create-proposals'
import { PlanningObjective, type PlanningProblem } from './planning-problem'
import { arbitraryProblem } from './random-problems.testing'
import { loadSolver, type Solver } from './solver'
import { timeTrip } from './time-trip'
import { validateProposal } from './validate-proposal'

const runs = 150

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

const cases = fc.record({
  problem: arbitraryProblem,
  seed: fc.integer(),
  objective: fc.constantFrom(...PlanningObjective.options),
  steps: fc.integer({ min: 0, max: 30 }),
})

const rulesOf = (problem: PlanningProblem, trips: Parameters<typeof validateProposal>[1]) =>
  validateProposal(problem, trips).map(({ code, subject }) => `${code} ${subject}`)

describe('proposals for any problem', () => {
  it('break no rule, and name a reason for whatever is left out', () => {
    fc.assert(
      fc.property(cases, ({ problem, seed, objective, steps }) => {
        const search = createProposals(problem, { seed, objective })
        expect(rulesOf(problem, search.best().trips)).toEqual([])
        search.advance(steps)
        const { trips, unserved } = search.best()
        expect(rulesOf(problem, trips)).toEqual([])
        const named = [
          ...trips.flatMap(({ stops }) => stops.map(({ point }) => point)),
          ...unserved.map(({ point }) => point),
        ]
        expect(named.sort()).toEqual(problem.points.map(({ id }) => id).sort())
      }),
      { numRuns: runs },
    )
  })

  it('break no rule either where all trips are chosen anew by the integer programme', () => {
    fc.assert(
      fc.property(cases, ({ problem, seed, objective }) => {
        const search = createProposals(problem, { seed, objective, solver, firstChoice: 6 })
        const before = search.advance(4).score
        const after = search.advance(26)
        expect(after.score).toBeGreaterThanOrEqual(before - 1e-9)
        const { trips, gap } = search.best()
        expect(rulesOf(problem, trips)).toEqual([])
        expect(gap.ofAnyPlan).toBeGreaterThanOrEqual(0)
        expect(gap.ofAnyPlan).toBeLessThanOrEqual(1)
      }),
      { numRuns: runs / 3 },
    )
  })

  it('never get worse, and are the same however the steps were cut', () => {
    fc.assert(
      fc.property(cases, ({ problem, seed, objective, steps }) => {
        const options = { seed, objective, solver, firstChoice: 5 }
        const [whole, cut] = [createProposals(problem, options), createProposals(problem, options)]
        whole.advance(steps)
        let score = Number.NEGATIVE_INFINITY
        for (let step = 0; step < steps; step += 1) {
          const now = cut.advance(1).score
          expect(now).toBeGreaterThanOrEqual(score - 1e-9)
          score = now
        }
        expect(cut.best()).toEqual(whole.best())
      }),
      { numRuns: runs / 3 },
    )
  })

  it('have trips whose times can be worked out again from their order', () => {
    fc.assert(
      fc.property(cases, ({ problem, seed, objective }) => {
        const search = createProposals(problem, { seed, objective })
        search.advance(12)
        const { trips } = search.best()
        const again = trips.map((trip) => {
          const points = trip.stops.map(({ point }) => point)
          return timeTrip(problem, { team: trip.team, kit: trip.kit, startDay: trip.startDay, points })
        })
        // As early as can be: never later than in the proposal.
        for (const [index, trip] of again.entries())
          expect(trip?.arrivesAt).toBeLessThanOrEqual(trips[index]?.arrivesAt ?? Number.NEGATIVE_INFINITY)
      }),
      { numRuns: runs / 2 },
    )
  })
})
