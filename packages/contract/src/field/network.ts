import { LocalDate } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Empty, Id, ProvinceCode, TimeOfDay, TravelProfile, text, Version, VillageCode } from '../shapes'

export { TravelProfile }

export const TravelNodeKind = z.enum(['office', 'jetty', 'airstrip', 'village', 'other'])
export type TravelNodeKind = z.infer<typeof TravelNodeKind>
export const TravelMode = z.enum(['road', 'river', 'sea', 'air', 'foot'])
export type TravelMode = z.infer<typeof TravelMode>

/** Short name of a place or a leg in tables and files: a village code, or letters such as `DMG-TARAKAN`. */
const NetworkCode = z.string().regex(/^[\w.>~-]{1,60}$/)

const nodeFields = {
  code: NetworkCode,
  kind: TravelNodeKind,
  name: text(80),
  villageCode: VillageCode.nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  /** Nobody who knows the place has confirmed it yet. */
  isEstimate: z.boolean(),
}

export const TravelNode = z.object({
  id: Id,
  provinceCode: z.string(),
  ...nodeFields,
  villageCode: z.string().nullable(),
  version: Version,
})
export type TravelNode = z.infer<typeof TravelNode>

export const LegDeparture = z.object({
  /** 1 Monday … 7 Sunday. */
  days: z.array(z.int().min(1).max(7)).max(7),
  leaves: TimeOfDay,
})
export type LegDeparture = z.infer<typeof LegDeparture>

export const LegClosure = z.object({ from: LocalDate, until: LocalDate, reason: text(120, 0) })
export type LegClosure = z.infer<typeof LegClosure>

const rupiah = z.int().max(1_000_000_000)

const legFields = {
  fromId: Id,
  toId: Id,
  isBothWays: z.boolean(),
  mode: TravelMode,
  minutes: z.int().max(20_000),
  rupiahPerPerson: rupiah,
  /** For the whole boat, car or plane. */
  rupiahPerTrip: rupiah,
  /** What one boat, car or plane takes; null: no limit. */
  mostPeople: z.int().max(1000).nullable(),
  mostKilograms: z.int().max(100_000).nullable(),
  /** Empty: whenever one wants. */
  timetable: z.array(LegDeparture).max(30),
  /** The way back, where it goes both ways. */
  timetableBack: z.array(LegDeparture).max(30),
  /** Open in these months of the year; null: all. */
  months: z.array(z.int().min(1).max(12)).max(12).nullable(),
  /** Under which it can be passed. */
  profiles: z.array(TravelProfile).max(3),
  closures: z.array(LegClosure).max(50),
  isEstimate: z.boolean(),
  /** Where the figures come from. */
  note: text(300, 0),
}

export const TravelLeg = z.object({
  id: Id,
  provinceCode: z.string(),
  code: NetworkCode,
  ...legFields,
  /** Out of season or in a closed period today. */
  isClosedToday: z.boolean(),
  version: Version,
})
export type TravelLeg = z.infer<typeof TravelLeg>

const change = { expectedVersion: Version }
const problems = ['not-found', 'forbidden', 'version-conflict', 'invalid', 'conflict'] as const

export const readTravelNetwork = endpoint({
  method: 'GET',
  path: '/travel-network',
  summary: 'All places and legs of the caller’s province',
  access: ['read', 'TravelNetwork'],
  response: z.object({
    nodes: z.array(TravelNode),
    legs: z.array(TravelLeg),
    /** Provinces whose network the caller may change. */
    editable: z.array(z.string()),
  }),
})

export const UnreachableNode = z.object({
  nodeId: Id.nullable(),
  code: z.string(),
  name: z.string(),
  villageCode: z.string().nullable(),
  /** In the reader’s language. */
  reason: z.object({ code: z.string(), text: z.string() }),
})
export type UnreachableNode = z.infer<typeof UnreachableNode>

export const listUnreachableNodes = endpoint({
  method: 'GET',
  path: '/travel-network/unreachable',
  summary:
    'Places and villages that no office reaches there and back, with the reason: under a profile, or also on a date',
  access: ['read', 'TravelNetwork'],
  query: z.object({ profile: TravelProfile, on: LocalDate.optional() }),
  response: z.object({ items: z.array(UnreachableNode), villages: z.int(), reachedVillages: z.int() }),
})

export const createTravelNode = endpoint({
  method: 'POST',
  path: '/travel-nodes',
  summary: 'Enter a place of the travel network',
  access: ['update', 'TravelNetwork'],
  body: z.object({ provinceCode: ProvinceCode, ...nodeFields }),
  response: TravelNode,
  status: 201,
  problems: ['invalid', 'forbidden', 'conflict'],
})

export const updateTravelNode = endpoint({
  method: 'PUT',
  path: '/travel-nodes/:id',
  summary: 'Change a place of the travel network',
  access: ['update', 'TravelNetwork'],
  params: byId,
  body: z.object({ ...nodeFields, ...change }),
  response: TravelNode,
  problems,
})

export const deleteTravelNode = endpoint({
  method: 'DELETE',
  path: '/travel-nodes/:id',
  summary: 'Take a place out of the travel network; refused while legs lead there',
  access: ['update', 'TravelNetwork'],
  params: byId,
  query: z.object({ expectedVersion: z.coerce.number().int().min(1) }),
  response: Empty,
  status: 204,
  problems: ['not-found', 'forbidden', 'version-conflict', 'conflict'],
})

export const createTravelLeg = endpoint({
  method: 'POST',
  path: '/travel-legs',
  summary: 'Enter a leg between two places',
  access: ['update', 'TravelNetwork'],
  body: z.object({ provinceCode: ProvinceCode, ...legFields }),
  response: TravelLeg,
  status: 201,
  problems: ['invalid', 'forbidden'],
})

export const updateTravelLeg = endpoint({
  method: 'PUT',
  path: '/travel-legs/:id',
  summary: 'Change a leg',
  access: ['update', 'TravelNetwork'],
  params: byId,
  body: z.object({ ...legFields, ...change }),
  response: TravelLeg,
  problems,
})

export const deleteTravelLeg = endpoint({
  method: 'DELETE',
  path: '/travel-legs/:id',
  summary: 'Take a leg out of the travel network',
  access: ['update', 'TravelNetwork'],
  params: byId,
  query: z.object({ expectedVersion: z.coerce.number().int().min(1) }),
  response: Empty,
  status: 204,
  problems: ['not-found', 'forbidden', 'version-conflict'],
})

export const confirmTravelEstimates = endpoint({
  method: 'POST',
  path: '/travel-network/confirmations',
  summary: 'Confirm that places and legs are as entered: they are estimates no more',
  access: ['update', 'TravelNetwork'],
  body: z.object({
    provinceCode: ProvinceCode,
    nodeIds: z.array(Id).max(2000).default([]),
    legIds: z.array(Id).max(2000).default([]),
  }),
  response: z.object({ confirmed: z.int() }),
  problems: ['forbidden'],
})

export const NetworkFileKind = z.enum(['nodes', 'legs'])
export type NetworkFileKind = z.infer<typeof NetworkFileKind>

const file = {
  provinceCode: ProvinceCode,
  kind: NetworkFileKind,
  /** CSV with a line of column names; `,` or `;`. */
  csv: z.string().max(230_000),
}

export const ImportLine = z.object({
  /** As a spreadsheet counts: the names stand in line 1. */
  line: z.int(),
  summary: z.string(),
  action: z.enum(['add', 'change', 'same']),
  /** Why it cannot be taken, and what to do about it. */
  problems: z.array(z.object({ column: z.string(), text: z.string() })),
})
export type ImportLine = z.infer<typeof ImportLine>

export const previewNetworkImport = endpoint({
  method: 'POST',
  path: '/travel-network/import-previews',
  summary: 'What a CSV file would change, line by line, before anything is changed',
  access: ['update', 'TravelNetwork'],
  transaction: 'read',
  body: z.object(file),
  response: z.object({ lines: z.array(ImportLine) }),
  problems: ['forbidden', 'invalid'],
})

export const importNetwork = endpoint({
  method: 'POST',
  path: '/travel-network/imports',
  summary: 'Take the chosen lines of a CSV file, all of them or none',
  access: ['update', 'TravelNetwork'],
  body: z.object({ ...file, lines: z.array(z.int()).min(1).max(3000) }),
  response: z.object({ added: z.int(), changed: z.int() }),
  problems: ['forbidden', 'invalid', 'conflict'],
})

export const exportNetwork = endpoint({
  method: 'GET',
  path: '/travel-network/export',
  summary: 'Places or legs as CSV, in the form that the import takes',
  access: ['read', 'TravelNetwork'],
  query: z.object({ kind: NetworkFileKind }),
  response: z.object({ fileName: z.string(), csv: z.string() }),
})
