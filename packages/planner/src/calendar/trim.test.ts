import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../search/random'
import { addTrip, createReach } from './add-trip'
import { type Effort, isServedBy, rupiahOf, toDraft } from './effort'
import { findHindrances } from './hindrances'
import { toNeighbours } from './neighbours'
import type { PlanningProblem } from './planning-problem'
import { arbitraryProblem } from './random-problems.testing'
import { toSituation } from './situation'
import { toProposedTrip } from './to-proposal'
import { trim } from './trim'
import { validateProposal } from './validate-proposal'
import { toWorth } from './worth'

function toEffort(problem: PlanningProblem): Effort {
  const situation = toSituation(problem)
  const alone = findHindrances(situation)
  const isPossible = alone.map((one) => 'trip' in one)
  return {
    situation,
    worth: toWorth(situation, 'people'),
    alone,
    isPossible,
    neighbours: toNeighbours(situation, isPossible, 60),
    random: createRandom(1),
  }
}

function planWithout(problem: PlanningProblem) {
  const effort = toEffort({ ...problem, budget: null })
  const draft = toDraft(effort, [])
  const reach = createReach(effort)
  while (addTrip(effort, draft, reach));
  return draft.trips
}

test('leaves out until the budget suffices, adds nobody, and breaks no rule', () => {
  fc.assert(
    fc.property(arbitraryProblem, fc.double({ min: 0, max: 1.1, noNaN: true }), (problem, share) => {
      const whole = planWithout(problem)
      const budget = share * rupiahOf(whole)
      const effort = toEffort({ ...problem, budget })
      const kept = trim(effort, whole)
      expect(rupiahOf(kept)).toBeLessThanOrEqual(budget)
      if (share >= 1) expect(kept).toEqual(whole)
      const before = isServedBy(effort, whole)
      for (const { visits } of kept) for (const { point } of visits) expect(before[point]).toBe(1)
      const trips = kept.map((trip) => toProposedTrip(effort.situation, trip))
      expect(validateProposal(effort.situation.problem, trips)).toEqual([])
    }),
    { numRuns: 150 },
  )
})
