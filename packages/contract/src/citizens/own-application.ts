import {
  ApplicationStatus,
  DeliveryCarrier,
  HandoverMethod,
  HandoverRecipient,
  Lacks,
  Language,
  Localized,
  Respondent,
  surveyElementIds,
} from '@sipelandukilat/domain'
import * as z from 'zod'
import { Answers, Applicant, ApplicationInput, AttachmentInput, SupplyInput } from '../applications/application-input'
import { ApplicationMessage, longestMessage } from '../applications/messages'
import { MovePair } from '../applications/move-pair'
import { endpoint } from '../endpoint'
import { FieldError } from '../problem'
import { Empty, Id, Instant, text, Version } from '../shapes'

export const Receipt = z.object({
  trackingNumber: z.string(),
  pin: z.string(),
  id: Id,
  status: ApplicationStatus,
  /** The day that is promised; null while the regency is not served, something lacks, or somebody must be present first. */
  dueAt: Instant.nullable(),
  /** What is missing, where it was taken in incomplete. */
  lacks: Lacks.nullable(),
})
export type Receipt = z.infer<typeof Receipt>

export const submitApplication = endpoint({
  method: 'POST',
  path: '/public/applications',
  summary: 'Apply. The answer carries the tracking number and the PIN that open the application',
  access: 'public',
  transaction: 'none',
  body: ApplicationInput,
  response: Receipt,
  status: 201,
  idempotent: true,
  problems: ['invalid', 'idempotency-mismatch', 'too-many-tries'],
})

export const followApplication = endpoint({
  method: 'POST',
  path: '/public/follow',
  summary: 'Open an application with number and PIN; sets a cookie for 30 minutes',
  access: 'public',
  transaction: 'none',
  body: z.object({ trackingNumber: z.string().max(40), pin: z.string().max(20) }),
  response: Empty,
  status: 204,
  problems: ['wrong-pin', 'too-many-tries'],
})

export const stopFollowing = endpoint({
  method: 'DELETE',
  path: '/public/follow',
  summary: 'Close the opened application on this device',
  access: 'public',
  transaction: 'none',
  response: Empty,
  status: 204,
})

export const CitizenStep = z.object({
  status: ApplicationStatus,
  at: Instant,
  note: z.string().nullable(),
  /** Whoever had to be present was. */
  isPresence: z.boolean(),
  /** Where answers were given or changed after it was sent: by whom, and the paths of the answers. */
  supplement: z.object({ by: z.enum(['citizen', 'office']), changed: z.array(z.string()) }).nullable(),
})

/** What a citizen sees of their own application. */
export const CitizenApplication = z.object({
  id: Id,
  trackingNumber: z.string(),
  serviceCode: z.string(),
  serviceVersion: z.int(),
  status: ApplicationStatus,
  statusSince: Instant,
  submittedAt: Instant,
  /** Since when they have waited: their first message. */
  waitingSince: Instant,
  dueAt: Instant.nullable(),
  /** What is missing, while it is incomplete. */
  lacks: Lacks.nullable(),
  /** What the status means for the citizen, in words: what it is, what happens now, and until when. */
  outlook: z.object({ label: Localized, now: Localized, until: Localized.nullable() }),
  /** The head of the office has yet to decide on it. */
  awaitsHead: z.boolean(),
  /** The tracking number of the application that goes on in its place. */
  mergedInto: z.string().nullable(),
  /** Of a move between regencies, its other half; the PIN of an arrival that is awaited. */
  move: MovePair.extend({ pin: z.string().nullable() }).nullable(),
  /** Of an issued moving letter: the regency of its destination, where that takes no part. */
  movesElsewhere: z.string().nullable(),
  regencyCode: z.string(),
  regencyName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  office: z.object({ address: z.string().optional(), phone: z.string().optional(), hours: z.string().optional() }),
  presenceMode: z.enum(['office', 'village', 'home']).nullable(),
  steps: z.array(CitizenStep),
  correction: z
    .object({
      fields: z.array(z.string()),
      attachments: z.array(z.string()),
      note: z.string(),
      /** What of it needs no more answer: a paper that was signed since, an answer that only called for one. */
      answered: z.object({ fields: z.array(z.string()), attachments: z.array(z.string()) }),
    })
    .nullable(),
  correctionClosesAt: Instant.nullable(),
  rejectionReason: z.string().nullable(),
  answers: Answers,
  products: z.array(
    z.object({
      id: Id,
      product: z.string(),
      format: z.string(),
      /** How this document stands, in words. */
      words: Localized,
      downloadable: z.boolean(),
      siakLink: z.string().nullable(),
      handedOverAt: Instant.nullable(),
    }),
  ),
  /** How the documents travel and arrived, without a name. */
  handover: z
    .object({
      carrier: DeliveryCarrier.nullable(),
      sentAt: Instant.nullable(),
      method: HandoverMethod.nullable(),
      recipient: HandoverRecipient.nullable(),
      receivedAt: Instant.nullable(),
    })
    .nullable(),
  nextVisit: z.object({ date: z.iso.date(), place: z.string() }).nullable(),
  /** The visit that is planned for this very application, once its trip is approved, and what was answered. */
  appointment: z
    .object({
      date: z.iso.date(),
      time: z.string().nullable(),
      place: z.string(),
      villageName: z.string(),
      isAtHome: z.boolean(),
      reply: z.enum(['confirmed', 'another_day']).nullable(),
    })
    .nullable(),
  /** What they and the office wrote each other about it, oldest first. */
  messages: z.array(ApplicationMessage),
  /** The office can still be written to: it is neither closed nor erased. */
  canWrite: z.boolean(),
  /** A telephone, an address or a conversation is on record: notices reach its citizen. */
  isReachable: z.boolean(),
  canWithdraw: z.boolean(),
  canResubmit: z.boolean(),
  /** The tracking number of the application as which it was sent anew (Ajukan Lagi). */
  sentAgainAs: z.string().nullable(),
  /** The survey is open: the application is completed and was not rated. */
  canRate: z.boolean(),
  /** Its personal data were erased on request. */
  erasedAt: Instant.nullable(),
  language: Language,
  version: Version,
})
export type CitizenApplication = z.infer<typeof CitizenApplication>

export const readOwnApplication = endpoint({
  method: 'GET',
  path: '/public/application',
  summary: 'The opened application, in plain words',
  access: 'citizen',
  response: CitizenApplication,
  problems: ['sign-in-required'],
})

export const supplyOwnApplication = endpoint({
  method: 'POST',
  path: '/public/application/supply',
  summary: 'Put in what the opened application lacks; what is still missing may follow',
  access: 'citizen',
  body: SupplyInput,
  response: CitizenApplication.extend({
    /** What was given, and was not taken: it was sent before, or the service does not ask for it. */
    notTaken: z.array(FieldError),
  }),
  problems: ['sign-in-required', 'invalid', 'version-conflict', 'transition-not-allowed'],
})

export const sendCorrection = endpoint({
  method: 'POST',
  path: '/public/application/corrections',
  summary: 'Correct exactly what a correction asks',
  access: 'citizen',
  body: z.object({
    answers: Answers,
    /** Of the applicant's own data what was asked for. */
    applicant: Applicant.pick({ name: true, nik: true, kkNumber: true }).partial().optional(),
    attachments: z.array(AttachmentInput).max(30).default([]),
    expectedVersion: Version,
  }),
  response: CitizenApplication,
  problems: ['sign-in-required', 'invalid', 'version-conflict', 'transition-not-allowed'],
})

export const withdrawApplication = endpoint({
  method: 'POST',
  path: '/public/application/withdrawal',
  summary: 'Withdraw the opened application',
  access: 'citizen',
  body: z.object({ expectedVersion: Version }),
  response: CitizenApplication,
  problems: ['sign-in-required', 'version-conflict', 'transition-not-allowed'],
})

export const writeOwnMessage = endpoint({
  method: 'POST',
  path: '/public/application/messages',
  summary: 'Write to the office about the opened application',
  access: 'citizen',
  body: z.object({ text: text(longestMessage) }),
  response: CitizenApplication,
  status: 201,
  idempotent: true,
  problems: ['sign-in-required', 'invalid', 'conflict', 'too-many-tries', 'idempotency-mismatch'],
})

export const SurveyScore = z.int().min(1).max(4)

export const answerSurvey = endpoint({
  method: 'POST',
  path: '/public/application/survey',
  summary: 'Rate a completed application, once: nine elements from 1 to 4, with a comment if one likes',
  access: 'citizen',
  body: z.object({
    scores: z.record(z.enum(surveyElementIds), SurveyScore),
    comment: text(1000).optional(),
    /** Who answers, as far as they like to say; kept apart from the answer. */
    respondent: Respondent.optional(),
  }),
  response: CitizenApplication,
  problems: ['sign-in-required', 'invalid', 'conflict', 'transition-not-allowed'],
})

export const resubmitApplication = endpoint({
  method: 'POST',
  path: '/public/application/resubmission',
  summary: 'Apply again after a rejection, with everything copied (Ajukan Lagi)',
  access: 'citizen',
  transaction: 'none',
  response: Receipt,
  status: 201,
  idempotent: true,
  problems: ['sign-in-required', 'transition-not-allowed'],
})

export const downloadProduct = endpoint({
  method: 'POST',
  path: '/public/application/download',
  summary: 'The issued PDF of a product; asks for the PIN again',
  access: 'citizen',
  transaction: 'none',
  body: z.object({ productId: Id, pin: z.string().max(20) }),
  response: z.any(),
  problems: ['sign-in-required', 'wrong-pin', 'not-found', 'too-many-tries'],
})
