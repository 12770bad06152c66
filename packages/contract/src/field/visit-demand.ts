import { LocalDate, RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Instant, text, Version, VillageCode } from '../shapes'
import { VisitRequest } from './visit-requests'

export const readPriorityFormula = endpoint({
  method: 'GET',
  path: '/visit-requests/formula',
  summary: 'How the priority of a visit request is worked out',
  access: ['read', 'VisitRequest'],
  response: z.object({
    version: z.int(),
    terms: z.array(z.object({ code: z.string(), points: z.int(), most: z.int(), label: z.string() })),
  }),
})

/** A ring is `[longitude, latitude, longitude, latitude, …]`; the first of a polygon is its border, the others are holes. */
export const RegionOutline = z.object({
  code: z.string(),
  name: z.string(),
  regencyCode: z.string(),
  polygons: z.array(z.array(z.array(z.number()))),
})
export type RegionOutline = z.infer<typeof RegionOutline>

export const readVisitMap = endpoint({
  method: 'GET',
  path: '/visit-requests/outlines',
  summary: 'Outlines of regencies, districts and villages where somebody imported them; empty lists elsewhere',
  access: ['read', 'VisitRequest'],
  /** The regency, or a region in it, whose villages are asked for; without it they come only where nothing else is there. */
  query: z.object({
    region: z
      .string()
      .regex(/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/)
      .optional(),
  }),
  response: z.object({
    regencies: z.array(RegionOutline),
    districts: z.array(RegionOutline),
    villages: z.array(RegionOutline),
  }),
})

export const setVisitConsent = endpoint({
  method: 'PUT',
  path: '/visit-requests/:id/consent',
  summary: 'Note who agreed to the visit, or that nobody does any more; a home visit without consent is not planned',
  access: ['update', 'VisitRequest'],
  params: byId,
  body: z.object({
    /** Name and part of who agreed; null takes the consent back. */
    by: text(120).nullable(),
    agreedAt: Instant.optional(),
    expectedVersion: Version,
  }),
  response: VisitRequest,
  problems: ['not-found', 'forbidden', 'version-conflict', 'conflict', 'invalid'],
})

/** How many of a village are of age for a KTP-el, and how many of them have been recorded. */
export const VillageCoverage = z.object({
  villageCode: z.string(),
  villageName: z.string(),
  districtCode: z.string(),
  districtName: z.string(),
  regencyCode: z.string(),
  regencyName: z.string(),
  eligible: z.int(),
  recorded: z.int(),
  lacking: z.int(),
  source: z.string(),
  asOf: LocalDate,
  enteredAt: Instant,
  /** Points that every request from the village gets by it. */
  points: z.int(),
  /** People that live requests of the village ask for already. */
  requestedPeople: z.int(),
  canUpdate: z.boolean(),
  version: Version,
})
export type VillageCoverage = z.infer<typeof VillageCoverage>

export const listVillageCoverage = endpoint({
  method: 'GET',
  path: '/ktp-coverage',
  summary: 'Villages by how many lack a KTP-el, the most first',
  access: ['read', 'VisitRequest'],
  query: z.object({ region: RegionCode.optional() }),
  response: z.object({ items: z.array(VillageCoverage) }),
})

const counted = { eligible: z.int().min(0).max(1_000_000), recorded: z.int().min(0).max(1_000_000) }
const provenance = { source: text(120), asOf: LocalDate }

export const setVillageCoverage = endpoint({
  method: 'PUT',
  path: '/ktp-coverage/:villageCode',
  summary: 'Enter how many of a village have a KTP-el',
  access: ['update', 'VisitRequest'],
  params: z.object({ villageCode: VillageCode }),
  body: z.object({ ...counted, ...provenance }),
  response: VillageCoverage,
  problems: ['forbidden', 'invalid'],
})

export const CoverageLine = z.object({
  /** As in the file, the heading being line 1. */
  line: z.int(),
  villageCode: z.string(),
  villageName: z.string(),
  eligible: z.int(),
  recorded: z.int(),
  /** What stands there now, for the preview. */
  before: z.object({ eligible: z.int(), recorded: z.int() }).nullable(),
})
export type CoverageLine = z.infer<typeof CoverageLine>

export const importVillageCoverage = endpoint({
  method: 'POST',
  path: '/ktp-coverage/import',
  summary: 'Read a CSV of villages; `apply` keeps its good lines, else it is a preview',
  access: ['update', 'VisitRequest'],
  body: z.object({ csv: z.string().min(1).max(500_000), ...provenance, apply: z.boolean() }),
  response: z.object({
    good: z.array(CoverageLine),
    bad: z.array(z.object({ line: z.int(), text: z.string(), message: z.string() })),
    applied: z.boolean(),
  }),
  problems: ['invalid'],
})

export const requestForCoverage = endpoint({
  method: 'POST',
  path: '/ktp-coverage/:villageCode/visit-request',
  summary: 'Ask for a visit to a village for those who lack a KTP-el and whom no request names',
  access: ['create', 'VisitRequest'],
  params: z.object({ villageCode: VillageCode }),
  body: z.object({ contactName: text(60), contactRole: text(60), contactPhone: z.string().max(40).optional() }),
  response: VisitRequest,
  status: 201,
  idempotent: true,
  problems: ['not-found', 'forbidden', 'conflict', 'invalid', 'idempotency-mismatch'],
})
