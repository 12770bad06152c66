import type { CallInput } from '@sipelandukilat/sdk/api'
import { ConversationView, type listConversations } from '@sipelandukilat/sdk/api/conversations'

export const messageChannels = ['whatsapp', 'sms', 'email'] as const
export type MessageChannel = (typeof messageChannels)[number]

/** The views of the page: those of the list, and the people to call back. */
export const pageViews = [...ConversationView.options, 'callBacks'] as const
export type PageView = (typeof pageViews)[number]

export type ConversationFilters = {
  view: PageView
  channel: MessageChannel | undefined
  /** Id of the conversation that is open. */
  open: string | undefined
}

export type ListFilters = Pick<NonNullable<CallInput<typeof listConversations>['query']>, 'view' | 'channel'>

const oneOf = <const Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text)

/** What the address asks for. Anything unknown in it is ignored: an address is typed by people. */
export function readConversationFilters(query: URLSearchParams): ConversationFilters {
  const open = query.get('open')
  return {
    view: oneOf(pageViews, query.get('view')) ?? 'person',
    channel: oneOf(messageChannels, query.get('channel')),
    open: open !== null && /^[0-9a-f-]{36}$/.test(open) ? open : undefined,
  }
}

/** The address of the page with these filters. */
export function toConversationPath({ view, channel, open }: Partial<ConversationFilters>): string {
  const query = new URLSearchParams()
  if (view) query.set('view', view)
  if (channel) query.set('channel', channel)
  if (open) query.set('open', open)
  const text = query.toString()
  return text === '' ? '/percakapan' : `/percakapan?${text}`
}

/** The counter form for an application of this conversation. */
export const toEntryPath = (conversationId: string, channel?: 'phone'): string =>
  `/intake/new?percakapan=${conversationId}${channel ? `&channel=${channel}` : ''}`
