import { ApplicationStatus, Channel, DuplicateReason } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Id, Instant, Version } from '../shapes'
import { ApplicationFile } from './application-file'

export const Duplicate = z.object({
  applicationId: Id,
  trackingNumber: z.string(),
  status: ApplicationStatus,
  channel: Channel,
  applicantName: z.string().nullable(),
  submittedAt: Instant,
  /** 0–1: how likely it is the same request. */
  score: z.number(),
  reasons: z.array(DuplicateReason),
  isEarlier: z.boolean(),
  decision: z.enum(['distinct', 'merged']).nullable(),
  /** What a merge needs to know of the one that would be closed. */
  version: Version,
})
export type Duplicate = z.infer<typeof Duplicate>

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/applications/:id/duplicates',
  summary: 'Applications that may be the same request, with what speaks for it',
  access: ['read', 'Application'],
  params: byId,
  response: z.object({ items: z.array(Duplicate) }),
  problems: ['not-found'],
})

export const decideDuplicate = endpoint({
  method: 'POST',
  path: '/applications/:id/duplicates/:otherId',
  summary: 'Keep both as distinct requests, or merge the other into this one: its files are taken over, it is closed',
  access: ['work', 'Application'],
  params: z.object({ id: Id, otherId: Id }),
  body: z.object({ decision: z.enum(['distinct', 'merged']), expectedVersion: Version }),
  response: ApplicationFile,
  problems: ['not-found', 'forbidden', 'version-conflict', 'conflict', 'transition-not-allowed'],
})
