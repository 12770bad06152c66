import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Id, Instant, text, VillageCode } from '../shapes'

export const Transfer = z.object({
  id: Id,
  applicationId: Id,
  trackingNumber: z.string(),
  serviceCode: z.string(),
  /** Whether the reader may open the application; who is to receive it may not yet. */
  isReadable: z.boolean(),
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
  params: byId,
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

/** What a former office may still know of an application: no more than which it is and where it went. */
export const PastTransfer = Transfer.pick({
  ...{ id: true, applicationId: true, trackingNumber: true, serviceCode: true, isReadable: true },
  ...{ fromRegencyCode: true, toRegencyCode: true },
}).extend({
  fromRegencyName: z.string(),
  toRegencyName: z.string(),
  status: z.enum(['accepted', 'refused']),
  decidedAt: Instant,
})

export type PastTransfer = z.infer<typeof PastTransfer>

export const listPastTransfers = endpoint({
  method: 'GET',
  path: '/transfers/past',
  summary:
    'Decided transfers from or to the caller’s office, the newest first, at most 200; of the application nothing personal',
  access: ['read', 'Application'],
  response: z.object({ items: z.array(PastTransfer) }),
})

/** Sent as a body as every search is: what is typed there may be a name. */
export const searchTransfers = endpoint({
  method: 'POST',
  path: '/transfers/search',
  summary:
    'Where the application with this whole tracking number went from or to the caller’s office, the newest first',
  access: ['read', 'Application'],
  transaction: 'read',
  body: z.object({ q: text(100) }),
  response: z.object({ items: z.array(PastTransfer) }),
})

export const decideTransfer = endpoint({
  method: 'POST',
  path: '/transfers/:id/decision',
  summary: 'Accept or refuse a transfer: the receiving regency, or the province',
  access: ['read', 'Application'],
  params: byId,
  body: z.object({ accept: z.boolean(), note: text(1000, 0).optional() }),
  response: Transfer,
  problems: ['not-found', 'forbidden', 'conflict'],
})

export const grantAccess = endpoint({
  method: 'POST',
  path: '/applications/:id/grants',
  summary: 'Share an application with another regency’s officers until a date',
  access: ['transfer', 'Application'],
  params: byId,
  body: z.object({ toRegencyCode: z.string().length(5), reason: text(1000, 10), expiresAt: Instant }),
  response: z.object({ id: Id, toRegencyCode: z.string(), expiresAt: Instant }),
  status: 201,
  problems: ['not-found', 'invalid'],
})
