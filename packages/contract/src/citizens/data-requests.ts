import {
  ApplicationStatus,
  DataRequestKind,
  DataRequestStatus,
  ErasableKind,
  KeptReason,
  LocalDate,
  Localized,
  RefusalReason,
} from '@sipelandukilat/domain'
import * as z from 'zod'
import { Answers, AssistedBy, FileDelegate, PresenceChoice } from '../applications/application-input'
import { statusFacts } from '../applications/inbox'
import { ApplicationMessage } from '../applications/messages'
import { endpoint } from '../endpoint'
import { VisitPurpose, VisitRequestStatus } from '../field/visit-requests'
import { byId, Id, Instant, page, pageQuery, text, Version } from '../shapes'
import { AccountApplication, AccountChannel } from './accounts'

/** What a person writes about their data, and what an office answers. */
const words = text(2000)

export const DataRequestOutcome = z.object({
  /** Kinds that were erased, with how many of each. */
  erased: z.array(z.object({ kind: ErasableKind, count: z.int() })),
  /** Grounds on which the rest was kept. */
  kept: z.array(z.object({ reason: KeptReason, count: z.int() })),
  refusal: RefusalReason.nullable(),
})
export type DataRequestOutcome = z.infer<typeof DataRequestOutcome>

/** A request as the person sees it who made it. */
export const OwnDataRequest = z.object({
  id: Id,
  kind: DataRequestKind,
  status: DataRequestStatus,
  receivedAt: Instant,
  dueAt: Instant,
  handledAt: Instant.nullable(),
  regencyName: z.string(),
  outcome: DataRequestOutcome.nullable(),
  /** What the office wrote. */
  answer: z.string().nullable(),
})
export type OwnDataRequest = z.infer<typeof OwnDataRequest>

const OwnDataRequests = z.object({ items: z.array(OwnDataRequest) })
const NewDataRequest = z.object({ kind: DataRequestKind, words: words.optional() })

/** What is said of a person's own application when they ask to see it, with who handled the data (UU 27/2022 Art. 32). */
export const OwnApplicationData = z.object({
  trackingNumber: z.string(),
  serviceCode: z.string(),
  serviceTitle: Localized,
  ...statusFacts,
  mergedInto: z.string().nullable(),
  submittedAt: Instant,
  regencyName: z.string(),
  erasedAt: Instant.nullable(),
  applicant: z.object({
    name: z.string(),
    nik: z.string().nullable(),
    kkNumber: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  assistedBy: AssistedBy.nullable(),
  delegate: FileDelegate.pick({ name: true, nik: true, kinship: true, phone: true, witnesses: true }).nullable(),
  presence: PresenceChoice.nullable(),
  /** As they were given; codes as the service defines them. */
  answers: Answers,
  files: z.array(
    z.object({
      requirement: z.string(),
      mediaType: z.string(),
      size: z.int(),
      uploadedAt: Instant,
      isReplaced: z.boolean(),
      isErased: z.boolean(),
    }),
  ),
  messages: z.array(ApplicationMessage.omit({ id: true })),
  visits: z.array(
    z.object({
      purpose: VisitPurpose,
      requestedAt: Instant,
      status: VisitRequestStatus,
      /** The day of its trip; null until one is planned. */
      plannedOn: LocalDate.nullable(),
      /** Struck because the person was present at the office instead. */
      isUnneeded: z.boolean(),
    }),
  ),
  /** The rating of the service by element, 1 to 4, with the comment. */
  survey: z
    .object({ answeredAt: Instant, scores: z.record(z.string(), z.int()), comment: z.string().nullable() })
    .nullable(),
  /** Who handled the data, newest first: kinds of people, no names. */
  trail: z.array(z.object({ at: Instant, by: z.enum(['officer', 'citizen', 'public', 'system']), action: z.string() })),
})
export type OwnApplicationData = z.infer<typeof OwnApplicationData>

/** What is stored about a contact. Numbers may change hands: only what was said in these days is shown without an officer. */
export const shownMessageDays = 90

export const OwnAccountData = z.object({
  applications: z.array(AccountApplication),
  conversations: z.array(
    z.object({
      channel: AccountChannel,
      lastMessageAt: Instant,
      /** All that are stored; fewer may be shown. */
      messageCount: z.int(),
      fileCount: z.int(),
      messages: z.array(z.object({ direction: z.enum(['in', 'out']), at: Instant, text: z.string() })),
    }),
  ),
  drafts: z.array(z.object({ createdAt: Instant, expiresAt: Instant })),
})
export type OwnAccountData = z.infer<typeof OwnAccountData>

export const requestApplicationData = endpoint({
  method: 'POST',
  path: '/public/application/data-requests',
  summary: 'Ask to have corrected or erased what is stored about the opened application',
  access: 'citizen',
  body: NewDataRequest.extend({ kind: DataRequestKind.exclude(['see']) }),
  response: OwnDataRequests,
  status: 201,
  idempotent: true,
  problems: ['sign-in-required', 'invalid', 'idempotency-mismatch'],
})

export const listApplicationDataRequests = endpoint({
  method: 'GET',
  path: '/public/application/data-requests',
  summary: 'Requests about the data of the opened application, with their clocks',
  access: 'citizen',
  response: OwnDataRequests,
  problems: ['sign-in-required'],
})

export const readApplicationData = endpoint({
  method: 'POST',
  path: '/public/application/data',
  summary:
    'Everything stored about the opened application, for who gives its PIN again: phones are shared. It is on record',
  access: 'citizen',
  transaction: 'none',
  body: z.object({ pin: z.string().max(20) }),
  response: OwnApplicationData,
  problems: ['sign-in-required', 'wrong-pin', 'too-many-tries'],
})

export const requestAccountData = endpoint({
  method: 'POST',
  path: '/public/account/data-requests',
  summary:
    'Ask to see, correct or have erased what is stored about the verified contact; one request per office that stores any',
  access: 'account',
  body: NewDataRequest,
  response: OwnDataRequests,
  status: 201,
  idempotent: true,
  problems: ['sign-in-required', 'invalid', 'idempotency-mismatch', 'not-found'],
})

export const listAccountDataRequests = endpoint({
  method: 'GET',
  path: '/public/account/data-requests',
  summary: 'Requests about the data of the verified contact, with their clocks',
  access: 'account',
  response: OwnDataRequests,
  problems: ['sign-in-required'],
})

export const readAccountData = endpoint({
  method: 'GET',
  path: '/public/account/data',
  summary: 'Everything stored about the verified contact; the reading is on record',
  access: 'account',
  response: OwnAccountData,
  problems: ['sign-in-required'],
})

export const DataRequestView = z.enum(['open', 'overdue', 'handled'])
export type DataRequestView = z.infer<typeof DataRequestView>

export const DataRequestRow = z.object({
  id: Id,
  kind: DataRequestKind,
  subject: z.enum(['application', 'account']),
  /** Of the application it is about. */
  trackingNumber: z.string().nullable(),
  status: DataRequestStatus,
  regencyCode: z.string(),
  regencyName: z.string(),
  receivedAt: Instant,
  dueAt: Instant,
  handledAt: Instant.nullable(),
  version: Version,
})
export type DataRequestRow = z.infer<typeof DataRequestRow>

export const StoredRecords = z.object({
  erasable: z.array(z.object({ kind: ErasableKind, count: z.int() })),
  kept: z.array(z.object({ id: Id, trackingNumber: z.string(), reason: KeptReason, until: Instant.nullable() })),
})
export type StoredRecords = z.infer<typeof StoredRecords>

export const DataRequest = DataRequestRow.extend({
  applicationId: Id.nullable(),
  applicationStatus: ApplicationStatus.nullable(),
  /** What the person wrote; identifiers are masked for those who may not see them, null once it was erased. */
  words: z.string().nullable(),
  answer: z.string().nullable(),
  outcome: DataRequestOutcome.nullable(),
  handledByName: z.string().nullable(),
  /** What is stored now, and what an erasure would do. */
  stored: StoredRecords,
  canWork: z.boolean(),
})
export type DataRequest = z.infer<typeof DataRequest>

export const listDataRequests = endpoint({
  method: 'GET',
  path: '/data-requests',
  summary: 'Requests of citizens about their data: the one that is due first comes first; handled ones newest first',
  access: ['read', 'DataRequest'],
  query: z.object({ ...pageQuery, view: DataRequestView.default('open'), kind: DataRequestKind.optional() }),
  response: page(DataRequestRow),
})

export const readDataRequest = endpoint({
  method: 'GET',
  path: '/data-requests/:id',
  summary: 'One request with its clock and what is stored by kind',
  access: ['read', 'DataRequest'],
  params: byId,
  response: DataRequest,
  problems: ['not-found'],
})

const problems = ['not-found', 'forbidden', 'invalid', 'version-conflict', 'conflict'] as const

export const answerDataRequest = endpoint({
  method: 'POST',
  path: '/data-requests/:id/answer',
  summary: 'Answer a request in words: what was shown or corrected, and by which service',
  access: ['work', 'DataRequest'],
  params: byId,
  body: z.object({ answer: words, expectedVersion: Version }),
  response: DataRequest,
  problems,
})

export const refuseDataRequest = endpoint({
  method: 'POST',
  path: '/data-requests/:id/refusal',
  summary: 'Refuse a request on a ground that names the article',
  access: ['work', 'DataRequest'],
  params: byId,
  body: z.object({ reason: RefusalReason, answer: words.optional(), expectedVersion: Version }),
  response: DataRequest,
  problems,
})

export const eraseStoredData = endpoint({
  method: 'POST',
  path: '/data-requests/:id/erasure',
  summary: 'Erase what no register needs by destroying its keys; what stays is named with its article',
  access: ['work', 'DataRequest'],
  params: byId,
  body: z.object({ answer: words.optional(), expectedVersion: Version }),
  response: DataRequest,
  transaction: 'none',
  problems,
})
