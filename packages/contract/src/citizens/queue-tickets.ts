import { QueueKind, QueueStatus, QueueStep, RegionCode } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Empty, Id, Instant, text, Version } from '../shapes'

const hour = z.int().min(0).max(23)
/** The counter that calls, as it is numbered in the hall. */
const counter = z.int().min(1).max(99)
/** For those who work in several offices. */
const office = { regency: RegionCode.optional() }

export const QueueDay = z.object({
  date: z.iso.date(),
  state: z.enum(['open', 'full', 'closed']),
  slots: z.array(z.object({ hour, left: z.int() })),
})

/** A number as the counter sees it: whose it is stands in the application's file. */
export const QueueTicket = z.object({
  id: Id,
  label: z.string(),
  number: z.int(),
  kind: QueueKind,
  date: z.iso.date(),
  hour,
  status: QueueStatus,
  counter: z.int().nullable(),
  calls: z.int(),
  calledAt: Instant.nullable(),
  takenAt: Instant,
  takenBy: z.enum(['citizen', 'officer']),
  applicationId: Id.nullable(),
  version: Version,
})
export type QueueTicket = z.infer<typeof QueueTicket>

export const listQueueTickets = endpoint({
  method: 'GET',
  path: '/queue-tickets',
  summary: 'Today’s numbers (nomor antrean) of an office, in the order they were taken',
  access: ['work', 'QueueTicket'],
  query: z.object(office),
  response: z.object({
    regencyCode: z.string(),
    day: QueueDay,
    items: z.array(QueueTicket),
  }),
  problems: ['forbidden'],
})

export const giveQueueTicket = endpoint({
  method: 'POST',
  path: '/queue-tickets',
  summary: 'Give a number to somebody at the counter, with or without an application',
  access: ['create', 'QueueTicket'],
  body: z.object({ ...office, kind: QueueKind, trackingNumber: text(40, 0).optional() }),
  response: QueueTicket,
  status: 201,
  idempotent: true,
  problems: ['forbidden', 'invalid', 'conflict', 'idempotency-mismatch'],
})

export const callNextTicket = endpoint({
  method: 'POST',
  path: '/queue-tickets/next',
  summary: 'Call the next number to a counter; none where nobody’s hour has come',
  access: ['work', 'QueueTicket'],
  body: z.object({ ...office, counter, kind: QueueKind.optional() }),
  response: z.object({ ticket: QueueTicket.nullable() }),
  problems: ['forbidden'],
})

export const takeQueueStep = endpoint({
  method: 'POST',
  path: '/queue-tickets/:id/steps',
  summary: 'Call a number (again), or record that it was served or that nobody came',
  access: ['work', 'QueueTicket'],
  params: byId,
  body: z.object({ step: QueueStep, counter: counter.optional(), expectedVersion: Version }),
  response: QueueTicket,
  problems: ['not-found', 'version-conflict', 'transition-not-allowed', 'invalid'],
})

/** The number of an application that is open on this device, and where it stands. */
export const OwnQueueTicket = z.object({
  label: z.string(),
  date: z.iso.date(),
  hour,
  status: QueueStatus,
  counter: z.int().nullable(),
  /** How many are called before it, and about when its turn comes; on its own day only. */
  ahead: z.int().nullable(),
  expectedAt: Instant.nullable(),
  version: Version,
})
export type OwnQueueTicket = z.infer<typeof OwnQueueTicket>

export const OwnQueue = z.object({
  /** What the citizen is to come for; null where they need not come. */
  kind: QueueKind.nullable(),
  regencyCode: z.string(),
  ticket: OwnQueueTicket.nullable(),
  days: z.array(QueueDay),
})
export type OwnQueue = z.infer<typeof OwnQueue>

export const readOwnQueue = endpoint({
  method: 'GET',
  path: '/public/application/queue',
  summary: 'Whether the citizen is to come to the office, their number, and the hours that are free',
  access: 'citizen',
  response: OwnQueue,
  problems: ['sign-in-required'],
})

export const takeOwnTicket = endpoint({
  method: 'POST',
  path: '/public/application/queue',
  summary: 'Take a number for an hour of a day; a number taken before is given back',
  access: 'citizen',
  body: z.object({ date: z.iso.date(), hour }),
  response: OwnQueue,
  status: 201,
  problems: ['sign-in-required', 'invalid', 'conflict'],
})

export const giveBackTicket = endpoint({
  method: 'DELETE',
  path: '/public/application/queue',
  summary: 'Give the number back, so that somebody else may come',
  access: 'citizen',
  response: Empty,
  status: 204,
  problems: ['sign-in-required', 'not-found'],
})

/** What hangs in the waiting room. Numbers, never names. */
export const QueueDisplay = z.object({
  regencyCode: z.string(),
  regencyName: z.string(),
  date: z.iso.date(),
  called: z.array(z.object({ label: z.string(), counter: z.int(), calls: z.int() })),
  next: z.array(z.string()),
  waiting: z.int(),
})
export type QueueDisplay = z.infer<typeof QueueDisplay>

export const readQueueDisplay = endpoint({
  method: 'GET',
  path: '/public/queue-display',
  summary: 'The numbers being called at an office now',
  access: 'public',
  query: z.object({ regency: RegionCode }),
  response: QueueDisplay,
  problems: ['not-found'],
})
