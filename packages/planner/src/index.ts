export {
  type CheckedProblem,
  checkPlanningProblem,
  type PlanningFault,
  type PlanningFinding,
} from './calendar/check-problem'
export {
  createProposals,
  type Proposals,
  type ProposalsOptions,
  type ProposalsPhase,
  type ProposalsProgress,
} from './calendar/create-proposals'
export { PackedProblem, packProblem, unpackProblem } from './calendar/packed-problem'
export {
  PlannedKit,
  PlannedTeam,
  PlanningNetwork,
  PlanningObjective,
  PlanningProblem,
  ServicePoint,
} from './calendar/planning-problem'
export type { DistrictShare, Proposal, ProposalFigures, ProvenGap, UnservedPoint } from './calendar/proposal'
export { ProposedStop, ProposedTrip } from './calendar/proposal'
export { type ProposalRule, proposalRules } from './calendar/proposal-rules'
export { loadSolver, type Solver } from './calendar/solver'
export { proposalFigures, type TimedTrip, timeTrip } from './calendar/time-trip'
export { toTripsInstance } from './calendar/trips-instance'
export type { UnservedReason } from './calendar/unserved-reason'
export { type BrokenProposalRule, validateProposal } from './calendar/validate-proposal'
export { type CheckedInstance, checkInstance, type InstanceFinding, type InstanceProblem } from './check-instance'
export type { Finding } from './finding'
export { Connection, Instance, PlannedStop, PlannedVehicle, StopPair, TimeWindow } from './instance'
export { buildMatrix, type MatrixRequest, type TravelMatrix } from './network/build-matrix'
export {
  type CheckedNetwork,
  checkNetwork,
  findLegFaults,
  type NetworkFinding,
  type NetworkProblem,
} from './network/check-network'
export { minutesOfDay, toMinuteOfDay, toPeriodMinute, toQuarterHour } from './network/days'
export { listUnreachable } from './network/list-unreachable'
export { LegDeparture, Network, NetworkLeg, NetworkNode, NodeKind, TravelMode, TravelProfile } from './network/network'
export { type Conditions, isLegOpenOn, type Party } from './network/open-legs'
export type { Plan, PlannedRoute, PlannedVisit } from './plan'
export { type PlanCost, planCost } from './plan-cost'
export { type MovedAppointment, type Replanned, type ReplanOptions, replan } from './replan'
export { type Rule, rules } from './rules'
export type { Objective } from './search/objective'
export { createSearch, type Progress, type Search, type SearchOptions } from './search/search'
export { type BrokenRule, validatePlan } from './validate-plan'
