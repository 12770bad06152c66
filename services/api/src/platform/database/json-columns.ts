import type {
  DataRequestOutcome,
  LegClosure,
  LegDeparture,
  LetterContent,
  LetterSettings,
  PlanningObjective,
  PlanningProgress,
  PlanningSettings,
  Region,
  ServiceCharter,
  TargetingRule,
} from '@sipelandukilat/contract'
import type { Lacks } from '@sipelandukilat/domain'
import type { PackedProblem, PlanningFinding, Proposal } from '@sipelandukilat/planner'

/** What the JSON columns hold, where more is known of it than that it is JSON. */
type JsonColumns = {
  'application.correction': { fields: string[]; attachments: string[]; note: string }
  'application.lacks': Lacks
  'application_event.data': Record<string, unknown>
  'audit_entry.detail': Record<string, unknown>
  'data_request.outcome': DataRequestOutcome
  'region.office': Region['office']
  'survey_answer.scores': Record<string, number>
  'service_charter.words': ServiceCharter['words']
  'letter_settings.settings': LetterSettings
  /** The letterhead and who signs, as they were on its day. */
  'official_letter.content': LetterContent
  'module_configuration.settings': Record<string, unknown>
  'module_rollout.rules': TargetingRule[]
  /** Points of the planner’s problem: the village each lies in, and the visit requests it stands for. */
  'planning_run.demand': {
    id: string
    villageCode: string
    name: string
    districtCode: string
    districtName: string
    regencyCode: string
    people: number
    priority: number
    requestIds: string[]
  }[]
  'planning_run.findings': PlanningFinding[]
  'planning_run.problem': PackedProblem
  'planning_run.progress': PlanningProgress[]
  'planning_run.proposals': (Proposal & { objective: PlanningObjective })[]
  'planning_run.settings': PlanningSettings
  'travel_leg.closures': LegClosure[]
  'travel_leg.timetable': LegDeparture[]
  'travel_leg.timetable_back': LegDeparture[]
}

export type Json<Name extends string> = Name extends keyof JsonColumns ? JsonColumns[Name] : unknown
