// What a screen needs to judge and change a plan: times, figures, and every broken rule in words. Without the solver.
export {
  type BrokenProposalRule,
  PackedProblem,
  type PlanningFinding,
  type PlanningProblem,
  type ProposalRule,
  ProposedTrip,
  proposalFigures,
  proposalRuleTexts,
  type ServicePoint,
  type TimedTrip,
  timeTrip,
  unpackProblem,
  unservedTexts,
  validateProposal,
} from '@sipelandukilat/planner'
