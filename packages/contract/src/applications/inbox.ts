import { ApplicationStatus, Channel, type Language, PresenceMode, ReadyAs, statusLabel } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { Id, Instant, page, pageQuery, text, Version } from '../shapes'

export const ApplicationRow = z.object({
  id: Id,
  trackingNumber: z.string(),
  serviceCode: z.string(),
  status: ApplicationStatus,
  channel: Channel,
  villageCode: z.string(),
  villageName: z.string().nullable(),
  regencyCode: z.string(),
  applicantName: z.string().nullable(),
  priority: z.int(),
  presenceMode: PresenceMode.nullable(),
  assigneeId: Id.nullable(),
  submittedAt: Instant,
  statusSince: Instant,
  dueAt: Instant.nullable(),
  /** Of an arrival that a moving letter opened: the last day on which the letter is valid. */
  arrivalUntil: z.iso.date().nullable(),
  /** Since when its citizen waits for an answer to a message. */
  unansweredSince: Instant.nullable(),
  /** The day of the visit that is planned for it, while it awaits one. */
  visitOn: z.iso.date().nullable(),
  /** How its documents are given out, once they are ready; in a list only while it stands at that. */
  readyAs: ReadyAs.nullable(),
  version: Version,
})
export type ApplicationRow = z.infer<typeof ApplicationRow>

/** What the words of a status rest on. */
export const statusFacts = ApplicationRow.pick({
  status: true,
  presenceMode: true,
  visitOn: true,
  arrivalUntil: true,
  readyAs: true,
}).shape

/** The status of an application in the same words wherever it is met. */
export const applicationLabel = (
  row: Pick<ApplicationRow, keyof typeof statusFacts> & { mergedInto?: string | null },
  language: Language,
): string => statusLabel(row.status, language, { ...row, isArrival: row.arrivalUntil !== null })

/** The views officers work in; each is a filter over the caller's region. */
export const InboxView = z.enum([
  'incomplete',
  'new',
  'mine',
  'messages',
  'correction',
  'presence',
  'approval',
  'processing',
  'overdue',
  'open',
  'all',
])
export type InboxView = z.infer<typeof InboxView>

const listQuery = {
  view: InboxView.default('all'),
  status: ApplicationStatus.optional(),
  service: z.string().max(20).optional(),
  channel: Channel.optional(),
  region: z.string().max(13).optional(),
  assignee: Id.optional(),
  overdue: z.stringbool().optional(),
  /** First and last day of submission, where the office is. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** First and last day of the closing: completed, rejected or withdrawn. */
  closedFrom: z.iso.date().optional(),
  closedTo: z.iso.date().optional(),
  sort: z.enum(['-submittedAt', 'submittedAt', 'dueAt']).default('-submittedAt'),
}

export const listApplications = endpoint({
  method: 'GET',
  path: '/applications',
  summary: 'A page of applications the caller may see',
  access: ['read', 'Application'],
  query: z.object({ ...pageQuery, ...listQuery }),
  response: page(ApplicationRow),
})

/** A name or a NIK is personal and never stands in an address, so a search is sent as a body. */
export const searchApplications = endpoint({
  method: 'POST',
  path: '/applications/search',
  summary: 'Find applications by a name (typing errors forgiven), a tracking number or a NIK',
  access: ['read', 'Application'],
  transaction: 'read',
  body: z.object({ ...pageQuery, ...listQuery, overdue: z.boolean().optional(), q: text(100) }),
  response: page(ApplicationRow),
})

export const countApplications = endpoint({
  method: 'GET',
  path: '/applications/counts',
  summary: 'How many applications each inbox view holds; `waiting`, those that wait for the caller',
  access: ['read', 'Application'],
  response: z.record(z.enum([...InboxView.options, 'waiting']), z.int()),
})

/** What a registrar may still know of what they completed: no more than which it is and how it stands. */
export const CompletedRow = z.object({
  trackingNumber: z.string(),
  serviceCode: z.string(),
  ...statusFacts,
  completedAt: Instant,
})
export type CompletedRow = z.infer<typeof CompletedRow>

/** How long a registrar follows what they completed, in days. */
export const completedDays = 90

export const listCompletedApplications = endpoint({
  method: 'GET',
  path: '/applications/completed-by-me',
  summary: `Incomplete applications that the caller, a village registrar, completed in the last ${completedDays} days, the newest first, at most 50; nothing personal`,
  access: ['read', 'Application'],
  response: z.object({ items: z.array(CompletedRow) }),
})
