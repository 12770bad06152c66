import { LocalDate } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import {
  byId,
  Id,
  Instant,
  mostStops,
  ProvinceCode,
  RegencyCode,
  TimeOfDay,
  TravelProfile,
  text,
  Version,
} from '../shapes'

export const PlanningRunStatus = z.enum(['queued', 'running', 'done', 'cancelled', 'failed'])
export type PlanningRunStatus = z.infer<typeof PlanningRunStatus>
/** What counts most: urgency, the number of people, or their number with an even share for each district. */
export const PlanningObjective = z.enum(['priority', 'people', 'even'])
export type PlanningObjective = z.infer<typeof PlanningObjective>
/** How long is searched: seconds, a minute, several minutes. */
export const PlanningEffort = z.enum(['quick', 'normal', 'thorough'])
export type PlanningEffort = z.infer<typeof PlanningEffort>

const rupiah = z.int().min(0).max(1_000_000_000_000)

/** What a planning run is asked. Bases are places of the travel network. */
export const PlanningSettings = z.object({
  regencyCodes: z.array(RegencyCode).min(1).max(40),
  teams: z
    .array(
      z.object({
        teamId: Id,
        baseId: Id,
        /** Most days of one trip. */
        longestTrip: z.int().min(1).max(30),
        /** For the whole team. */
        rupiahPerDay: rupiah,
      }),
    )
    .max(60),
  kits: z.array(z.object({ kitId: Id, baseId: Id, blanks: z.int().min(0).max(100_000) })).max(60),
  budget: rupiah.nullable(),
  /** Least share (0–1) of the people of each district. */
  fairnessFloor: z.number().min(0).max(1),
  profile: TravelProfile,
  objectives: z.array(PlanningObjective).min(1).max(3),
  effort: PlanningEffort,
  /** Working hours, where the province is. */
  hours: z.object({ from: TimeOfDay, until: TimeOfDay }),
  /** Minutes at a service point: to set up and pack up, and for each person. */
  setUp: z.int().min(0).max(600),
  perPerson: z.int().min(0).max(240),
})
export type PlanningSettings = z.infer<typeof PlanningSettings>

const minute = z.number()

/** A stop of a proposed trip; times in minutes since the period’s first midnight. */
export const ProposedStop = z.strictObject({
  point: z.string().max(60),
  day: z.int(),
  leavesAt: minute,
  arrivesAt: minute,
  startsAt: minute,
  finishesAt: minute,
})
export type ProposedStop = z.infer<typeof ProposedStop>

export const ProposedTrip = z.strictObject({
  team: z.string().max(60),
  kit: z.string().max(60),
  startDay: z.int(),
  endDay: z.int(),
  stops: z.array(ProposedStop).max(mostStops),
  leavesAt: minute,
  arrivesAt: minute,
  rupiah: z.number(),
  people: z.int(),
  priority: z.number(),
})
export type ProposedTrip = z.infer<typeof ProposedTrip>

export const ProposalFigures = z.object({
  people: z.int(),
  priority: z.number(),
  points: z.int(),
  trips: z.int(),
  teamDays: z.int(),
  rupiah: z.number(),
  districts: z.array(z.object({ district: z.string(), people: z.int(), served: z.int(), share: z.number() })),
  belowFloor: z.array(z.string()),
})

export const PlanningProposal = z.object({
  objective: PlanningObjective,
  trips: z.array(ProposedTrip),
  unserved: z.array(z.object({ point: z.string(), reason: z.string(), text: z.string() })),
  figures: ProposalFigures,
  /** Proven: no plan at all, or none of the trips looked at, is better by more than this share. */
  gap: z.object({ ofAnyPlan: z.number(), ofCandidates: z.number().nullable() }),
})
export type PlanningProposal = z.infer<typeof PlanningProposal>

export const PlanningProgress = z.object({
  objective: PlanningObjective,
  /** `waiting`: not begun, objectives are searched one after the other. */
  phase: z.enum(['waiting', 'adding', 'improving', 'choosing', 'done']),
  steps: z.int(),
  ofSteps: z.int(),
  people: z.int(),
  priority: z.number(),
  trips: z.int(),
  rupiah: z.number(),
  gap: z.number(),
})
export type PlanningProgress = z.infer<typeof PlanningProgress>

const summary = {
  id: Id,
  provinceCode: z.string(),
  name: z.string(),
  startsOn: LocalDate,
  endsOn: LocalDate,
  status: PlanningRunStatus,
  progress: z.array(PlanningProgress),
  createdAt: Instant,
  createdByName: z.string().nullable(),
  acceptedAt: Instant.nullable(),
  version: Version,
}

export const PlanningRunSummary = z.object(summary)
export type PlanningRunSummary = z.infer<typeof PlanningRunSummary>

/** A village with people who wait, as the run found it. */
export const PlanningPoint = z.object({
  id: z.string(),
  name: z.string(),
  districtName: z.string(),
  regencyCode: z.string(),
  people: z.int(),
  priority: z.number(),
})
export type PlanningPoint = z.infer<typeof PlanningPoint>

const named = z.object({ id: Id, name: z.string() })

export const PlanningRun = z.object({
  ...summary,
  settings: PlanningSettings,
  points: z.array(PlanningPoint),
  districts: z.array(z.object({ code: z.string(), name: z.string() })),
  teams: z.array(named),
  kits: z.array(named),
  /** What cannot be planned and why, or why nothing could be. */
  findings: z.array(z.object({ code: z.string(), subject: z.string(), text: z.string() })),
  proposals: z.array(PlanningProposal),
  tripIds: z.array(Id),
  can: z.object({ cancel: z.boolean(), accept: z.boolean() }),
})
export type PlanningRun = z.infer<typeof PlanningRun>

export const listPlanningRuns = endpoint({
  method: 'GET',
  path: '/planning-runs',
  summary: 'Planning runs of the caller’s province, the latest first',
  access: ['read', 'PlanningRun'],
  response: z.object({ items: z.array(PlanningRunSummary) }),
})

export const startPlanningRun = endpoint({
  method: 'POST',
  path: '/planning-runs',
  summary: 'Have trips proposed for a period; the search goes on in the background',
  access: ['create', 'PlanningRun'],
  body: z.object({
    provinceCode: ProvinceCode,
    name: text(80),
    startsOn: LocalDate,
    endsOn: LocalDate,
    settings: PlanningSettings,
  }),
  response: PlanningRun,
  status: 201,
  idempotent: true,
  problems: ['invalid', 'forbidden', 'idempotency-mismatch'],
})

export const readPlanningRun = endpoint({
  method: 'GET',
  path: '/planning-runs/:id',
  summary: 'One planning run with its progress and what it proposes',
  access: ['read', 'PlanningRun'],
  params: byId,
  response: PlanningRun,
  problems: ['not-found'],
})

/** What the planner’s validator needs, in the planner’s own form, packed. */
export const readPlanningProblem = endpoint({
  method: 'GET',
  path: '/planning-runs/:id/problem',
  summary: 'What a planning run was given: places, ways, people, teams and kits',
  access: ['read', 'PlanningRun'],
  params: byId,
  response: z.object({ problem: z.record(z.string(), z.unknown()) }),
  problems: ['not-found', 'conflict'],
})

export const cancelPlanningRun = endpoint({
  method: 'POST',
  path: '/planning-runs/:id/cancellation',
  summary: 'Stop a planning run; what it found so far stays',
  access: ['update', 'PlanningRun'],
  params: byId,
  body: z.object({ expectedVersion: Version }),
  response: PlanningRun,
  problems: ['not-found', 'forbidden', 'version-conflict', 'conflict'],
})

const trips = z.array(ProposedTrip).min(1).max(200)

export const validatePlanningTrips = endpoint({
  method: 'POST',
  path: '/planning-runs/:id/validation',
  summary: 'Every rule that these trips break, in words; none: they may be accepted',
  access: ['read', 'PlanningRun'],
  params: byId,
  body: z.object({ trips }),
  response: z.object({
    broken: z.array(z.object({ code: z.string(), subject: z.string(), text: z.string(), trip: z.int().nullable() })),
  }),
  problems: ['not-found', 'conflict', 'invalid'],
})

export const acceptPlanningTrips = endpoint({
  method: 'POST',
  path: '/planning-runs/:id/acceptance',
  summary: 'Make these trips drafts with their stops and people, all of them or none',
  access: ['update', 'PlanningRun'],
  params: byId,
  body: z.object({
    trips,
    /** Goes on without people whose request was withdrawn or planned elsewhere meanwhile; else that is refused. */
    withoutWithdrawn: z.boolean().default(false),
    expectedVersion: Version,
  }),
  response: PlanningRun,
  problems: ['not-found', 'forbidden', 'version-conflict', 'conflict', 'invalid'],
})
