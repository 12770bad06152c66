import { ApplicationStatus, BulkAction, BulkStep, bulkLimit } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { ProblemDocument } from '../problem'
import { refusedFor } from '../refusal-reason'
import { Id, Version } from '../shapes'
import { TransitionBody } from './transitions'

const BulkItem = z.object({ id: Id, expectedVersion: Version })

const BulkBody = TransitionBody.pick({ note: true, fields: true, attachments: true, delivery: true })
  .extend({
    action: BulkAction,
    /** For *assign*. */
    assigneeId: Id.optional(),
    items: z
      .array(BulkItem)
      .min(1)
      .max(bulkLimit)
      .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, refusedFor('applicationTwice')),
  })
  .refine(
    ({ action, assigneeId }) => action !== 'assign' || assigneeId !== undefined,
    refusedFor('officerMissing', 'assigneeId'),
  )
export type BulkBody = z.infer<typeof BulkBody>

/** What came of one application of the bulk action. A refusal is the problem that the single step would have answered. */
export const BulkOutcome = z.discriminatedUnion('outcome', [
  z.object({ id: Id, outcome: z.literal('done'), status: ApplicationStatus, version: Version }),
  z.object({ id: Id, outcome: z.literal('refused'), problem: ProblemDocument }),
])
export type BulkOutcome = z.infer<typeof BulkOutcome>

/** Each application has its own transaction: one that is refused holds up no other. */
export const applyBulkAction = endpoint({
  method: 'POST',
  path: '/applications/bulk-actions',
  summary: 'Take one step, or assign, for up to 100 applications; each is answered on its own',
  access: ['read', 'Application'],
  transaction: 'none',
  body: BulkBody,
  response: z.object({ items: z.array(BulkOutcome) }),
  idempotent: true,
  problems: ['invalid', 'idempotency-mismatch'],
})

/** Chosen applications are named in a body: a hundred ids are too long for an address. */
export const listBulkSteps = endpoint({
  method: 'POST',
  path: '/applications/bulk-actions/steps',
  summary: 'What may be done now with every one of the chosen applications',
  access: ['read', 'Application'],
  transaction: 'read',
  body: z.object({ ids: z.array(Id).min(1).max(bulkLimit) }),
  response: z.object({
    steps: z.array(BulkStep),
    canAssign: z.boolean(),
    canTake: z.boolean(),
    /** The one service and version that all are of, so that the same correction can be asked for. */
    service: z.object({ code: z.string(), version: z.int() }).nullable(),
  }),
})
