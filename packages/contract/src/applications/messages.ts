import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Empty, Id, Instant, text } from '../shapes'

/** The most that a message may say, in characters. */
export const longestMessage = 4000

/** What a citizen wrote to the office about an application, or what the office answered. */
export const ApplicationMessage = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  text: z.string(),
  at: Instant,
  /** When the office first read what came in; null for its own. */
  readAt: Instant.nullable(),
})
export type ApplicationMessage = z.infer<typeof ApplicationMessage>

const FileMessage = ApplicationMessage.extend({
  /** The name of an officer of one's own office; null for the citizen, and where the reader may not know it. */
  authorName: z.string().nullable(),
  /** Its place in the application's history: later ones have higher numbers. */
  seq: z.int(),
})

/** `seq` of the last message that was shown to the officer: what came in after it stays unread and waits on. */
const seenUntil = z.int().min(0).max(2_147_483_647)

const FileMessages = z.object({
  items: z.array(FileMessage),
  /** Since when the citizen waits for an answer. */
  unansweredSince: Instant.nullable(),
  canAnswer: z.boolean(),
})

export const listMessages = endpoint({
  method: 'GET',
  path: '/applications/:id/messages',
  summary: 'What the citizen and the office wrote each other about an application, oldest first',
  access: ['read', 'Application'],
  params: byId,
  response: FileMessages,
  problems: ['not-found'],
})

export const markMessagesRead = endpoint({
  method: 'POST',
  path: '/applications/:id/messages/read',
  summary: 'Who works the application has read what came in; the citizen sees when',
  access: ['work', 'Application'],
  params: byId,
  body: z.object({ seenUntil }),
  response: Empty,
  status: 204,
  problems: ['not-found', 'forbidden'],
})

export const answerMessages = endpoint({
  method: 'POST',
  path: '/applications/:id/messages',
  summary: 'Answer the citizen, who is notified on their channel',
  access: ['work', 'Application'],
  params: byId,
  body: z.object({ text: text(longestMessage), seenUntil }),
  response: FileMessages,
  status: 201,
  idempotent: true,
  problems: ['not-found', 'forbidden', 'invalid', 'idempotency-mismatch'],
})

/** A word of thanks needs no answer, and would stand in the inbox for ever. */
export const settleMessages = endpoint({
  method: 'POST',
  path: '/applications/:id/messages/settlement',
  summary: 'What the citizen wrote needs no answer: it leaves the inbox',
  access: ['work', 'Application'],
  params: byId,
  body: z.object({ seenUntil }),
  response: FileMessages,
  problems: ['not-found', 'forbidden'],
})
