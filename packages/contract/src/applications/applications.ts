import {
  ApplicationStatus,
  Channel,
  DelegateAuthority,
  DelegateStatus,
  DeliveryCarrier,
  HandoverMethod,
  HandoverProof,
  HandoverRecipient,
  Language,
  PresenceMode,
  WorkflowAction,
} from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { Empty, Id, Instant, page, pageQuery, text, Version, VillageCode } from '../shapes'

export const Answers = z.record(z.string().max(60), z.unknown())

export const Applicant = z.object({
  name: text(60),
  nik: z.string().max(40).optional(),
  kkNumber: z.string().max(40).optional(),
  phone: z.string().max(40).optional(),
  email: z.string().max(254).optional(),
})
export type Applicant = z.infer<typeof Applicant>

export const AssistanceRelation = z.enum(['self', 'family', 'guardian', 'delegate', 'village_registrar', 'officer'])
export const AssistanceAuthority = z.enum(['none', 'F-1.07', 'thumbprint', 'guardian'])
/** Who helped, in which relation, by what authority (form F-1.07 or a witnessed thumbprint; for a child the guardian). */
export const AssistedBy = z.object({
  relation: AssistanceRelation,
  name: text(60).optional(),
  phone: z.string().max(40).optional(),
  authority: AssistanceAuthority.default('none'),
  /** Of a delegate: needed where the relation is `delegate`, with the file `delegation` or two witnesses. */
  nik: z.string().max(40).optional(),
  kinship: text(60, 0).optional(),
  witnesses: z.array(text(60, 0)).max(2).optional(),
})

/** Who acts for the applicant, by what authority, and what the office makes of it. */
export const FileDelegate = z.object({
  name: z.string(),
  nik: z.string().nullable(),
  kinship: z.string(),
  phone: z.string().nullable(),
  witnesses: z.array(z.string()),
  authority: DelegateAuthority,
  status: DelegateStatus,
  recordedAt: Instant,
  decidedAt: Instant.nullable(),
  /** Why the authority was refused. */
  reason: z.string().nullable(),
})
export type FileDelegate = z.infer<typeof FileDelegate>

/** How the person wants to be present, where presence is needed. */
export const PresenceChoice = z.object({
  mode: PresenceMode,
  reason: text(300, 0).optional(),
  carer: text(120, 0).optional(),
  landmark: text(300, 0).optional(),
})

export const AttachmentInput = z.object({ requirement: z.string().max(60), uploadId: Id })

/** What an application consists of, however it enters. */
export const ApplicationInput = z.object({
  serviceCode: z.string().max(20),
  villageCode: VillageCode,
  domicileVillageCode: VillageCode.optional(),
  applicant: Applicant,
  assistedBy: AssistedBy.optional(),
  presence: PresenceChoice.optional(),
  answers: Answers,
  attachments: z
    .array(z.union([Id.transform((uploadId) => ({ requirement: 'other', uploadId })), AttachmentInput]))
    .max(30)
    .default([]),
  language: Language,
  declaration: z.literal(true),
  privacyNoticeVersion: z.string().max(40),
})
export type ApplicationInput = z.infer<typeof ApplicationInput>

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
  version: Version,
})
export type ApplicationRow = z.infer<typeof ApplicationRow>

/** The views officers work in; each is a filter over the caller's region. */
export const InboxView = z.enum([
  'new',
  'mine',
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
  summary: 'How many applications each inbox view holds',
  access: ['read', 'Application'],
  response: z.record(InboxView, z.int()),
})

export const createApplication = endpoint({
  method: 'POST',
  path: '/applications',
  summary: 'Enter an application at the counter, in the village, by telephone, in the field or from paper',
  access: ['create', 'Application'],
  body: ApplicationInput.extend({
    channel: z.enum(['phone', 'counter', 'village', 'field']),
    /** When it was handed in, if before now (paper forms after a trip). */
    occurredAt: Instant.optional(),
  }),
  response: z.object({
    trackingNumber: z.string(),
    pin: z.string(),
    id: Id,
    status: ApplicationStatus,
    dueAt: Instant.nullable(),
  }),
  status: 201,
  idempotent: true,
  problems: ['invalid', 'forbidden', 'idempotency-mismatch'],
})

export const ApplicationAttachment = z.object({
  id: Id,
  requirement: z.string(),
  kind: z.enum(['requirement', 'product', 'paper', 'proof']),
  mediaType: z.string(),
  size: z.int(),
  uploadedAt: Instant,
  replacedAt: Instant.nullable(),
})

export const ApplicationProduct = z.object({
  id: Id,
  product: z.string(),
  format: z.string(),
  number: z.string().nullable(),
  hasNumber: z.boolean(),
  attachmentId: Id.nullable(),
  siakLink: z.string().nullable(),
  handedOverAt: Instant.nullable(),
  handoverMethod: z.string().nullable(),
  handedOverTo: z.string().nullable(),
})

export const SiakCheck = z.object({
  field: z.string(),
  result: z.enum(['match', 'mismatch', 'not_found']),
  reference: z.string().nullable(),
  checkedBy: Id,
  checkedAt: Instant,
})

/** How the documents reached their owner; the first three are null where nobody carried them. */
const FileHandover = z.object({
  carrier: DeliveryCarrier.nullable(),
  sentAt: Instant.nullable(),
  reference: z.string().nullable(),
  method: HandoverMethod.nullable(),
  recipient: HandoverRecipient.nullable(),
  to: z.string().nullable(),
  relation: z.string().nullable(),
  place: z.string().nullable(),
  proof: HandoverProof.nullable(),
  attachmentId: Id.nullable(),
  note: z.string().nullable(),
  receivedAt: Instant.nullable(),
})

/** One application in full. Identifiers are masked (`masked: true`) for those who may see the file but not them. */
export const ApplicationFile = ApplicationRow.extend({
  serviceVersion: z.int(),
  districtCode: z.string(),
  provinceCode: z.string(),
  place: z.string(),
  domicileVillageCode: z.string().nullable(),
  language: Language,
  masked: z.boolean(),
  applicant: z.object({
    name: z.string(),
    nik: z.string().nullable(),
    kkNumber: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  assistedBy: AssistedBy.nullable(),
  delegate: FileDelegate.nullable(),
  presence: PresenceChoice.nullable(),
  presenceDone: z.boolean(),
  /** The visit it waits for, once its trip is approved. */
  appointment: z.object({ date: z.iso.date(), place: z.string() }).nullable(),
  answers: Answers,
  attachments: z.array(ApplicationAttachment),
  products: z.array(ApplicationProduct),
  handover: FileHandover.nullable(),
  siakChecks: z.array(SiakCheck),
  correction: z.object({ fields: z.array(z.string()), attachments: z.array(z.string()), note: z.string() }).nullable(),
  approvalRequired: z.boolean(),
  verifiedBy: Id.nullable(),
  approvedBy: Id.nullable(),
  warnings: z.array(z.object({ path: z.string(), message: z.string() })),
  allowedActions: z.array(WorkflowAction),
  can: z.object({ assign: z.boolean(), unmask: z.boolean(), transfer: z.boolean(), note: z.boolean() }),
  transfer: z
    .object({
      id: Id,
      fromRegencyCode: z.string(),
      toRegencyCode: z.string(),
      reason: z.string(),
      requestedAt: Instant,
    })
    .nullable(),
  occurredAt: Instant,
  recordedAt: Instant,
  closedAt: Instant.nullable(),
  /** Its personal data were erased on request: nothing of them opens any more. */
  erasedAt: Instant.nullable(),
})
export type ApplicationFile = z.infer<typeof ApplicationFile>

const params = z.object({ id: Id })

export const readApplication = endpoint({
  method: 'GET',
  path: '/applications/:id',
  summary: 'One application in full',
  access: ['read', 'Application'],
  params,
  response: ApplicationFile,
  problems: ['not-found'],
})

/** A PDF with the answers, places to sign and a QR code; identifiers masked as on the file. */
export const printApplication = endpoint({
  method: 'GET',
  path: '/applications/:id/form.pdf',
  summary: 'The application as a form to sign and file (PDF)',
  access: ['read', 'Application'],
  transaction: 'none',
  params,
  response: z.unknown(),
  problems: ['not-found'],
})

/** A PDF to sign before the documents are handed over, and filled after it. */
export const printReceiptOfDocuments = endpoint({
  method: 'GET',
  path: '/applications/:id/handover.pdf',
  summary: 'The receipt of the documents (Tanda Terima, PDF)',
  access: ['read', 'Application'],
  transaction: 'none',
  params,
  response: z.unknown(),
  problems: ['not-found'],
})

const delegateProblems = ['not-found', 'forbidden', 'version-conflict', 'invalid'] as const

export const recordDelegate = endpoint({
  method: 'PUT',
  path: '/applications/:id/delegate',
  summary: 'Record who acts for the applicant, with form F-1.07 or two witnesses of a thumbprint; to be checked anew',
  access: ['read', 'Application'],
  params,
  body: z.object({
    name: text(60, 0),
    nik: z.string().max(40),
    kinship: text(60, 0),
    phone: z.string().max(40).optional(),
    authority: DelegateAuthority,
    witnesses: z.array(text(60, 0)).max(2).optional(),
    /** A finished upload of the signed form; one that is on file stays where none is named. */
    uploadId: Id.optional(),
    expectedVersion: Version,
  }),
  response: ApplicationFile,
  problems: delegateProblems,
})

/** Refused while it is verified, the application goes back for exactly the form. */
export const decideDelegate = endpoint({
  method: 'POST',
  path: '/applications/:id/delegate/decision',
  summary: 'Accept the authority of a delegate, or refuse it with a reason',
  access: ['read', 'Application'],
  params,
  body: z.object({ accept: z.boolean(), reason: text(1000, 0).optional(), expectedVersion: Version }),
  response: ApplicationFile,
  problems: [...delegateProblems, 'conflict'],
})

/** A PDF to sign: who gives and who takes the authority, for which application, with places for witnesses. */
export const printDelegation = endpoint({
  method: 'GET',
  path: '/applications/:id/delegation.pdf',
  summary: 'Form F-1.07, filled in as far as it is known (PDF)',
  access: ['read', 'Application'],
  transaction: 'none',
  params,
  response: z.unknown(),
  problems: ['not-found'],
})

export const unmaskApplication = endpoint({
  method: 'POST',
  path: '/applications/:id/unmask',
  summary: 'One application with its identifiers, for a stated reason that is kept in the trail',
  access: ['unmask', 'Application'],
  params,
  body: z.object({ reason: text(500, 10) }),
  response: ApplicationFile,
  problems: ['not-found', 'invalid'],
})

export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  occurredAt: Instant,
  recordedAt: Instant,
  actorKind: z.string(),
  actorName: z.string().nullable(),
  channel: z.string().nullable(),
  fromStatus: ApplicationStatus.nullable(),
  toStatus: ApplicationStatus.nullable(),
  note: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})

export const readTimeline = endpoint({
  method: 'GET',
  path: '/applications/:id/timeline',
  summary: 'Everything that happened to an application, oldest first',
  access: ['read', 'Application'],
  params,
  response: z.object({ items: z.array(TimelineEntry) }),
  problems: ['not-found'],
})

export const ProductNumber = z.object({
  id: z.string().max(60),
  number: text(60),
  siakLink: z.url().max(500).optional(),
})

export const TransitionBody = z.object({
  action: WorkflowAction,
  note: text(2000, 0).optional(),
  fields: z.array(z.string().max(200)).max(200).optional(),
  attachments: z.array(z.string().max(60)).max(50).optional(),
  products: z.array(ProductNumber).max(20).optional(),
  /** For *deliver*; when it was sent is `occurredAt`. */
  delivery: z.object({ carrier: DeliveryCarrier, reference: text(60, 0).optional() }).optional(),
  /** For *complete*. Every proof but `none` names a finished upload. */
  handover: z
    .object({
      to: text(120),
      method: HandoverMethod,
      recipient: HandoverRecipient.default('applicant'),
      relation: text(60, 0).optional(),
      place: text(120, 0).optional(),
      proof: HandoverProof.default('none'),
      proofUploadId: Id.optional(),
      note: text(500, 0).optional(),
      at: Instant.optional(),
    })
    .optional(),
  occurredAt: Instant.optional(),
  expectedVersion: Version,
})
export type TransitionBody = z.infer<typeof TransitionBody>

export const transitionApplication = endpoint({
  method: 'POST',
  path: '/applications/:id/transitions',
  summary: 'Move an application to its next status',
  access: ['read', 'Application'],
  params,
  body: TransitionBody,
  response: ApplicationFile,
  problems: ['not-found', 'forbidden', 'version-conflict', 'transition-not-allowed', 'invalid'],
})

export const assignApplication = endpoint({
  method: 'PUT',
  path: '/applications/:id/assignment',
  summary: 'Assign an application (a supervisor), or take a free one for oneself (an officer)',
  access: ['read', 'Application'],
  params,
  body: z.object({ assigneeId: Id.nullable(), expectedVersion: Version }),
  response: ApplicationFile,
  problems: ['not-found', 'forbidden', 'version-conflict', 'invalid'],
})

export const takeNextApplication = endpoint({
  method: 'POST',
  path: '/applications/next',
  summary: 'Take the most urgent free application of the caller’s region (Ambil berikutnya)',
  access: ['work', 'Application'],
  response: z.object({ id: Id.nullable() }),
})

export const listWorkload = endpoint({
  method: 'GET',
  path: '/workload',
  summary: 'The officers of the caller’s region with how much each holds',
  access: ['read', 'Application'],
  response: z.object({ items: z.array(z.object({ userId: Id, name: z.string(), open: z.int(), overdue: z.int() })) }),
})

export const Note = z.object({ id: Id, authorName: z.string().nullable(), body: z.string(), createdAt: Instant })

export const listNotes = endpoint({
  method: 'GET',
  path: '/applications/:id/notes',
  summary: 'The office’s own notes on an application; the citizen never sees them',
  access: ['read', 'Application'],
  params,
  response: z.object({ items: z.array(Note) }),
  problems: ['not-found'],
})

export const addNote = endpoint({
  method: 'POST',
  path: '/applications/:id/notes',
  summary: 'Add a note',
  access: ['readIdentifiers', 'Application'],
  params,
  body: z.object({ body: text(2000) }),
  response: Note,
  status: 201,
  problems: ['not-found'],
})

export const Transfer = z.object({
  id: Id,
  applicationId: Id,
  trackingNumber: z.string(),
  serviceCode: z.string(),
  fromRegencyCode: z.string(),
  toRegencyCode: z.string(),
  toVillageCode: z.string(),
  reason: z.string(),
  status: z.enum(['requested', 'accepted', 'refused', 'cancelled']),
  requestedAt: Instant,
  canDecide: z.boolean(),
})

export const requestTransfer = endpoint({
  method: 'POST',
  path: '/applications/:id/transfers',
  summary: 'Offer a misrouted application to the regency that must act',
  access: ['transfer', 'Application'],
  params,
  body: z.object({ toVillageCode: VillageCode, reason: text(1000, 10) }),
  response: Transfer,
  status: 201,
  problems: ['not-found', 'conflict', 'invalid'],
})

export const listTransfers = endpoint({
  method: 'GET',
  path: '/transfers',
  summary: 'Open transfers from or to the caller’s region',
  access: ['read', 'Application'],
  response: z.object({ items: z.array(Transfer) }),
})

export const decideTransfer = endpoint({
  method: 'POST',
  path: '/transfers/:id/decision',
  summary: 'Accept or refuse a transfer: the receiving regency, or the province',
  access: ['read', 'Application'],
  params,
  body: z.object({ accept: z.boolean(), note: text(1000, 0).optional() }),
  response: Transfer,
  problems: ['not-found', 'forbidden', 'conflict'],
})

export const grantAccess = endpoint({
  method: 'POST',
  path: '/applications/:id/grants',
  summary: 'Share an application with another regency’s officers until a date',
  access: ['transfer', 'Application'],
  params,
  body: z.object({ toRegencyCode: z.string().length(5), reason: text(1000, 10), expiresAt: Instant }),
  response: z.object({ id: Id, toRegencyCode: z.string(), expiresAt: Instant }),
  status: 201,
  problems: ['not-found', 'invalid'],
})

export const recordSiakCheck = endpoint({
  method: 'PUT',
  path: '/applications/:id/siak',
  summary: 'Record what the officer found in SIAK for one field, with SIAK’s reference',
  access: ['work', 'Application'],
  params,
  body: z.object({
    field: z.string().max(200),
    result: z.enum(['match', 'mismatch', 'not_found']),
    reference: text(100, 0).optional(),
  }),
  response: z.object({ items: z.array(SiakCheck) }),
  problems: ['not-found'],
})

export const readAttachment = endpoint({
  method: 'GET',
  path: '/attachments/:id',
  summary: 'The bytes of an attachment, always as a download and never as HTML',
  access: ['read', 'Application'],
  params,
  transaction: 'none',
  response: z.any(),
  problems: ['not-found'],
})

export const attachProductFile = endpoint({
  method: 'PUT',
  path: '/applications/:id/products/:product/file',
  summary: 'Attach the signed PDF of a product, from a finished upload',
  access: ['work', 'Application'],
  params: z.object({ id: Id, product: z.string().max(60) }),
  body: z.object({ uploadId: Id }),
  response: ApplicationFile,
  problems: ['not-found', 'invalid'],
})

export const SavedReason = z.object({ id: Id, kind: z.enum(['correction', 'rejection']), body: z.string() })

export const listSavedReasons = endpoint({
  method: 'GET',
  path: '/saved-reasons',
  summary: 'Reasons the office often writes',
  access: ['work', 'Application'],
  response: z.object({ items: z.array(SavedReason) }),
})

export const saveReason = endpoint({
  method: 'POST',
  path: '/saved-reasons',
  summary: 'Keep a reason for the next time',
  access: ['work', 'Application'],
  body: z.object({ kind: z.enum(['correction', 'rejection']), body: text(1000, 5) }),
  response: SavedReason,
  status: 201,
})

export const deleteSavedReason = endpoint({
  method: 'DELETE',
  path: '/saved-reasons/:id',
  summary: 'Forget a saved reason',
  access: ['work', 'Application'],
  params,
  response: Empty,
  status: 204,
  problems: ['not-found'],
})
