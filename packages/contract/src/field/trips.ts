import { Language, LocalDate, PresenceMode, visitNeeds } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { Id, Instant, mostStops, page, pageQuery, text, Version, VillageCode } from '../shapes'

export const VisitSource = z.enum([
  'application',
  'citizen',
  'village',
  'school',
  'hospital',
  'prison',
  'coverage',
  'other',
])
export type VisitSource = z.infer<typeof VisitSource>
/** Sources that are a house of their own: they have a name and somebody to call. */
export const visitInstitutions = ['school', 'hospital', 'prison'] as const satisfies readonly VisitSource[]
/** What whoever is to be visited answered to the appointment. */
export const VisitReply = z.enum(['confirmed', 'another_day'])
export type VisitReply = z.infer<typeof VisitReply>
export const VisitPurpose = z.enum(['enrolment', 'assistance', 'handover'])
export type VisitPurpose = z.infer<typeof VisitPurpose>
/** A visit happens in the village's service point or at home; coming to the office is no visit. */
export const VisitMode = PresenceMode.exclude(['office'])
export type VisitMode = z.infer<typeof VisitMode>
export const VisitRequestStatus = z.enum(['open', 'planned', 'visited', 'cancelled'])
export type VisitRequestStatus = z.infer<typeof VisitRequestStatus>
/** Why someone goes first. Health is specific personal data: only the assigned staff read these. */
export const VisitNeed = z.enum(visitNeeds)
export type VisitNeed = z.infer<typeof VisitNeed>
export const VisitOutcome = z.enum(['done', 'absent', 'refused', 'rescheduled'])
export type VisitOutcome = z.infer<typeof VisitOutcome>
/** The central statuses of a KTP-el record (SIAK Terpusat) that an officer may note after an enrolment. */
export const EnrolmentStatus = z.enum([
  'UNREGISTERED',
  'BIO_CAPTURED',
  'PROCESSING',
  'SENT_FOR_ENROLLMENT',
  'RECEIVED_AT_CENTRAL',
  'ENROLL_FAILURE_AT_CENTRAL',
  'SEARCH_FAILURE_AT_CENTRAL',
  'ENROLL_FAILURE_AT_REGIONAL',
  'DUPLICATE_RECORD',
  'ADJUDICATE',
  'PRINT_READY_RECORD',
  'CARD_PRINTED',
  'CARD_ISSUED',
])
export type EnrolmentStatus = z.infer<typeof EnrolmentStatus>

const PriorityReason = z.object({ code: z.string(), points: z.int(), label: z.string() })

export const VisitRequest = z.object({
  id: Id,
  /** Short, to name the request by telephone; opens nothing. */
  reference: z.string(),
  source: VisitSource,
  purpose: VisitPurpose,
  mode: VisitMode,
  status: VisitRequestStatus,
  villageCode: z.string(),
  villageName: z.string(),
  districtCode: z.string(),
  districtName: z.string(),
  regencyCode: z.string(),
  peopleCount: z.int(),
  name: z.string(),
  /** Masked, unless `unmasked`. */
  nik: z.string().nullable(),
  phone: z.string().nullable(),
  /** Only where `unmasked`: where the house is, who helps, why the person cannot travel. */
  landmark: z.string().nullable(),
  carer: z.string().nullable(),
  reason: z.string().nullable(),
  needs: z.array(VisitNeed),
  /** School, hospital or prison that asks for its people. */
  institution: z.string().nullable(),
  /** Whom to call; the telephone masked, unless `unmasked`. */
  contact: z.object({ name: z.string(), role: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  /** Who agreed to the visit, where `unmasked`, and since when; null without consent. */
  consent: z.object({ by: z.string().nullable(), at: Instant }).nullable(),
  /** Requests of one house have it in common, and count once for travel. */
  householdId: Id,
  /** Live requests of the house, this one included. */
  householdSize: z.int(),
  reply: z.object({ answer: VisitReply, at: Instant, words: z.string().nullable() }).nullable(),
  /** Earlier trips that were to serve them and did not. */
  unserved: z.int(),
  unmasked: z.boolean(),
  priority: z.object({ version: z.int(), score: z.int(), reasons: z.array(PriorityReason) }),
  applicationId: Id.nullable(),
  trackingNumber: z.string().nullable(),
  serviceCode: z.string().nullable(),
  absences: z.int(),
  tripId: Id.nullable(),
  stopId: Id.nullable(),
  requestedAt: Instant,
  canVisit: z.boolean(),
  canUpdate: z.boolean(),
  version: Version,
})
export type VisitRequest = z.infer<typeof VisitRequest>

const byId = z.object({ id: Id })
const Region = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)

export const listVisitRequests = endpoint({
  method: 'GET',
  path: '/visit-requests',
  summary: 'Visit requests the caller may see, the most urgent first',
  access: ['read', 'VisitRequest'],
  query: z.object({
    ...pageQuery,
    status: VisitRequestStatus.optional(),
    region: Region.optional(),
    mode: VisitMode.optional(),
    purpose: VisitPurpose.optional(),
  }),
  response: page(VisitRequest),
})

export const VisitDemand = z.object({
  villageCode: z.string(),
  villageName: z.string(),
  districtCode: z.string(),
  districtName: z.string(),
  regencyCode: z.string(),
  regencyName: z.string(),
  requests: z.int(),
  people: z.int(),
  homeVisits: z.int(),
  /** Houses that the home visits lead to. */
  households: z.int(),
  /** Home visits nobody agreed to yet. */
  withoutConsent: z.int(),
  /** People of age without a KTP-el; null where nobody counted. */
  lacking: z.int().nullable(),
  highestPriority: z.int(),
  isBorder: z.boolean(),
  /** How the district is reached, in words; null where nothing special is known. */
  access: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
})
export type VisitDemand = z.infer<typeof VisitDemand>

/** A district as a tile of the schematic map: where it lies, whether anything is asked there. */
export const VisitTile = VisitDemand.pick({
  districtCode: true,
  districtName: true,
  regencyCode: true,
  isBorder: true,
  access: true,
  latitude: true,
  longitude: true,
})
export type VisitTile = z.infer<typeof VisitTile>

export const listVisitDemand = endpoint({
  method: 'GET',
  path: '/visit-requests/demand',
  summary: 'Open visit requests counted by village, the most urgent first, with the districts they lie among',
  access: ['read', 'VisitRequest'],
  query: z.object({ region: Region.optional(), mode: VisitMode.optional(), purpose: VisitPurpose.optional() }),
  response: z.object({ items: z.array(VisitDemand), districts: z.array(VisitTile) }),
})

export const readVisitRequest = endpoint({
  method: 'GET',
  path: '/visit-requests/:id',
  summary: 'One visit request with what was done for it',
  access: ['read', 'VisitRequest'],
  params: byId,
  response: VisitRequest.extend({
    visits: z.array(
      z.object({
        id: Id,
        outcome: VisitOutcome,
        centralStatus: EnrolmentStatus.nullable(),
        kitSerial: z.string().nullable(),
        doneAt: Instant,
        note: z.string().nullable(),
      }),
    ),
  }),
  problems: ['not-found'],
})

const requestFields = {
  villageCode: VillageCode,
  purpose: VisitPurpose,
  mode: VisitMode,
  name: text(60),
  phone: z.string().max(40).optional(),
  landmark: text(300, 0).optional(),
  carer: text(120, 0).optional(),
  reason: text(300, 0).optional(),
  needs: z.array(VisitNeed).max(4).default([]),
  peopleCount: z.int().min(1).max(500).default(1),
}

export const createVisitRequest = endpoint({
  method: 'POST',
  path: '/visit-requests',
  summary: 'Enter a visit request that reached the office or the village',
  access: ['create', 'VisitRequest'],
  body: z.object({
    ...requestFields,
    nik: z.string().max(40).optional(),
    /** Number of the family card: requests of one family are visited together. */
    kkNumber: z.string().max(40).optional(),
    source: VisitSource.exclude(['application', 'coverage']).default('other'),
    institution: text(120, 0).optional(),
    contactName: text(60, 0).optional(),
    contactRole: text(60, 0).optional(),
    contactPhone: z.string().max(40).optional(),
    /** Who agreed to the visit: the person, a relative, the head of the institution. */
    consentBy: text(120, 0).optional(),
  }),
  response: VisitRequest,
  status: 201,
  idempotent: true,
  problems: ['invalid', 'forbidden', 'idempotency-mismatch'],
})

export const cancelVisitRequest = endpoint({
  method: 'POST',
  path: '/visit-requests/:id/cancellation',
  summary: 'Strike a visit request that is no longer needed',
  access: ['update', 'VisitRequest'],
  params: byId,
  body: z.object({ expectedVersion: Version }),
  response: VisitRequest,
  problems: ['not-found', 'forbidden', 'version-conflict', 'conflict'],
})

export const recordVisit = endpoint({
  method: 'POST',
  path: '/visit-requests/:id/visits',
  summary: 'Record what came of a visit; done moves the application on',
  access: ['visit', 'VisitRequest'],
  params: byId,
  body: z.object({
    outcome: VisitOutcome,
    doneAt: Instant.optional(),
    centralStatus: EnrolmentStatus.optional(),
    note: text(1000, 0).optional(),
  }),
  response: VisitRequest,
  status: 201,
  idempotent: true,
  problems: ['not-found', 'forbidden', 'conflict', 'invalid', 'idempotency-mismatch'],
})

export const VisitDay = z.object({
  date: LocalDate,
  villageCode: z.string(),
  villageName: z.string(),
  /** The service point, for example `Balai Desa Sanur`. */
  place: z.string(),
  /** HH:MM where the village is. */
  arrivalTime: z.string().nullable(),
  team: z.enum(['province', 'regency']),
})
export type VisitDay = z.infer<typeof VisitDay>

export const readVisitSchedule = endpoint({
  method: 'GET',
  path: '/public/visit-schedule',
  summary: 'When a team comes to a village and its district (Jadwal Jemput Bola)',
  access: 'public',
  query: z.object({ village: VillageCode }),
  response: z.object({ items: z.array(VisitDay) }),
  problems: ['not-found'],
})

export const PublicVisitReceipt = z.object({ id: Id, reference: z.string(), nextVisit: VisitDay.nullable() })
export type PublicVisitReceipt = z.infer<typeof PublicVisitReceipt>

export const requestVisit = endpoint({
  method: 'POST',
  path: '/public/visit-requests',
  summary: 'Ask for a visit without an application',
  access: 'public',
  transaction: 'none',
  body: z.object({ ...requestFields, language: Language.default('id'), declaration: z.literal(true) }),
  response: PublicVisitReceipt,
  status: 201,
  idempotent: true,
  problems: ['invalid', 'idempotency-mismatch', 'too-many-tries'],
})

const Person = z.object({ userId: Id, name: z.string() })

/** What a team can do together. */
export const TeamSkill = z.enum(['enrolment', 'card_printing', 'local_language', 'boat', 'driving', 'medical'])
export type TeamSkill = z.infer<typeof TeamSkill>

export const Team = z.object({
  id: Id,
  name: z.string(),
  provinceCode: z.string(),
  /** Null for a team of the province. */
  regencyCode: z.string().nullable(),
  members: z.array(Person),
  skills: z.array(TeamSkill),
  /** Days it may be away at most; null: as long as a trip may last. */
  longestDays: z.int().nullable(),
  isActive: z.boolean(),
  canUpdate: z.boolean(),
  version: Version,
})
export type Team = z.infer<typeof Team>

const RegencyCode = z.string().regex(/^\d{2}\.\d{2}$/)
const ProvinceCode = z.string().regex(/^\d{2}$/)
const place = { provinceCode: ProvinceCode, regencyCode: RegencyCode.nullable() }
const teamInput = {
  name: text(80),
  memberIds: z.array(Id).max(30),
  /** Left out: as they are. */
  skills: z.array(TeamSkill).max(6).optional(),
  longestDays: z.int().min(1).max(61).nullable().optional(),
}

export const listTeams = endpoint({
  method: 'GET',
  path: '/teams',
  summary: 'Teams of the caller’s region',
  access: ['read', 'Team'],
  response: z.object({ items: z.array(Team) }),
})

export const createTeam = endpoint({
  method: 'POST',
  path: '/teams',
  summary: 'Form a team',
  access: ['create', 'Team'],
  body: z.object({ ...place, ...teamInput }),
  response: Team,
  status: 201,
  problems: ['invalid', 'forbidden'],
})

export const updateTeam = endpoint({
  method: 'PUT',
  path: '/teams/:id',
  summary: 'Change a team, or set it aside',
  access: ['update', 'Team'],
  params: byId,
  body: z.object({ ...teamInput, isActive: z.boolean(), expectedVersion: Version }),
  response: Team,
  problems: ['not-found', 'forbidden', 'version-conflict', 'invalid'],
})

export const KitState = z.enum(['ready', 'repair', 'retired'])
export type KitState = z.infer<typeof KitState>

/** What a kit uses up: how many there are, and below how many somebody must see to it. */
export const Consumable = z.object({ count: z.int().min(0).max(100_000), low: z.int().min(0).max(100_000) })
export type Consumable = z.infer<typeof Consumable>

const consumables = { blanks: Consumable, ribbons: Consumable }

export const Kit = z.object({
  id: Id,
  serial: z.string(),
  name: z.string(),
  provinceCode: z.string(),
  regencyCode: z.string().nullable(),
  state: KitState,
  ...consumables,
  canUpdate: z.boolean(),
  version: Version,
})
export type Kit = z.infer<typeof Kit>

export const listKits = endpoint({
  method: 'GET',
  path: '/kits',
  summary: 'Enrolment kits of the caller’s region',
  access: ['read', 'Team'],
  response: z.object({ items: z.array(Kit) }),
})

export const createKit = endpoint({
  method: 'POST',
  path: '/kits',
  summary: 'Enter an enrolment kit',
  access: ['create', 'Team'],
  body: z.object({ ...place, serial: text(40, 3), name: text(80) }),
  response: Kit,
  status: 201,
  problems: ['invalid', 'forbidden', 'conflict'],
})

export const updateKit = endpoint({
  method: 'PUT',
  path: '/kits/:id',
  summary: 'Change a kit or its state',
  access: ['update', 'Team'],
  params: byId,
  body: z.object({
    name: text(80),
    state: KitState,
    /** Left out: as they are. */
    blanks: Consumable.optional(),
    ribbons: Consumable.optional(),
    expectedVersion: Version,
  }),
  response: Kit,
  problems: ['not-found', 'forbidden', 'version-conflict'],
})

export const listFieldStaff = endpoint({
  method: 'GET',
  path: '/field-staff',
  summary: 'Officers of a region who may be put on a team or a trip',
  access: ['read', 'Team'],
  query: z.object({ region: z.string().regex(/^\d{2}(\.\d{2})?$/) }),
  response: z.object({ items: z.array(Person.extend({ regionCode: z.string() })) }),
})

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
          arrivalTime: z
            .string()
            .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
            .nullable(),
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

export const listTripPeople = endpoint({
  method: 'GET',
  path: '/trips/:id/people',
  summary: 'The people of a trip, as far as the caller’s part in it needs',
  access: ['read', 'Trip'],
  params: byId,
  response: z.object({ items: z.array(VisitRequest.extend({ outcome: VisitOutcome.nullable() })) }),
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
    members: z.array(TripMember),
    stops: z.array(TripStop),
    people: z.array(z.object({ stopId: Id, name: z.string(), nik: z.string().nullable() })),
    printedAt: Instant,
  }),
  problems: ['not-found'],
})
