import { RoleName } from '@sipelandukilat/access'
import {
  Channel,
  ComplaintCloser,
  ComplaintKind,
  ComplaintStatus,
  Language,
  LocalDate,
  RegionCode,
} from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Empty, Id, Instant, page, pageQuery, text, Version, VillageCode } from '../shapes'

const words = text(4000, 3)
/** Where the answer may be sent; a complaint without any is followed by its number and PIN. */
const contact = {
  name: z.string().max(60).optional(),
  phone: z.string().max(40).optional(),
  email: z.string().max(254).optional(),
}

export const ComplaintRow = z.object({
  id: Id,
  number: z.string(),
  kind: ComplaintKind,
  status: ComplaintStatus,
  channel: Channel,
  regencyCode: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  receivedAt: Instant,
  /** What must be done next by; null while nothing is awaited of the office. */
  dueAt: Instant.nullable(),
  isOverdue: z.boolean(),
  assigneeId: Id.nullable(),
  assigneeName: z.string().nullable(),
  assigneeRole: RoleName.nullable(),
  /** Its number at SP4N-LAPOR!, the national complaint service. */
  sp4nNumber: z.string().nullable(),
  version: Version,
})
export type ComplaintRow = z.infer<typeof ComplaintRow>

export const ComplaintEntry = z.object({
  id: Id,
  kind: z.enum(['reply', 'answer', 'forwarding', 'closing', 'kind']),
  at: Instant,
  authorKind: z.enum(['citizen', 'officer', 'system']),
  authorName: z.string().nullable(),
  /** To whom it was forwarded. */
  assigneeName: z.string().nullable(),
  assigneeRole: RoleName.nullable(),
  /** What it was about, and what it is about since, where that was said anew. */
  kindBefore: ComplaintKind.nullable(),
  kindAfter: ComplaintKind.nullable(),
  text: z.string().nullable(),
})
export type ComplaintEntry = z.infer<typeof ComplaintEntry>

export const Complaint = ComplaintRow.extend({
  language: Language,
  /** What the citizen said; identifiers masked where the reader may not see them, null once erased. */
  words: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  unmasked: z.boolean(),
  /** Sent with it in a conversation. */
  files: z.array(z.object({ id: Id, mediaType: z.string(), size: z.int() })),
  applicationId: Id.nullable(),
  trackingNumber: z.string().nullable(),
  forwardDueAt: Instant,
  answerDueAt: Instant,
  closesAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedBy: ComplaintCloser.nullable(),
  entries: z.array(ComplaintEntry),
  /** Whom it may be forwarded to. */
  handlers: z.array(z.object({ id: Id, name: z.string(), role: RoleName })),
  canWork: z.boolean(),
  /** Says what it is about, and by that who reads it: only those who read it either way. */
  canSetKind: z.boolean(),
})
export type Complaint = z.infer<typeof Complaint>

export const ComplaintReceipt = z.object({ id: Id, number: z.string(), pin: z.string(), answerBy: Instant })
export type ComplaintReceipt = z.infer<typeof ComplaintReceipt>

export const ComplaintFilter = z.enum(['open', ...ComplaintStatus.options])
export type ComplaintFilter = z.infer<typeof ComplaintFilter>

export const listComplaints = endpoint({
  method: 'GET',
  path: '/complaints',
  summary: 'Complaints (Pengaduan) of the caller’s office, newest first',
  access: ['read', 'Complaint'],
  query: z.object({
    ...pageQuery,
    /** `open`: the office has yet to answer. */
    status: ComplaintFilter.optional(),
    kind: ComplaintKind.optional(),
    overdue: z.stringbool().optional(),
    regency: RegionCode.optional(),
    application: Id.optional(),
    /** Our number or that of SP4N-LAPOR!, or how it begins. */
    q: text(60).optional(),
  }),
  response: page(ComplaintRow),
})

export const exportSp4nComplaints = endpoint({
  method: 'GET',
  path: '/complaint-exports/sp4n.csv',
  summary: 'Complaints that came in on these days as CSV, with the fields of SP4N-LAPOR!',
  access: ['read', 'Complaint'],
  query: z.object({
    from: LocalDate,
    to: LocalDate,
    /** With names and telephone numbers, where the reader may see them. */
    contacts: z.stringbool().default(false),
  }),
  response: z.unknown(),
  problems: ['invalid'],
})

/** Its numbers are of digits; some offices write a word before them. */
export const sp4nNumberForm = /\d{4}/

export const setSp4nNumber = endpoint({
  method: 'PUT',
  path: '/complaints/:id/sp4n-number',
  summary: 'Note the number that SP4N-LAPOR! gave to a complaint; null takes it off',
  access: ['work', 'Complaint'],
  params: byId,
  body: z.object({
    sp4nNumber: text(40, 3)
      .refine((number) => sp4nNumberForm.test(number))
      .nullable(),
    expectedVersion: Version,
  }),
  response: Complaint,
  problems: ['not-found', 'version-conflict'],
})

export const setComplaintKind = endpoint({
  method: 'PUT',
  path: '/complaints/:id/kind',
  summary: 'Say what a complaint is about, once it was read by those whom it is not about',
  access: ['work', 'Complaint'],
  params: byId,
  body: z.object({ kind: ComplaintKind, reason: text(2000, 3), expectedVersion: Version }),
  response: Complaint,
  problems: ['not-found', 'version-conflict'],
})

export const readComplaint = endpoint({
  method: 'GET',
  path: '/complaints/:id',
  summary: 'A complaint with all that was said and done',
  access: ['read', 'Complaint'],
  params: byId,
  response: Complaint,
  problems: ['not-found'],
})

export const readComplaintFile = endpoint({
  method: 'GET',
  path: '/complaint-files/:id',
  summary: 'A photo or document that was sent with a complaint',
  access: ['read', 'Complaint'],
  transaction: 'none',
  params: byId,
  response: z.unknown(),
  problems: ['not-found'],
})

export const createComplaint = endpoint({
  method: 'POST',
  path: '/complaints',
  summary: 'Take a complaint down at the counter, in a village or by telephone',
  access: ['create', 'Complaint'],
  transaction: 'none',
  body: z.object({
    kind: ComplaintKind,
    words,
    villageCode: VillageCode,
    ...contact,
    /** Of the application it is about: then its place counts. */
    trackingNumber: z.string().max(40).optional(),
    channel: z.enum(['counter', 'phone', 'village', 'field']).default('counter'),
    language: Language.default('id'),
  }),
  response: ComplaintReceipt,
  status: 201,
  idempotent: true,
  problems: ['invalid', 'forbidden', 'idempotency-mismatch'],
})

export const forwardComplaint = endpoint({
  method: 'POST',
  path: '/complaints/:id/forwarding',
  summary: 'Give a complaint to a person or a role of its office',
  access: ['work', 'Complaint'],
  params: byId,
  body: z.object({
    assigneeId: Id.optional(),
    role: z.enum(['intake_officer', 'supervisor', 'regency_admin']).optional(),
    note: text(2000, 0).optional(),
    expectedVersion: Version,
  }),
  response: Complaint,
  problems: ['not-found', 'invalid', 'version-conflict', 'transition-not-allowed'],
})

export const answerComplaint = endpoint({
  method: 'POST',
  path: '/complaints/:id/answers',
  summary: 'Answer the citizen, who is notified that there is an answer',
  access: ['work', 'Complaint'],
  params: byId,
  body: z.object({ text: words, expectedVersion: Version }),
  response: Complaint,
  status: 201,
  problems: ['not-found', 'version-conflict', 'transition-not-allowed'],
})

export const closeComplaint = endpoint({
  method: 'POST',
  path: '/complaints/:id/closing',
  summary: 'Close a complaint that was answered',
  access: ['work', 'Complaint'],
  params: byId,
  body: z.object({ expectedVersion: Version }),
  response: Complaint,
  problems: ['not-found', 'version-conflict', 'transition-not-allowed'],
})

export const sendComplaint = endpoint({
  method: 'POST',
  path: '/public/complaints',
  summary: 'Complain without an application. The answer carries the number and the PIN that open the complaint',
  access: 'public',
  transaction: 'none',
  body: z.object({
    kind: ComplaintKind,
    words,
    villageCode: VillageCode,
    ...contact,
    language: Language.default('id'),
  }),
  response: ComplaintReceipt,
  status: 201,
  idempotent: true,
  problems: ['invalid', 'idempotency-mismatch', 'too-many-tries'],
})

export const sendOwnComplaint = endpoint({
  method: 'POST',
  path: '/public/application/complaints',
  summary: 'Complain about the opened application',
  access: 'citizen',
  transaction: 'none',
  body: z.object({ kind: ComplaintKind, words }),
  response: ComplaintReceipt,
  status: 201,
  idempotent: true,
  problems: ['sign-in-required', 'invalid', 'idempotency-mismatch', 'too-many-tries'],
})

export const followComplaint = endpoint({
  method: 'POST',
  path: '/public/complaints/follow',
  summary: 'Open a complaint with number and PIN; sets a cookie for 30 minutes',
  access: 'public',
  transaction: 'none',
  body: z.object({ number: z.string().max(40), pin: z.string().max(20) }),
  response: Empty,
  status: 204,
  problems: ['wrong-pin', 'too-many-tries'],
})

/** What a citizen sees of their own complaint: no name of an officer, no internal note. */
export const CitizenComplaint = z.object({
  id: Id,
  number: z.string(),
  kind: ComplaintKind,
  status: ComplaintStatus,
  receivedAt: Instant,
  statusSince: Instant,
  dueAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  closedBy: ComplaintCloser.nullable(),
  regencyName: z.string(),
  words: z.string(),
  entries: z.array(z.object({ id: Id, kind: z.enum(['reply', 'answer']), at: Instant, text: z.string() })),
  canReply: z.boolean(),
  canClose: z.boolean(),
  language: Language,
  version: Version,
})
export type CitizenComplaint = z.infer<typeof CitizenComplaint>

export const readOwnComplaint = endpoint({
  method: 'GET',
  path: '/public/complaint',
  summary: 'The opened complaint with its answers',
  access: 'citizen',
  response: CitizenComplaint,
  problems: ['sign-in-required'],
})

export const replyToComplaint = endpoint({
  method: 'POST',
  path: '/public/complaint/replies',
  summary: 'Add to the opened complaint; a reply to an answer opens it again',
  access: 'citizen',
  body: z.object({ words, expectedVersion: Version }),
  response: CitizenComplaint,
  status: 201,
  problems: ['sign-in-required', 'version-conflict', 'transition-not-allowed'],
})

export const closeOwnComplaint = endpoint({
  method: 'POST',
  path: '/public/complaint/closing',
  summary: 'The citizen has nothing more to say',
  access: 'citizen',
  body: z.object({ expectedVersion: Version }),
  response: CitizenComplaint,
  problems: ['sign-in-required', 'version-conflict', 'transition-not-allowed'],
})
