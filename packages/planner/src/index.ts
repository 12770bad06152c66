export { type CheckedProblem, checkPlanningProblem, type PlanningFinding } from './calendar/check-problem'
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
export { type PlanningFault, problemTexts } from './calendar/problem-texts'
export type { DistrictShare, Proposal, ProposalFigures, ProvenGap, UnservedPoint } from './calendar/proposal'
export { ProposedStop, ProposedTrip } from './calendar/proposal'
export { type ProposalRule, proposalRuleTexts } from './calendar/proposal-rule-texts'
export { loadSolver, type Solver } from './calendar/solver'
export { proposalFigures, type TimedTrip, timeTrip } from './calendar/time-trip'
export { toTripsInstance } from './calendar/trips-instance'
export { type UnservedReason, unservedTexts } from './calendar/unserved-texts'
export { type BrokenProposalRule, validateProposal } from './calendar/validate-proposal'
export { type CheckedInstance, checkInstance, type InstanceFinding } from './check-instance'
export { Connection, Instance, PlannedStop, PlannedVehicle, StopPair, TimeWindow } from './instance'
export { type InstanceProblem, instanceTexts } from './instance-texts'
export { buildMatrix, type MatrixRequest, type TravelMatrix } from './network/build-matrix'
export { type CheckedNetwork, checkNetwork, findLegFaults, type NetworkFinding } from './network/check-network'
export { minutesOfDay, toMinuteOfDay, toPeriodMinute } from './network/days'
export { listUnreachable } from './network/list-unreachable'
export { LegDeparture, Network, NetworkLeg, NetworkNode, NodeKind, TravelMode, TravelProfile } from './network/network'
export { type NetworkProblem, networkTexts, profileLabels } from './network/network-texts'
export { type Conditions, isLegOpenOn, type Party } from './network/open-legs'
export type { Plan, PlannedRoute, PlannedVisit } from './plan'
export { type PlanCost, planCost } from './plan-cost'
export { type MovedAppointment, type Replanned, type ReplanOptions, replan } from './replan'
export { type Rule, ruleTexts } from './rule-texts'
export type { Objective } from './search/objective'
export { createSearch, type Progress, type Search, type SearchOptions } from './search/search'
export type { Finding, Text } from './text'
export { type BrokenRule, validatePlan } from './validate-plan'
