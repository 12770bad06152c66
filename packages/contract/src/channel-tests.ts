import * as z from 'zod'
import { MessageChannel } from './conversations'
import { endpoint } from './endpoint'
import { byId, Id, Instant, text } from './shapes'

/** A message that shows whether a channel carries words out. Kept for a day. */
export const ChannelTest = z.object({
  id: Id,
  channel: MessageChannel,
  /** `accepted` by the far side, which is not yet delivered; `unreachable`: another try may succeed. */
  state: z.enum(['waiting', 'accepted', 'refused', 'unreachable']),
  /** Why it was not accepted, by our own name: `invalid-recipient`, `no-connection`, `off`, … */
  reason: z.string().nullable(),
  /** The far side’s own code and words about it. */
  code: z.string().nullable(),
  words: z.string().nullable(),
  /** The approved template of WhatsApp that carried it to somebody who did not write within 24 hours. */
  template: z.string().nullable(),
  requestedAt: Instant,
  finishedAt: Instant.nullable(),
})
export type ChannelTest = z.infer<typeof ChannelTest>

export const testChannel = endpoint({
  method: 'POST',
  path: '/channel-tests',
  summary: 'Send a harmless message on a channel that is switched on; it opens no conversation',
  access: ['update', 'Service'],
  body: z.object({ channel: MessageChannel, address: text(254) }),
  response: ChannelTest,
  status: 201,
  problems: ['invalid', 'too-many-tries'],
})

export const readChannelTest = endpoint({
  method: 'GET',
  path: '/channel-tests/:id',
  summary: 'What came of a test message of one’s province',
  access: ['update', 'Service'],
  params: byId,
  response: ChannelTest,
  problems: ['not-found'],
})
