import type { Conversation, ConversationMessage } from '@sipelandukilat/sdk/api/conversations'
import { describe, expect, it } from 'vitest'
import { isUnderWay, mergeThread, prependEarlier } from './merge-thread'

const message = (id: string, rest: Partial<ConversationMessage> = {}): ConversationMessage => ({
  id,
  direction: 'in',
  at: '2026-09-14T02:00:00.000Z',
  authorName: null,
  kind: 'text',
  text: id,
  choices: [],
  files: [],
  refusedFiles: [],
  state: 'received',
  failure: null,
  stateAt: '2026-09-14T02:00:00.000Z',
  ...rest,
})
const conversation = (ids: string, earlierCursor: string | null, unread = 0): Conversation => ({
  id: 'c',
  channel: 'sms',
  title: 'Warga',
  regencyCode: '65.03',
  language: 'id',
  handledBy: 'dialogue',
  officerId: null,
  officerName: null,
  wantsPersonSince: null,
  unread,
  lastMessageAt: '2026-09-14T02:00:00.000Z',
  lastText: '',
  version: 1,
  address: null,
  isVerified: false,
  noticesStoppedAt: null,
  erasedAt: null,
  applications: [],
  messages: [...ids].map((id) => message(id)),
  earlierCursor,
})
const idsOf = ({ messages }: Conversation) => messages.map(({ id }) => id).join('')

describe('a conversation read again', () => {
  it('keeps the earlier messages and where to go on', () => {
    const known = prependEarlier(conversation('def', 'before-d'), conversation('abc', 'before-a'))
    const merged = mergeThread(known, conversation('efg', 'before-e', 2))
    expect([idsOf(merged), merged.earlierCursor, merged.unread]).toEqual(['abcdefg', 'before-a', 2])
  })
  it('drops the older ones where something lies between', () => {
    const merged = mergeThread(conversation('abc', null), conversation('xyz', 'before-x'))
    expect([idsOf(merged), merged.earlierCursor]).toEqual(['xyz', 'before-x'])
  })
  it('takes the newer state of a message', () => {
    const fresh = { ...conversation('', null), messages: [message('b', { state: 'delivered' })] }
    expect(mergeThread(conversation('ab', null), fresh).messages.at(-1)?.state).toBe('delivered')
  })
})

describe('words under way', () => {
  const now = Date.parse('2026-09-14T02:01:00Z')
  it.each([
    ['queued', 'out', now, true],
    ['sent', 'out', now, true],
    ['sent', 'out', now + 3_600_000, false],
    ['read', 'out', now, false],
    ['received', 'in', now, false],
  ] as const)('%s, %s: %s', (state, direction, at, expected) => {
    expect(isUnderWay([message('a', { state, direction })], at)).toBe(expected)
  })
})
