import type { PlanningEffort, PlanningObjective, PlanningProgress } from '@sipelandukilat/contract'
import { createProposals, loadSolver, type PlanningProblem } from '@sipelandukilat/planner'
import type { StoredProposal } from './planning-store'

/** Steps of the search for each objective; no clock, so that a run that is begun again comes to the same proposals. */
const stepsOf: Record<PlanningEffort, number> = { quick: 80, normal: 400, thorough: 2_500 }

/** The seed is part of the program: the same people and teams give the same proposals. */
const seed = 1

export type ProposalTask = {
  problem: PlanningProblem
  objectives: readonly PlanningObjective[]
  effort: PlanningEffort
}

export type ProposalNews = { progress: PlanningProgress[]; proposals: StoredProposal[] }

/**
 * Searches one objective after the other, and reports after each few steps how far it is, with the best proposal of each
 * objective so far. Ends early where `report` answers false.
 */
export async function propose(
  { problem, objectives, effort }: ProposalTask,
  report: (news: ProposalNews) => Promise<boolean>,
): Promise<void> {
  const solver = await loadSolver()
  const ofSteps = stepsOf[effort]
  const progress: PlanningProgress[] = objectives.map((objective) => ({
    objective,
    phase: 'waiting',
    steps: 0,
    ofSteps,
    people: 0,
    priority: 0,
    trips: 0,
    rupiah: 0,
    gap: 1,
  }))
  const proposals: StoredProposal[] = []
  for (const [index, objective] of objectives.entries()) {
    const search = createProposals(problem, { seed, objective, solver })
    for (let steps = 0; steps < ofSteps; ) {
      // Few steps at a time: whoever shares this thread has a turn in between, and a cancellation is noticed soon.
      const count = Math.min(4, ofSteps - steps)
      const { iterations, score: _, ...now } = search.advance(count)
      steps += count
      const phase = steps === ofSteps ? 'done' : now.phase
      progress[index] = { objective, ofSteps, ...now, phase, steps: iterations }
      proposals[index] = { ...search.best(), objective }
      if (!(await report({ progress: [...progress], proposals: [...proposals] }))) return
    }
  }
}
