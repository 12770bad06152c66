import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Instant, page, pageQuery, text } from './shapes'

export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  actorKind: z.string(),
  actorId: Id.nullable(),
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectIds: z.array(z.string()),
  regencyCode: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'The trail of reads and changes in the caller’s region, newest first',
  access: ['read', 'AuditEntry'],
  query: z.object({
    ...pageQuery,
    subjectId: text(60).optional(),
    actor: Id.optional(),
    action: text(60).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  response: page(AuditEntry),
})
