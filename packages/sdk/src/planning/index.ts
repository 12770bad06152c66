// What a screen needs to judge and change a plan: times, figures, and every broken rule in words. Without the solver.
export { proposalRulesTexts } from '@sipelandukilat/domain'
export {
  type BrokenProposalRule,
  PackedProblem,
  type PlanningFinding,
  type PlanningProblem,
  type ProposalRule,
  ProposedTrip,
  proposalFigures,
  type ServicePoint,
  type TimedTrip,
  timeTrip,
  unpackProblem,
  validateProposal,
} from '@sipelandukilat/planner'
