import { LocalDate } from '@sipelandukilat/domain'
import * as z from 'zod'
import { CitizenApplication } from '../citizens/own-application'
import { endpoint } from '../endpoint'
import { byId, Id, Instant, TimeOfDay, TravelProfile, text, Version } from '../shapes'
import { SkipReason, Trip, TripStatus, TripSummary } from './trips'
import { VisitReply } from './visit-requests'

export const answerAppointment = endpoint({
  method: 'POST',
  path: '/public/application/appointment',
  summary: 'Confirm the visit that was announced, or ask for another day',
  access: 'citizen',
  body: z.object({ answer: VisitReply, words: text(300, 0).optional() }),
  response: CitizenApplication,
  problems: ['sign-in-required', 'conflict', 'invalid'],
})

export const printTravelOrder = endpoint({
  method: 'GET',
  path: '/trips/:id/travel-order.pdf',
  summary: 'The travel order (Surat Tugas) with its list of people, as PDF with a code to check it by',
  access: ['read', 'Trip'],
  transaction: 'none',
  params: byId,
  response: z.unknown(),
  problems: ['not-found'],
})

/** What anyone may know of a travel order: no name, no village, no person. */
export const TravelOrderCheck = z.object({
  number: z.string().nullable(),
  startsOn: LocalDate,
  endsOn: LocalDate,
  status: TripStatus,
  regencies: z.array(z.string()),
})
export type TravelOrderCheck = z.infer<typeof TravelOrderCheck>

export const checkTravelOrder = endpoint({
  method: 'GET',
  path: '/public/travel-orders/:code',
  summary: 'Whether a travel order is genuine, by the code of its QR',
  access: 'public',
  transaction: 'none',
  params: z.object({ code: z.string().max(40) }),
  response: TravelOrderCheck,
  problems: ['not-found', 'too-many-tries'],
})

const BoardStop = z.object({
  id: Id,
  place: z.string(),
  villageName: z.string(),
  regencyCode: z.string(),
  date: LocalDate,
  arrivalTime: z.string().nullable(),
  /** Requests: all planned here, done, not met or put off to another day, and those still to be recorded. */
  requests: z.int(),
  done: z.int(),
  absent: z.int(),
  left: z.int(),
  state: z.enum(['done', 'here', 'next', 'later', 'late', 'skipped']),
  skipReason: SkipReason.nullable(),
})
export type BoardStop = z.infer<typeof BoardStop>

export const TripBoard = z.object({
  trip: TripSummary,
  /** The day the board is of, where the trip is. */
  today: LocalDate,
  stops: z.array(BoardStop),
  done: z.int(),
  absent: z.int(),
  left: z.int(),
  /** Stops that should have been served by now and were not. */
  lateStops: z.int(),
})
export type TripBoard = z.infer<typeof TripBoard>

export const listTripBoards = endpoint({
  method: 'GET',
  path: '/trips/under-way',
  summary: 'Trips under way with how far each is, counted as far as the caller sees their people',
  access: ['read', 'Trip'],
  query: z.object({ trip: Id.optional() }),
  response: z.object({ items: z.array(TripBoard) }),
})

export const TripHindrance = z.discriminatedUnion('kind', [
  /** Not to be reached before a day; null: not on this trip. */
  z.object({ kind: z.literal('unreachable'), stopId: Id, until: LocalDate.nullable() }),
  z.object({ kind: z.literal('day_lost'), date: LocalDate }),
  z.object({ kind: z.literal('kit_broken') }),
  /** The year stands otherwise than planned: rivers are low, tracks are mud. */
  z.object({ kind: z.literal('water'), profile: TravelProfile }),
])
export type TripHindrance = z.infer<typeof TripHindrance>

const Appointment = z.object({ date: LocalDate, arrivalTime: TimeOfDay })

export const StopMove = z.object({
  stopId: Id,
  place: z.string(),
  villageName: z.string(),
  from: z.object({ date: LocalDate, arrivalTime: z.string().nullable() }),
  /** Null: given up on this trip; its people wait again, and more urgently. */
  to: Appointment.nullable(),
  /** `knock_on`: moved to make room for another. */
  reason: SkipReason.or(z.literal('knock_on')),
  requests: z.int(),
  people: z.int(),
})
export type StopMove = z.infer<typeof StopMove>

/** Somebody to be notified of what is about to change, as far as the reader sees them. */
export const Informed = z.object({
  requestId: Id,
  reference: z.string(),
  name: z.string(),
  /** Masked for whoever plans only; null where none was left. */
  phone: z.string().nullable(),
  place: z.string(),
  villageName: z.string(),
  news: z.enum(['planned', 'moved', 'place_changed', 'called_off']),
  /** Null: no message reaches them; somebody rings or goes there. */
  channel: z.enum(['whatsapp', 'sms', 'email']).nullable(),
})
export type Informed = z.infer<typeof Informed>

export const listTripInformed = endpoint({
  method: 'GET',
  path: '/trips/:id/informed',
  summary: 'Who would be notified on which channel if a trip were approved or cancelled now',
  access: ['read', 'Trip'],
  params: byId,
  query: z.object({ action: z.enum(['approve', 'cancel']) }),
  /** `leavesAt`: when the messages leave, where the quiet hours hold them; null: at once. */
  response: z.object({ items: z.array(Informed), leavesAt: Instant.nullable() }),
  problems: ['not-found'],
})

export const TripReplan = z.object({
  moves: z.array(StopMove),
  /** Under which the ways were looked up: what was chosen, else what the trip was planned with, else the season of its days. */
  profile: TravelProfile,
  /** Stops that stay as they were promised. */
  kept: z.int(),
  /** At stops that are kept: requests that need the broken kit. */
  withoutKit: z.array(z.object({ stopId: Id, place: z.string(), requests: z.int(), people: z.int() })),
  /** Whom it would notify of another day, or that their visit is called off. */
  informed: z.array(Informed),
  leavesAt: Instant.nullable(),
})
export type TripReplan = z.infer<typeof TripReplan>

const hindrances = z.array(TripHindrance).min(1).max(40)
const replanProblems = ['not-found', 'forbidden', 'conflict', 'invalid'] as const

export const proposeReplan = endpoint({
  method: 'POST',
  path: '/trips/:id/replan/proposal',
  summary: 'What would change least of a trip that weather, a no-show or a breakdown hinders; changes nothing',
  access: ['plan', 'Trip'],
  transaction: 'read',
  params: byId,
  body: z.object({ hindrances }),
  response: TripReplan,
  problems: replanProblems,
})

export const applyReplan = endpoint({
  method: 'POST',
  path: '/trips/:id/replan',
  summary: 'Apply a proposed re-plan: stops are moved or given up, and their people are notified',
  access: ['plan', 'Trip'],
  params: byId,
  body: z.object({
    hindrances,
    /** The moves that were shown: where others follow by now, nothing changes. */
    moves: z.array(z.object({ stopId: Id, to: Appointment.nullable() })).max(60),
    expectedVersion: Version,
  }),
  response: Trip,
  problems: [...replanProblems, 'version-conflict'],
})

export const TripCostKind = z.enum(['fuel', 'boat', 'plane', 'road', 'per_diem', 'lodging', 'other'])
export type TripCostKind = z.infer<typeof TripCostKind>

const TripCost = z.object({ kind: TripCostKind, rupiah: z.int().min(0).max(100_000_000_000), note: text(200, 0) })
export type TripCost = z.infer<typeof TripCost>

const Tally = z.object({
  planned: z.int(),
  done: z.int(),
  absent: z.int(),
  /** Met, and asked for another day. */
  rescheduled: z.int(),
  refused: z.int(),
  open: z.int(),
})

export const TripReport = z.object({
  trip: TripSummary,
  provinceName: z.string(),
  total: Tally.extend({
    /** People of the requests that were served. */
    peopleServed: z.int(),
    enrolments: z.int(),
    /** Documents of applications that were handed over. */
    handovers: z.int(),
    /** Served by bringing something, of which no application is named. */
    broughtOtherwise: z.int(),
    assistances: z.int(),
    withdrawn: z.int(),
  }),
  stops: z.array(
    Tally.extend({
      id: Id,
      place: z.string(),
      villageName: z.string(),
      districtName: z.string(),
      regencyName: z.string(),
      date: LocalDate,
      peopleServed: z.int(),
      skipReason: SkipReason.nullable(),
    }),
  ),
  costs: z.array(TripCost),
  costTotal: z.int(),
  /** Rupiah per person served; null while nobody was, or no cost was entered. */
  costPerPerson: z.int().nullable(),
  canEnterCosts: z.boolean(),
})
export type TripReport = z.infer<typeof TripReport>

export const readTripReport = endpoint({
  method: 'GET',
  path: '/trips/:id/report',
  summary: 'What a trip planned, did and cost, and why not; counts only',
  access: ['read', 'Trip'],
  params: byId,
  response: TripReport,
  problems: ['not-found'],
})

export const exportTripReport = endpoint({
  method: 'GET',
  path: '/trips/:id/report.csv',
  summary: 'The report of a trip, a line for each stop, as CSV',
  access: ['read', 'Trip'],
  params: byId,
  response: z.unknown(),
  problems: ['not-found'],
})

export const setTripCosts = endpoint({
  method: 'PUT',
  path: '/trips/:id/costs',
  summary: 'What a trip cost, item by item',
  access: ['update', 'Trip'],
  params: byId,
  body: z.object({ costs: z.array(TripCost).max(60), expectedVersion: Version }),
  response: TripReport,
  problems: ['not-found', 'forbidden', 'version-conflict', 'invalid'],
})
