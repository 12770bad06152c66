import { Channel, Language } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint } from './endpoint'
import { refusedFor } from './refusal-reason'
import { byId, Empty, Id, Instant, page, pageQuery, text, Version } from './shapes'

export const MessageChannel = z.enum(['whatsapp', 'sms', 'email'])

export const ConversationView = z.enum(['person', 'mine', 'unread', 'all'])
export type ConversationView = z.infer<typeof ConversationView>

export const ConversationRow = z.object({
  id: Id,
  channel: MessageChannel,
  /** What the citizen calls themselves on the channel, or the end of the number. */
  title: z.string(),
  regencyCode: z.string(),
  language: Language,
  handledBy: z.enum(['dialogue', 'officer']),
  officerId: Id.nullable(),
  officerName: z.string().nullable(),
  wantsPersonSince: Instant.nullable(),
  unread: z.int(),
  lastMessageAt: Instant,
  /** The beginning of what was said last. */
  lastText: z.string(),
  version: Version,
})
export type ConversationRow = z.infer<typeof ConversationRow>

export const ConversationMessage = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  at: Instant,
  /** The officer who wrote it; null for the citizen and for what the system says by itself. */
  authorName: z.string().nullable(),
  kind: z.enum(['text', 'choice', 'files', 'voice', 'location', 'sticker', 'unsupported']),
  text: z.string(),
  choices: z.array(z.string()),
  files: z.array(z.object({ id: Id, mediaType: z.string(), size: z.int() })),
  refusedFiles: z.array(z.string()),
  /** `scheduled`: it waits for the end of the quiet hours, until `at`. `withdrawn`: what it tells has passed, so it leaves no more. */
  state: z.enum(['received', 'scheduled', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'withdrawn']),
  failure: z.string().nullable(),
  stateAt: Instant,
})
export type ConversationMessage = z.infer<typeof ConversationMessage>

export const Conversation = ConversationRow.extend({
  /** Number or address of the citizen; null where the reader may not see it. */
  address: z.string().nullable(),
  isVerified: z.boolean(),
  /** Since when the citizen wants no news on this channel. What an officer answers still goes there. */
  noticesStoppedAt: Instant.nullable(),
  /** What was said was erased on request: times stay, words and names are gone. */
  erasedAt: Instant.nullable(),
  applications: z.array(z.object({ id: Id, trackingNumber: z.string(), serviceCode: z.string(), status: z.string() })),
  messages: z.array(ConversationMessage),
  /** More was said before. */
  earlierCursor: z.string().nullable(),
})
export type Conversation = z.infer<typeof Conversation>

export const listConversations = endpoint({
  method: 'GET',
  path: '/conversations',
  summary: 'Conversations of the caller’s office, and those of the province that no office has yet',
  access: ['read', 'Conversation'],
  query: z.object({ ...pageQuery, view: ConversationView.default('all'), channel: MessageChannel.optional() }),
  response: page(ConversationRow),
})

export const countConversations = endpoint({
  method: 'GET',
  path: '/conversations/counts',
  summary: 'How many conversations each view holds, and how many people wait to be called back',
  access: ['read', 'Conversation'],
  response: z.object({ person: z.int(), mine: z.int(), unread: z.int(), callBacks: z.int() }),
})

export const readConversation = endpoint({
  method: 'GET',
  path: '/conversations/:id',
  summary: 'A conversation with what was said last, or before a cursor',
  access: ['read', 'Conversation'],
  params: byId,
  query: z.object({ before: z.string().max(300).optional() }),
  response: Conversation,
  problems: ['not-found'],
})

export const markConversationRead = endpoint({
  method: 'POST',
  path: '/conversations/:id/reading',
  summary: 'What was said has been read by an officer',
  access: ['work', 'Conversation'],
  params: byId,
  response: Empty,
  status: 204,
  problems: ['not-found'],
})

/** Photos or PDFs that go with one answer. */
export const mostAnswerFiles = 3

export const sendConversationMessage = endpoint({
  method: 'POST',
  path: '/conversations/:id/messages',
  summary: 'Answer the citizen on the channel they wrote on',
  access: ['work', 'Conversation'],
  params: byId,
  body: z
    .object({
      text: text(4000, 0),
      /** Finished uploads; by SMS the citizen gets a link to each, to be opened once. */
      files: z
        .array(z.object({ uploadId: Id, name: text(120) }))
        .max(mostAnswerFiles)
        .default([]),
    })
    .refine((answer) => answer.text !== '' || answer.files.length > 0, refusedFor('answerEmpty', 'text')),
  response: ConversationMessage,
  status: 201,
  problems: ['not-found', 'invalid', 'conflict'],
})

export const handleConversation = endpoint({
  method: 'PUT',
  path: '/conversations/:id/handling',
  summary: 'Take a conversation over from the dialogue, or give it back; name the regency whose matter it is',
  access: ['work', 'Conversation'],
  params: byId,
  body: z.object({
    handledBy: z.enum(['dialogue', 'officer']),
    regencyCode: z.string().length(5).optional(),
    expectedVersion: Version,
  }),
  response: Conversation,
  problems: ['not-found', 'version-conflict', 'conflict', 'invalid'],
})

export const linkConversation = endpoint({
  method: 'POST',
  path: '/conversations/:id/applications',
  summary: 'An application made by hand from this conversation: its notices go there',
  access: ['work', 'Conversation'],
  params: byId,
  body: z.object({ applicationId: Id }),
  response: Conversation,
  status: 201,
  problems: ['not-found', 'conflict'],
})

export const readConversationFile = endpoint({
  method: 'GET',
  path: '/conversation-files/:id',
  summary: 'A photo, document or voice note of a conversation',
  access: ['read', 'Conversation'],
  transaction: 'none',
  params: byId,
  response: z.unknown(),
  problems: ['not-found'],
})

export const CallBack = z.object({
  id: Id,
  conversationId: Id,
  channel: MessageChannel,
  title: z.string(),
  address: z.string(),
  /** What is to be called; null of an e-mail in which none was named. */
  number: z.string().nullable(),
  regencyCode: z.string(),
  voiceFileId: Id.nullable(),
  requestedAt: Instant,
  dueAt: Instant,
  isOverdue: z.boolean(),
  /** Calls in vain so far; the last of them, by whom. */
  tries: z.int(),
  lastTried: z.object({ at: Instant, byName: z.string().nullable() }).nullable(),
})
export type CallBack = z.infer<typeof CallBack>

export const listCallBacks = endpoint({
  method: 'GET',
  path: '/call-backs',
  summary: 'People who wait to be called back (Permintaan Telepon Balik), the most urgent first',
  access: ['work', 'Conversation'],
  response: z.object({ items: z.array(CallBack) }),
})

export const closeCallBack = endpoint({
  method: 'POST',
  path: '/call-backs/:id/outcome',
  summary: 'What came of calling back; who was not reached is told so, and stays on the list',
  access: ['work', 'Conversation'],
  params: byId,
  body: z.object({ outcome: z.enum(['spoken', 'not-reached', 'not-needed']) }),
  response: Empty,
  status: 204,
  problems: ['not-found', 'conflict'],
})

export const Delivery = z.object({
  id: Id,
  channel: Channel,
  /** Since when the state is so; of what is `scheduled` or `queued`, from when it may leave. */
  at: Instant,
  /** Which notice, or `message` for an officer’s own words. */
  template: z.string(),
  state: z.string(),
  failure: z.string().nullable(),
})

export type Delivery = z.infer<typeof Delivery>

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/applications/:id/deliveries',
  summary: 'The notifications about an application, on which channel each went, and whether it arrived',
  access: ['read', 'Application'],
  params: byId,
  response: z.object({ items: z.array(Delivery) }),
  problems: ['not-found'],
})

export const ChannelHealth = z.object({
  channel: MessageChannel,
  isEnabled: z.boolean(),
  /** What the operator has set up on the server: taking messages in, and sending answers. */
  canReceive: z.boolean(),
  canSend: z.boolean(),
  state: z.enum(['up', 'down', 'off']),
  since: Instant.nullable(),
  lastInboundAt: Instant.nullable(),
  lastOutboundAt: Instant.nullable(),
  /** Messages that wait to be handled, should leave now, and failed within a day. */
  waitingIn: z.int(),
  waitingOut: z.int(),
  failed: z.int(),
  /** Messages that are held while people sleep, and when the first of them leaves. */
  heldOut: z.int(),
  heldUntil: Instant.nullable(),
  detail: z.string().nullable(),
})
export type ChannelHealth = z.infer<typeof ChannelHealth>

export const listChannels = endpoint({
  method: 'GET',
  path: '/channels',
  summary: 'How each channel is',
  access: ['read', 'Service'],
  response: z.object({ items: z.array(ChannelHealth) }),
})
