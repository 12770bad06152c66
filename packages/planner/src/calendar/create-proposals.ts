import { createRandom } from '../search/random'
import { addTrip, createReach } from './add-trip'
import { createPool } from './candidates'
import { choose } from './choose'
import type { Draft, Effort } from './effort'
import { findHindrances } from './hindrances'
import { createImprovement } from './improve'
import { toNeighbours } from './neighbours'
import { createOccupancy } from './occupancy'
import type { PlanningObjective, PlanningProblem } from './planning-problem'
import type { Proposal } from './proposal'
import { toSituation } from './situation'
import type { Solver } from './solver'
import { toProposal } from './to-proposal'
import { upperBound } from './upper-bound'
import { toWorth } from './worth'

export type ProposalsOptions = {
  seed: number
  objective: PlanningObjective
  /** HiGHS; without it trips are never chosen anew as a whole. */
  solver?: Solver
  /** Steps of bettering before trips are first chosen anew; each later choice waits twice as long. */
  firstChoice?: number
}

/** What is being done: trips are added, made better, or chosen anew. */
export type ProposalsPhase = 'adding' | 'improving' | 'choosing'

export type ProposalsProgress = {
  iterations: number
  phase: ProposalsPhase
  /** In the unit of the objective, less a little for the cost; only to be compared within one search. */
  score: number
  people: number
  priority: number
  trips: number
  rupiah: number
  /** No plan at all serves more (people, or their priority) by more than this share. */
  gap: number
}

export type Proposals = {
  /** Does so many steps more. A step adds a trip, betters a part of the plan, or chooses all trips anew (the longest). */
  advance: (iterations: number) => ProposalsProgress
  progress: () => ProposalsProgress
  /** The best proposal so far; valid at any time, also before the first step. */
  best: () => Proposal
}

const usualFirstChoice = 900
const longestWait = 1500

/**
 * Makes proposals for a problem that `checkPlanningProblem` found usable. No clock: the same seed, objective and number
 * of steps give the same proposal, however the steps were cut into calls; more steps never give a worse one.
 */
export function createProposals(problem: PlanningProblem, options: ProposalsOptions): Proposals {
  const situation = toSituation(problem)
  const worth = toWorth(situation, options.objective)
  const alone = findHindrances(situation)
  const isPossible = alone.map((one) => 'trip' in one)
  const effort: Effort = {
    situation,
    worth,
    alone,
    isPossible,
    neighbours: toNeighbours(situation, isPossible, 60),
    random: createRandom(options.seed),
  }
  const bound = upperBound(situation, worth, alone)
  const reach = createReach(effort)
  const pool = createPool(effort)
  const improve = createImprovement(effort)
  let draft: Draft = { trips: [], occupancy: createOccupancy(situation), score: worth.score([]) }
  let boundOfCandidates = Number.NEGATIVE_INFINITY
  let iterations = 0
  let phase: ProposalsPhase = 'adding'
  let wait = options.firstChoice ?? usualFirstChoice
  let untilChoice = wait

  function step(): void {
    iterations += 1
    if (phase === 'adding') {
      const trip = addTrip(effort, draft, reach)
      if (trip) pool.add([trip])
      else phase = 'improving'
      return
    }
    untilChoice -= 1
    if (untilChoice > 0 || !options.solver) {
      phase = 'improving'
      const { draft: next, seen } = improve(draft)
      draft = next
      pool.add(seen)
      return
    }
    phase = 'choosing'
    const chosen = choose(effort, draft, pool, options.solver)
    draft = chosen.draft
    boundOfCandidates = chosen.bound
    wait = Math.min(longestWait, 2 * wait)
    untilChoice = wait
  }

  const prizes = () =>
    draft.trips.reduce((all, { visits }) => visits.reduce((sum, { point }) => sum + (worth.prize[point] ?? 0), all), 0)
  const gapOfAny = () => (bound > 0 ? Math.max(0, 1 - prizes() / bound) : 0)

  /** The even share of districts is the same for both, so that only what is served is compared. */
  function gapOfCandidates(): number | null {
    const most = boundOfCandidates - draft.score + prizes()
    return Number.isFinite(boundOfCandidates) && most > 0 ? Math.max(0, 1 - prizes() / most) : null
  }

  function progress(): ProposalsProgress {
    const points = draft.trips.flatMap(({ visits }) => visits.map(({ point }) => problem.points[point]))
    return {
      iterations,
      phase,
      score: draft.score,
      people: points.reduce((sum, point) => sum + (point?.people ?? 0), 0),
      priority: points.reduce((sum, point) => sum + (point?.priority ?? 0), 0),
      trips: draft.trips.length,
      rupiah: draft.trips.reduce((sum, { rupiah }) => sum + rupiah, 0),
      gap: gapOfAny(),
    }
  }

  return {
    advance(count) {
      for (let done = 0; done < count; done += 1) step()
      return progress()
    },
    progress,
    best: () => toProposal(effort, draft, { ofAnyPlan: gapOfAny(), ofCandidates: gapOfCandidates() }),
  }
}
