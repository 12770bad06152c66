import * as z from 'zod'
import { Connection, TimeWindow } from '../instance'
import { minutesOfDay } from '../network/days'

const amount = z.number().min(0)
const placeIndex = z.int().min(0)
/** A day of the period; the first is 0. */
const day = z.int().min(0)
const id = z.string().min(1)
const matrix = z.array(z.array(amount.nullable()))

/** People waiting at one place, to be served in one visit of one team. Times in minutes since the period began. */
export const ServicePoint = z.strictObject({
  id,
  place: placeIndex,
  /** Codes, as the fairness floor counts them. */
  district: z.string(),
  regency: z.string(),
  people: z.int().min(0),
  /** Sum of the priority scores of those who wait. */
  priority: amount,
  /** Minutes to set up and pack up, and minutes for each person. */
  setUp: amount,
  perPerson: amount,
  /** Blanks (cards, forms) that are used there. */
  blanks: amount,
  skills: z.array(z.string()),
  canSleep: z.boolean(),
  /** When the work may begin, in order and apart; absent: at any working hour. */
  windows: z.array(TimeWindow).min(1).optional(),
  /** Days on which nobody is served there, as holidays and Sundays; teams may travel on them. Absent: none. */
  restDays: z.array(day).optional(),
  /** A promise to the village. */
  pin: z.strictObject({ team: z.string().optional(), day: day.optional() }).optional(),
})
export type ServicePoint = z.infer<typeof ServicePoint>

export const PlannedTeam = z.strictObject({
  id,
  base: placeIndex,
  members: z.int().min(0),
  /** What its members can do, together. */
  skills: z.array(z.string()),
  /** Minutes a working day may last, travel included. */
  dailyMinutes: amount,
  /** Days of leave or promised to something else. */
  bookedDays: z.array(day),
  /** Most days of one trip. */
  longestTrip: z.int().min(1),
  /** Rupiah for each day away, all members together. */
  costPerDay: amount,
})
export type PlannedTeam = z.infer<typeof PlannedTeam>

/** Enrolment equipment. Each trip has one of its own; away from its base it is on its way a day before and after. */
export const PlannedKit = z.strictObject({
  id,
  base: placeIndex,
  /** Days on which it is promised elsewhere or in maintenance. */
  bookedDays: z.array(day),
  /** Blanks that are taken along on a trip. */
  blanks: amount,
})
export type PlannedKit = z.infer<typeof PlannedKit>

/** Ways between all places in one state of rivers and roads; null: no way. */
export const PlanningNetwork = z.strictObject({ profile: z.string(), minutes: matrix, rupiah: matrix })
export type PlanningNetwork = z.infer<typeof PlanningNetwork>

/** Who waits where, who could go with what, and within which limits. */
export const PlanningProblem = z.strictObject({
  period: z.strictObject({
    days: z.int().min(1).max(366),
    /** Working hours of a day, in minutes after midnight. */
    opens: z.number().min(0).max(minutesOfDay),
    closes: z.number().min(0).max(minutesOfDay),
    /** Days on which nobody travels or works; a team may be away on them. */
    closedDays: z.array(day),
  }),
  /** Names of the places, in the order of the matrices. */
  places: z.array(z.string()),
  networks: z.array(PlanningNetwork).min(1),
  /** The network that holds in this period; the others tell whether there is a way in another season. */
  profile: z.string(),
  /** Legs by timetable: they replace the minutes of the matrix. */
  connections: z.array(Connection),
  points: z.array(ServicePoint),
  teams: z.array(PlannedTeam),
  kits: z.array(PlannedKit),
  /** Rupiah for all trips; null: not limited. */
  budget: amount.nullable(),
  /** Least share (0–1) of the people of each district that should be served. */
  fairnessFloor: z.number().min(0).max(1),
})
export type PlanningProblem = z.infer<typeof PlanningProblem>

/** What counts: the urgency of those served, their number, or their number with an even share for each district. */
export const PlanningObjective = z.enum(['priority', 'people', 'even'])
export type PlanningObjective = z.infer<typeof PlanningObjective>
