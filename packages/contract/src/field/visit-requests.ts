import { LocalDate, PresenceMode, RegionCode, visitNeeds } from '@sipelandukilat/domain'
import * as z from 'zod'
import { HandoverInput } from '../applications/transitions'
import { endpoint } from '../endpoint'
import { byId, Id, Instant, page, pageQuery, text, Version, VillageCode } from '../shapes'

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
  /** When its stop is to be reached; null without one, or where the reader does not see it. */
  plannedFor: z.object({ date: LocalDate, arrivalTime: z.string().nullable() }).nullable(),
  requestedAt: Instant,
  canVisit: z.boolean(),
  /** Its visit whose outcome may be recorded anew; null where none may. */
  correctableVisitId: Id.nullable(),
  canUpdate: z.boolean(),
  version: Version,
})
export type VisitRequest = z.infer<typeof VisitRequest>

export const listVisitRequests = endpoint({
  method: 'GET',
  path: '/visit-requests',
  summary: 'Visit requests the caller may see, the most urgent first',
  access: ['read', 'VisitRequest'],
  query: z.object({
    ...pageQuery,
    status: VisitRequestStatus.optional(),
    region: RegionCode.optional(),
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
  query: z.object({ region: RegionCode.optional(), mode: VisitMode.optional(), purpose: VisitPurpose.optional() }),
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
        /** Null unless done. */
        peopleServed: z.int().nullable(),
        centralStatus: EnrolmentStatus.nullable(),
        kitSerial: z.string().nullable(),
        doneAt: Instant,
        note: z.string().nullable(),
      }),
    ),
  }),
  problems: ['not-found'],
})

export const requestFields = {
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
    /** The visit of which this is the true outcome, where that was recorded by mistake. */
    corrects: Id.optional(),
    doneAt: Instant.optional(),
    /** How many were served, when done; must be said where the request is for more than one. */
    peopleServed: z.int().min(1).max(500).optional(),
    centralStatus: EnrolmentStatus.optional(),
    /** Of a handover that is done: who received the documents of the application, and what shows it. */
    handover: HandoverInput.omit({ method: true, at: true }).optional(),
    note: text(1000, 0).optional(),
  }),
  response: VisitRequest,
  status: 201,
  idempotent: true,
  problems: ['not-found', 'forbidden', 'conflict', 'invalid', 'transition-not-allowed', 'idempotency-mismatch'],
})
