import type { ChannelTest } from '@sipelandukilat/sdk/api/conversations'

export type TestReason =
  | 'recipient'
  | 'noWhatsapp'
  | 'notAllowed'
  | 'policy'
  | 'outsideWindow'
  | 'off'
  | 'rights'
  | 'link'
  | 'farSide'
  | 'wait'
  | 'late'
  | 'template'
  | 'other'

/** Reasons of our own links, by what an administrator can do about them. */
const known: Readonly<Record<string, TestReason>> = {
  'invalid-recipient': 'recipient',
  'recipient-is-sender': 'recipient',
  'not-on-whatsapp': 'noWhatsapp',
  'recipient-not-allowed': 'notAllowed',
  'blocked-for-policy': 'policy',
  'not-delivered-by-policy': 'policy',
  'spam-limit': 'policy',
  'outside-window': 'outsideWindow',
  off: 'off',
  'not-authenticated': 'rights',
  'not-permitted': 'rights',
  'access-token-expired': 'rights',
  'account-locked': 'rights',
  'payment-fault': 'rights',
  'not-bound': 'rights',
  'no-connection': 'link',
  'no-answer': 'link',
  timeout: 'link',
  'far-side-fault': 'farSide',
  maintenance: 'farSide',
  'unreadable-answer': 'farSide',
  'rate-limit': 'wait',
  'pair-rate-limit': 'wait',
  throttled: 'wait',
  'too-late': 'late',
}

/** What stands behind a test that was not accepted. Meta's codes from 132000 on are about the template that was sent. */
export function testReason({ reason, code, template }: ChannelTest): TestReason {
  if (template !== null && code?.startsWith('132')) return 'template'
  return known[reason ?? ''] ?? 'other'
}
