import { IncidentDataKind } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { byId, Id, Instant, page, pageQuery, RegencyCode, text, Version } from './shapes'

const words = text(4000, 3)

/** What is known of an incident: a failure to protect personal data (UU 27/2022 art. 46). */
export const IncidentFacts = z.object({
  /** What happened, and how. */
  what: words,
  /** Null as long as nobody knows. */
  happenedAt: Instant.nullable(),
  /** From here the 3 × 24 hours are counted. */
  foundAt: Instant,
  kinds: z.array(IncidentDataKind).min(1).max(IncidentDataKind.options.length),
  /** About how many people's data; null as long as nobody knows. */
  peopleCount: z.int().min(0).max(100_000_000).nullable(),
  /** Whose citizens or officers it concerns; of one province. */
  regencyCodes: z.array(RegencyCode).min(1).max(60),
  /** What is done about it. */
  measures: words,
})
export type IncidentFacts = z.infer<typeof IncidentFacts>

export const IncidentView = z.enum(['open', 'closed'])
export type IncidentView = z.infer<typeof IncidentView>

export const DataIncidentRow = IncidentFacts.extend({
  id: Id,
  provinceCode: z.string(),
  regencyNames: z.array(z.string()),
  dueAt: Instant,
  agencyToldAt: Instant.nullable(),
  peopleToldAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  version: Version,
})
export type DataIncidentRow = z.infer<typeof DataIncidentRow>

export const IncidentEntryKind = z.enum(['recorded', 'changed', 'agencyTold', 'peopleTold', 'closed'])
export type IncidentEntryKind = z.infer<typeof IncidentEntryKind>

/** A step as it was written down; nothing of it is ever changed. */
export const IncidentEntry = z.object({
  id: Id,
  kind: IncidentEntryKind,
  at: Instant,
  authorName: z.string().nullable(),
  /** What was known from then on; of `recorded` and `changed`. */
  facts: IncidentFacts.nullable(),
  /** When somebody was notified, and the reference number, the way or what was learnt; of the other steps. */
  toldAt: Instant.nullable(),
  words: z.string().nullable(),
  /** Why nobody had to be notified; of `closed`. */
  notOwedBecause: z.string().nullable(),
})
export type IncidentEntry = z.infer<typeof IncidentEntry>

export const DataIncident = DataIncidentRow.extend({
  provinceName: z.string(),
  /** Number or reference that the agency gave; null where it gave none. */
  agencyReference: z.string().nullable(),
  peopleHow: z.string().nullable(),
  lesson: z.string().nullable(),
  notOwedBecause: z.string().nullable(),
  entries: z.array(IncidentEntry),
  canUpdate: z.boolean(),
})
export type DataIncident = z.infer<typeof DataIncident>

const expectedVersion = Version
const problems = ['not-found', 'forbidden', 'invalid', 'version-conflict', 'conflict'] as const

export const listDataIncidents = endpoint({
  method: 'GET',
  path: '/data-incidents',
  summary: 'Incidents of data protection: of open ones that which is due first comes first; closed ones newest first',
  access: ['read', 'DataIncident'],
  query: z.object({ ...pageQuery, view: IncidentView.default('open') }),
  response: page(DataIncidentRow),
})

export const recordDataIncident = endpoint({
  method: 'POST',
  path: '/data-incidents',
  summary: 'Record an incident of data protection; its 3 × 24 hours run from when it was found out',
  access: ['create', 'DataIncident'],
  body: IncidentFacts,
  response: DataIncident,
  status: 201,
  problems: ['forbidden', 'invalid'],
})

export const readDataIncident = endpoint({
  method: 'GET',
  path: '/data-incidents/:id',
  summary: 'One incident with its clock and every entry',
  access: ['read', 'DataIncident'],
  params: byId,
  response: DataIncident,
  problems: ['not-found'],
})

export const changeDataIncident = endpoint({
  method: 'PUT',
  path: '/data-incidents/:id',
  summary: 'Write down what is known by now; what was known before stays as an entry',
  access: ['update', 'DataIncident'],
  params: byId,
  body: IncidentFacts.extend({ expectedVersion }),
  response: DataIncident,
  problems,
})

export const recordAgencyTold = endpoint({
  method: 'POST',
  path: '/data-incidents/:id/agency',
  summary: 'Record that the agency was notified in writing, when and under which reference',
  access: ['update', 'DataIncident'],
  params: byId,
  body: z.object({ toldAt: Instant, reference: text(200, 1), expectedVersion }),
  response: DataIncident,
  problems,
})

export const recordPeopleTold = endpoint({
  method: 'POST',
  path: '/data-incidents/:id/people',
  summary: 'Record that the people whose data they are were notified, when and how',
  access: ['update', 'DataIncident'],
  params: byId,
  body: z.object({ toldAt: Instant, how: text(2000, 3), expectedVersion }),
  response: DataIncident,
  problems,
})

export const closeDataIncident = endpoint({
  method: 'POST',
  path: '/data-incidents/:id/close',
  summary: 'Close an incident with what was learnt; where somebody was not notified, with why nobody had to be',
  access: ['update', 'DataIncident'],
  params: byId,
  body: z.object({ lesson: words, notOwedBecause: text(2000, 3).optional(), expectedVersion }),
  response: DataIncident,
  problems,
})

export const printAgencyLetter = endpoint({
  method: 'GET',
  path: '/data-incidents/:id/agency.pdf',
  summary: 'The letter by which the agency is notified of an incident (PDF)',
  access: ['update', 'DataIncident'],
  transaction: 'none',
  params: byId,
  response: z.unknown(),
  problems: ['not-found'],
})

export const printPeopleNotice = endpoint({
  method: 'GET',
  path: '/data-incidents/:id/people.pdf',
  summary: 'The text by which people are notified of an incident (PDF)',
  access: ['update', 'DataIncident'],
  transaction: 'none',
  params: byId,
  response: z.unknown(),
  problems: ['not-found'],
})
