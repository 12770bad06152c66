// What a screen needs to judge and change a plan: times, figures, and every broken rule in words. Without the solver.
export {
  type BrokenProposalRule,
  type PlanningFinding,
  PlanningProblem,
  type ProposalRule,
  ProposedTrip,
  proposalFigures,
  proposalRuleTexts,
  type ServicePoint,
  type TimedTrip,
  timeTrip,
  unservedTexts,
  validateProposal,
} from '@sipelandukilat/planner'
