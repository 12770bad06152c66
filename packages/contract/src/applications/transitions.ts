import {
  DeliveryCarrier,
  HandoverMethod,
  HandoverProof,
  HandoverRecipient,
  WorkflowAction,
} from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Id, Instant, text, Version } from '../shapes'
import { ApplicationFile } from './application-file'

export const ProductNumber = z.object({
  id: z.string().max(60),
  number: text(60),
  siakLink: z.url().max(500).optional(),
})

/** To whom documents went, where and when. Every proof but `none` names a finished upload. */
export const HandoverInput = z.object({
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

export const TransitionBody = z.object({
  action: WorkflowAction,
  note: text(2000, 0).optional(),
  fields: z.array(z.string().max(200)).max(200).optional(),
  attachments: z.array(z.string().max(60)).max(50).optional(),
  products: z.array(ProductNumber).max(20).optional(),
  /** For *make_ready*: where documents are collected that nobody can download. */
  pickups: z
    .array(z.object({ id: z.string().max(60), place: text(120) }))
    .max(20)
    .optional(),
  /** For *deliver*; when it was sent is `occurredAt`. `isOnPaper`: what has neither a file nor a link is printed and carried. */
  delivery: z
    .object({ carrier: DeliveryCarrier, reference: text(60, 0).optional(), isOnPaper: z.boolean().optional() })
    .optional(),
  /** For *complete*. */
  handover: HandoverInput.optional(),
  occurredAt: Instant.optional(),
  expectedVersion: Version,
})
export type TransitionBody = z.infer<typeof TransitionBody>

export const transitionApplication = endpoint({
  method: 'POST',
  path: '/applications/:id/transitions',
  summary: 'Move an application to its next status',
  access: ['read', 'Application'],
  params: byId,
  body: TransitionBody,
  response: ApplicationFile,
  problems: ['not-found', 'forbidden', 'version-conflict', 'transition-not-allowed', 'invalid'],
})

export const assignApplication = endpoint({
  method: 'PUT',
  path: '/applications/:id/assignment',
  summary: 'Assign an application (a supervisor), or take a free one for oneself (an officer)',
  access: ['read', 'Application'],
  params: byId,
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
