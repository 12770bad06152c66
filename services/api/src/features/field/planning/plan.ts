import { checkPlanningProblem, type PlanningFinding, type PlanningProblem, packProblem } from '@sipelandukilat/planner'
import { buildProblem } from './build-problem'
import type { Given } from './load-given'
import { type ProposalNews, type ProposalTask, propose } from './propose'

export type PlanTask = Omit<ProposalTask, 'problem'> & { given: Given }

/** What the planner is given, packed, as the text that is kept: it is large, and is written once. */
export type BuiltProblem = { problem: string; demand: string; findings: PlanningFinding[]; isPlannable: boolean }

export type PlanNews = { built: BuiltProblem } | { proposed: ProposalNews }

/** Works a run out: first its problem, then proposals for it. Ends early where `report` answers false, or nothing can be planned. */
export async function plan({ given, ...task }: PlanTask, report: (news: PlanNews) => Promise<boolean>): Promise<void> {
  const { problem, demand } = buildProblem(given)
  const { ok: isPlannable, findings } = checkPlanningProblem(problem)
  const built = {
    problem: JSON.stringify(packProblem(ofOneSeason(problem))),
    demand: JSON.stringify(demand),
    findings,
    isPlannable,
  }
  if (!(await report({ built })) || !isPlannable) return
  await propose({ ...task, problem }, (proposed) => report({ proposed }))
}

/** Other seasons only say why nobody can go somewhere, which the proposals tell. */
const ofOneSeason = (problem: PlanningProblem): PlanningProblem => ({
  ...problem,
  networks: problem.networks.filter(({ profile }) => profile === problem.profile),
})
