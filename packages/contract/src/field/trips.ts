import { CivilGrade, LocalDate } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { LetterContent } from '../letters'
import { byId, Empty, Id, Instant, mostStops, ProvinceCode, TimeOfDay, text, Version, VillageCode } from '../shapes'
import { VisitOutcome, VisitRequest } from './visit-requests'

export const TripStatus = z.enum(['draft', 'approved', 'under_way', 'done', 'cancelled'])
export type TripStatus = z.infer<typeof TripStatus>

/** Why a stop was given up while the trip was on its way. */
export const SkipReason = z.enum(['unreachable', 'day_lost', 'kit_broken', 'no_time'])
export type SkipReason = z.infer<typeof SkipReason>

export const TripStop = z.object({
  id: Id,
  position: z.int(),
  villageCode: z.string(),
  villageName: z.string(),
  districtName: z.string(),
  regencyCode: z.string(),
  regencyName: z.string(),
  date: LocalDate,
  arrivalTime: z.string().nullable(),
  place: z.string(),
  approvedAt: Instant.nullable(),
  approvedByName: z.string().nullable(),
  requests: z.int(),
  people: z.int(),
  visited: z.int(),
  /** Houses that home visits at this stop lead to; one counts once for travel. */
  households: z.int(),
  /** Of those planned here: who confirmed, who asks for another day, who no longer needs the visit. */
  confirmed: z.int(),
  anotherDay: z.int(),
  withdrawn: z.int(),
  skipReason: SkipReason.nullable(),
  canApprove: z.boolean(),
})
export type TripStop = z.infer<typeof TripStop>

/** The role of who goes without a task of their own; screens and papers show words for it. */
export const ordinaryMember = 'member'

export const TripMember = z.object({ userId: Id.nullable(), name: z.string(), role: z.string() })
export type TripMember = z.infer<typeof TripMember>

export const TripAction = z.enum(['approve', 'start', 'finish', 'cancel'])
export type TripAction = z.infer<typeof TripAction>

const tripSummary = {
  id: Id,
  name: z.string(),
  provinceCode: z.string(),
  regencyCodes: z.array(z.string()),
  teamId: Id.nullable(),
  teamName: z.string().nullable(),
  kitId: Id.nullable(),
  kitSerial: z.string().nullable(),
  startsOn: LocalDate,
  endsOn: LocalDate,
  status: TripStatus,
  travelOrderNumber: z.string().nullable(),
  stopCount: z.int(),
  approvedStops: z.int(),
  requestCount: z.int(),
  version: Version,
}

export const TripSummary = z.object(tripSummary)
export type TripSummary = z.infer<typeof TripSummary>

export const Trip = z.object({
  ...tripSummary,
  stops: z.array(TripStop),
  members: z.array(TripMember),
  /** What the caller may do with the trip as it stands. */
  can: z.object({
    plan: z.boolean(),
    assign: z.boolean(),
    replan: z.boolean(),
    /** Add people by the number of their application. */
    add: z.boolean(),
    readPeople: z.boolean(),
    actions: z.array(TripAction),
  }),
})
export type Trip = z.infer<typeof Trip>

const tripInput = {
  name: text(100),
  teamId: Id.nullable(),
  kitId: Id.nullable(),
  startsOn: LocalDate,
  endsOn: LocalDate,
}

const tripProblems = ['not-found', 'forbidden', 'version-conflict', 'conflict', 'invalid'] as const

export const listTrips = endpoint({
  method: 'GET',
  path: '/trips',
  summary: 'Trips the caller may see, the latest first',
  access: ['read', 'Trip'],
  query: z.object({ status: TripStatus.optional(), from: LocalDate.optional(), to: LocalDate.optional() }),
  response: z.object({ items: z.array(TripSummary) }),
})

export const createTrip = endpoint({
  method: 'POST',
  path: '/trips',
  summary: 'Plan a trip',
  access: ['create', 'Trip'],
  body: z.object({ provinceCode: ProvinceCode, ...tripInput }),
  response: Trip,
  status: 201,
  idempotent: true,
  problems: ['forbidden', 'conflict', 'invalid', 'idempotency-mismatch'],
})

export const readTrip = endpoint({
  method: 'GET',
  path: '/trips/:id',
  summary: 'One trip with its stops and members',
  access: ['read', 'Trip'],
  params: byId,
  response: Trip,
  problems: ['not-found'],
})

export const updateTrip = endpoint({
  method: 'PUT',
  path: '/trips/:id',
  summary: 'Change a trip’s name, team, kit or dates',
  access: ['plan', 'Trip'],
  params: byId,
  body: z.object({ ...tripInput, expectedVersion: Version }),
  response: Trip,
  problems: tripProblems,
})

export const setTripStops = endpoint({
  method: 'PUT',
  path: '/trips/:id/stops',
  summary: 'The stops of a trip in their order; one left out is taken away, and its people wait again',
  access: ['plan', 'Trip'],
  params: byId,
  body: z.object({
    stops: z
      .array(
        z.object({
          id: Id.optional(),
          villageCode: VillageCode,
          date: LocalDate,
          arrivalTime: TimeOfDay.nullable(),
          place: text(120),
        }),
      )
      .max(mostStops),
    expectedVersion: Version,
  }),
  response: Trip,
  problems: tripProblems,
})

export const setTripMembers = endpoint({
  method: 'PUT',
  path: '/trips/:id/members',
  summary: 'Who goes: accounts, or people without one by name and role',
  access: ['plan', 'Trip'],
  params: byId,
  body: z.object({
    members: z.array(z.object({ userId: Id.nullable(), name: text(80), role: text(60) })).max(30),
    expectedVersion: Version,
  }),
  response: Trip,
  problems: tripProblems,
})

export const LeftOutRequest = z.object({
  id: Id,
  reference: z.string(),
  name: z.string(),
  reason: z.enum(['withdrawn', 'served', 'elsewhere', 'no_consent']),
})
export type LeftOutRequest = z.infer<typeof LeftOutRequest>

export const setStopPeople = endpoint({
  method: 'PUT',
  path: '/trips/:id/stops/:stopId/people',
  summary: 'The visit requests to be met at a stop',
  access: ['plan', 'Trip'],
  params: z.object({ id: Id, stopId: Id }),
  body: z.object({ visitRequestIds: z.array(Id).max(1000) }),
  /** Those that could not be planned are left out and named; the others are. */
  response: Trip.extend({ leftOut: z.array(LeftOutRequest) }),
  problems: tripProblems,
})

export const addApplicationToStop = endpoint({
  method: 'POST',
  path: '/trips/:id/stops/:stopId/applications',
  summary: 'Meet whoever an application is of at a stop, by its number; also while the trip is under way',
  access: ['update', 'Trip'],
  params: z.object({ id: Id, stopId: Id }),
  body: z.object({ trackingNumber: z.string().max(40) }),
  response: VisitRequest,
  status: 201,
  problems: ['not-found', 'forbidden', 'conflict', 'invalid'],
})

export const approveStop = endpoint({
  method: 'POST',
  path: '/trips/:id/stops/:stopId/approval',
  summary: 'Accept a stop in one’s regency',
  access: ['supervise', 'Trip'],
  params: z.object({ id: Id, stopId: Id }),
  body: z.object({ expectedVersion: Version }),
  response: Trip,
  problems: tripProblems,
})

export const moveTrip = endpoint({
  method: 'POST',
  path: '/trips/:id/status',
  summary: 'Approve, start, finish or cancel a trip',
  access: ['update', 'Trip'],
  params: byId,
  body: z.object({ action: TripAction, travelOrderNumber: text(60).optional(), expectedVersion: Version }),
  response: Trip,
  problems: tripProblems,
})

const TripPerson = VisitRequest.extend({
  outcome: VisitOutcome.nullable(),
  /** Its application lacks something that whoever is there may put in; false where the caller does not see the application. */
  isIncomplete: z.boolean(),
})

export const listTripPeople = endpoint({
  method: 'GET',
  path: '/trips/:id/people',
  summary: 'The people of a trip, as far as the caller’s part in it needs',
  access: ['read', 'Trip'],
  params: byId,
  response: z.object({ items: z.array(TripPerson) }),
  problems: ['not-found'],
})

/** What is printed: name, masked NIK, place and time, and nothing of health or disability. */
export const readTravelOrder = endpoint({
  method: 'GET',
  path: '/trips/:id/travel-order',
  summary: 'The travel order (Surat Tugas) with the list of people, to print',
  access: ['read', 'Trip'],
  params: byId,
  response: z.object({
    trip: TripSummary,
    provinceName: z.string(),
    /**
     * The paper of the regency that the trip visits first; null where it has none yet. The day of the letter is null where it was
     * not issued here.
     */
    paper: LetterContent.extend({ day: LocalDate.nullable() }).nullable(),
    /** What the order rests on, and whether the office wrote it or it is the trip’s own facts. */
    basis: z.array(z.string()),
    isOwnBasis: z.boolean(),
    members: z.array(TripMember.extend({ nip: z.string().nullable(), grade: CivilGrade.nullable() })),
    stops: z.array(TripStop),
    people: z.array(z.object({ stopId: Id, name: z.string(), nik: z.string().nullable(), isAtHome: z.boolean() })),
    printedAt: Instant,
    canEdit: z.boolean(),
  }),
  problems: ['not-found'],
})

export const setTravelOrderBasis = endpoint({
  method: 'PUT',
  path: '/trips/:id/travel-order/basis',
  summary:
    'Write what a travel order rests on (Dasar) until it is approved, line by line; none for the facts of the trip itself',
  access: ['plan', 'Trip'],
  params: byId,
  body: z.object({ lines: z.array(text(400, 3)).max(10), expectedVersion: Version }),
  response: Empty,
  status: 204,
  problems: ['not-found', 'forbidden', 'conflict', 'version-conflict', 'invalid'],
})
