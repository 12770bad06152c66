import {
  ApplicationStatus,
  Approver,
  DeliveryCarrier,
  HandoverMethod,
  HandoverProof,
  HandoverRecipient,
  Lacks,
  Language,
  WorkflowAction,
} from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { LetterSummary } from '../letter-summary'
import { byId, Id, Instant, text, Version } from '../shapes'
import { Answers, ApplicationInput, AssistedBy, FileDelegate, PresenceChoice, SupplyInput } from './application-input'
import { ApplicationRow } from './inbox'
import { MovePair } from './move-pair'

/** What an officer enters for a citizen. */
const EntryInput = ApplicationInput.extend({
  channel: z.enum(['phone', 'counter', 'village', 'field']),
  /** When it was handed in, if before now (paper forms after a trip). */
  occurredAt: Instant.optional(),
})

/** What does not fit and should be looked at; it hinders nothing. */
const EntryWarning = z.object({ path: z.string(), message: z.string() })

export const checkApplication = endpoint({
  method: 'POST',
  path: '/applications/checks',
  summary: 'Tell what is wrong with an application, or only does not fit, before it is entered',
  access: ['create', 'Application'],
  body: EntryInput,
  response: z.object({ warnings: z.array(EntryWarning) }),
  problems: ['invalid', 'forbidden'],
})

export const createApplication = endpoint({
  method: 'POST',
  path: '/applications',
  summary: 'Enter an application at the counter, in the village, by telephone, in the field or from paper',
  access: ['create', 'Application'],
  body: EntryInput,
  response: z.object({
    trackingNumber: z.string(),
    pin: z.string(),
    id: Id,
    status: ApplicationStatus,
    dueAt: Instant.nullable(),
    lacks: Lacks.nullable(),
  }),
  status: 201,
  idempotent: true,
  problems: ['invalid', 'forbidden', 'idempotency-mismatch'],
})

/** Whoever may enter applications of the place may finish one there: the office, and the village's registrar. */
export const supplyApplication = endpoint({
  method: 'PUT',
  path: '/applications/:id/supply',
  summary: 'Put in what an incomplete application lacks; what is still missing may follow',
  access: ['create', 'Application'],
  params: byId,
  body: SupplyInput.extend({ channel: EntryInput.shape.channel }),
  response: z.object({
    status: ApplicationStatus,
    version: Version,
    lacks: Lacks.nullable(),
    dueAt: Instant.nullable(),
  }),
  problems: ['not-found', 'invalid', 'forbidden', 'version-conflict', 'transition-not-allowed'],
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
  /** It is to be given out as a file, and there is neither a file nor a link yet. */
  lacksCopy: z.boolean(),
  /** Where it is collected, where it cannot be downloaded. */
  pickupPlace: z.string().nullable(),
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
  /** What is missing, while it is incomplete. */
  lacks: Lacks.nullable(),
  /** Since when its citizen has waited: their first message. */
  waitingSince: Instant,
  correction: z.object({ fields: z.array(z.string()), attachments: z.array(z.string()), note: z.string() }).nullable(),
  /** Who must decide, and whether the regency has no head appointed, or no paper for the decision; null where nobody must. */
  approval: z
    .object({
      by: Approver,
      lacksHead: z.boolean(),
      lacksPaper: z.boolean(),
      /** Who verified what is to be decided now. */
      verifier: z.string().nullable(),
      /** Whose signature a decision letter bears that is given today, as the office entered it: only they decide. */
      signatory: z.object({ title: z.string(), name: z.string(), nip: z.string() }).nullable(),
    })
    .nullable(),
  /** The decision of the head, once it is given. */
  decisionLetter: LetterSummary.nullable(),
  verifiedBy: Id.nullable(),
  approvedBy: Id.nullable(),
  warnings: z.array(EntryWarning),
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
  /** How many messages its citizen wrote that nobody at the office has read. */
  unreadMessages: z.int(),
  /** The tracking number of the application that goes on in place of a merged one. */
  mergedInto: z.string().nullable(),
  move: MovePair.nullable(),
  /** Its personal data were erased on request: nothing of them opens any more. */
  erasedAt: Instant.nullable(),
})
export type ApplicationFile = z.infer<typeof ApplicationFile>

export const readApplication = endpoint({
  method: 'GET',
  path: '/applications/:id',
  summary: 'One application in full',
  access: ['read', 'Application'],
  params: byId,
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
  params: byId,
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
  params: byId,
  response: z.unknown(),
  problems: ['not-found', 'transition-not-allowed'],
})

export const unmaskApplication = endpoint({
  method: 'POST',
  path: '/applications/:id/unmask',
  summary: 'One application with its identifiers, for a stated reason that is kept in the trail',
  access: ['unmask', 'Application'],
  params: byId,
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
  params: byId,
  response: z.object({ items: z.array(TimelineEntry) }),
  problems: ['not-found'],
})

/** An answer as it was before somebody put another in its place. */
export const FormerValue = z.object({
  path: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
})
export type FormerValue = z.infer<typeof FormerValue>

export const readFormerValues = endpoint({
  method: 'GET',
  path: '/applications/:id/timeline/:seq/former',
  summary: 'What the answers were that an entry of the history says were changed; masked as the file is',
  access: ['read', 'Application'],
  params: z.object({ id: Id, seq: z.coerce.number().int().min(1).max(2_147_483_647) }),
  response: z.object({ items: z.array(FormerValue) }),
  problems: ['not-found'],
})

export const recordSiakCheck = endpoint({
  method: 'PUT',
  path: '/applications/:id/siak',
  summary: 'Record what the officer found in SIAK for one field, with SIAK’s reference',
  access: ['work', 'Application'],
  params: byId,
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
  params: byId,
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
  body: z.object({
    uploadId: Id,
    /** Why another file takes the place of one that the citizen could download already. */
    reason: text(500, 0).optional(),
  }),
  response: ApplicationFile,
  problems: ['not-found', 'invalid', 'conflict'],
})
