import { escalationLevels } from '@sipelandukilat/domain'
import * as z from 'zod'
import type { QueueName } from './queue-names'

/** A job's payload of a changed application: whose row it is, so that screens can be notified. */
const ApplicationChange = z.object({
  applicationId: z.uuid(),
  seq: z.int(),
  provinceCode: z.string(),
  regencyCode: z.string(),
  districtCode: z.string(),
  villageCode: z.string(),
  createdBy: z.uuid().nullable(),
})
export type ApplicationChange = z.infer<typeof ApplicationChange>

/** Who is notified of what is due in 3 × 24 hours: those who handle it, or also those above them once it is late. */
const DataRequestLevel = z.enum(['warning', 'overdue'])
export type DataRequestLevel = z.infer<typeof DataRequestLevel>

const late = { userId: z.uuid(), level: z.enum(escalationLevels), day: z.iso.date() }

/**
 * What may leave a transaction, and which queue works on it. Payloads hold ids only: job data lies outside row-level
 * security. A topic is narrowed only once the stored ones are worked off; what it was called before stays in `earlierNames`.
 */
export const topics = {
  'application.changed': { queue: 'notices', payload: ApplicationChange },
  'user.mail': {
    queue: 'notices',
    payload: z.object({ userId: z.uuid(), sealedToken: z.string(), purpose: z.enum(['invitation', 'reset']) }),
  },
  'user.escalation': { queue: 'notices', payload: z.object({ ...late, applicationIds: z.array(z.uuid()) }) },
  'user.complaint-escalation': { queue: 'notices', payload: z.object({ ...late, complaintIds: z.array(z.uuid()) }) },
  'complaint.changed': { queue: 'notices', payload: z.object({ complaintId: z.uuid(), entryId: z.uuid() }) },
  'user.data-requests': {
    queue: 'notices',
    payload: z.object({
      userId: z.uuid(),
      level: DataRequestLevel,
      requestIds: z.array(z.uuid()),
      day: z.iso.date(),
    }),
  },
  'user.data-incidents': {
    queue: 'notices',
    payload: z.object({
      userId: z.uuid(),
      level: DataRequestLevel,
      incidentIds: z.array(z.uuid()),
      day: z.iso.date(),
    }),
  },
  'data-request.closed': { queue: 'notices', payload: z.object({ requestId: z.uuid() }) },
  'user.rollout-reverted': { queue: 'notices', payload: z.object({ userId: z.uuid(), rolloutId: z.uuid() }) },
  /** Files whose rows are gone; their names are keyed and tell nothing. */
  'blobs.unused': { queue: 'maintenance', payload: z.object({ blobs: z.array(z.string()) }) },
  'account.code': { queue: 'notices', payload: z.object({ codeId: z.uuid() }) },
  'visit.changed': {
    queue: 'notices',
    payload: z.object({
      requestId: z.uuid(),
      tripId: z.uuid(),
      onDate: z.iso.date(),
      /** `over`: nothing is to be notified any more. */
      kind: z.enum(['planned', 'called_off', 'over']),
    }),
  },
  'message.outgoing': { queue: 'notices', payload: z.object({ messageId: z.uuid() }) },
  'channel.test': { queue: 'notices', payload: z.object({ testId: z.uuid() }) },
  'message.received': { queue: 'inbound', payload: z.object({ inboundId: z.uuid() }) },
  'planning.requested': { queue: 'planning', payload: z.object({ runId: z.uuid() }) },
} as const satisfies Record<string, { queue: QueueName; payload: z.ZodType }>

export type Topic = keyof typeof topics

/** Rows and jobs that an earlier version stored. */
const earlierNames: ReadonlyMap<string, Topic> = new Map([
  ['complaint.told', 'complaint.changed'],
  ['visit.told', 'visit.changed'],
])
export type Payload<T extends Topic> = z.infer<(typeof topics)[T]['payload']>

/** `isLastTry`: what fails now is not tried again. */
export type Handler<T extends Topic> = (payload: Payload<T>, attempt: { isLastTry: boolean }) => Promise<unknown>

/** Whoever acts on each topic; a topic that nobody handles does not compile. */
export type Handlers = { readonly [T in Topic]: readonly [Handler<T>, ...Handler<T>[]] }

/** A job that this version cannot work on: its topic is unknown, or its payload is not what the topic says. */
export type UnknownJob = { topic: string; reason: string }

const findTopic = (name: string): Topic | undefined =>
  Object.hasOwn(topics, name) ? (name as Topic) : earlierNames.get(name)

/** Where a payload is not what its topic says; never a value. */
const faultOf = ({ issues }: z.ZodError): string => `payload: ${issues.map(({ path }) => path.join('.')).join(', ')}`

/** The queue of an outbox row, or why there is none. */
export function routeTopic(name: string, payload: unknown): { queue: QueueName } | UnknownJob {
  const topic = findTopic(name)
  if (!topic) return { topic: name, reason: 'unknown topic' }
  const parsed = topics[topic].payload.safeParse(payload)
  return parsed.success ? { queue: topics[topic].queue } : { topic: name, reason: faultOf(parsed.error) }
}

/**
 * Runs every handler of a topic, also after one that failed. @throws what failed, so that the queue tries the job again:
 * handlers do nothing twice.
 */
export async function handleTopic(
  handlers: Handlers,
  name: string,
  payload: unknown,
  attempt: { isLastTry: boolean },
): Promise<UnknownJob | undefined> {
  const topic = findTopic(name)
  return topic ? runHandlers(handlers, topic, payload, attempt) : { topic: name, reason: 'unknown topic' }
}

async function runHandlers<T extends Topic>(
  handlers: Handlers,
  topic: T,
  payload: unknown,
  attempt: { isLastTry: boolean },
): Promise<UnknownJob | undefined> {
  const parsed = topics[topic].payload.safeParse(payload)
  if (!parsed.success) return { topic, reason: faultOf(parsed.error) }
  const failures: unknown[] = []
  for (const handle of handlers[topic])
    await handle(parsed.data as Payload<T>, attempt).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
  return undefined
}
