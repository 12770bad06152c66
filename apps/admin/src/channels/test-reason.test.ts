import type { ChannelTest } from '@sipelandukilat/sdk/api/conversations'
import { expect, test } from 'vitest'
import { testReason } from './test-reason'

const refused: ChannelTest = {
  id: '01990000-0000-7000-8000-00000000abcd',
  channel: 'whatsapp',
  state: 'refused',
  reason: 'not-accepted',
  code: null,
  words: null,
  template: null,
  requestedAt: '2026-09-14T02:00:00Z',
  finishedAt: '2026-09-14T02:00:01Z',
}

test.each([
  [{ reason: 'not-on-whatsapp', code: '131026' }, 'noWhatsapp'],
  [{ reason: 'outside-window' }, 'outsideWindow'],
  [{ code: '132001', template: 'sipelandukilat_pemberitahuan' }, 'template'],
  [{ code: '132001' }, 'other'],
  [{ state: 'unreachable', reason: 'no-connection' }, 'link'],
  [{ state: 'unreachable', reason: 'too-late' }, 'late'],
  [{ channel: 'sms', reason: 'invalid-recipient', code: '0x0000000b' }, 'recipient'],
] as const)('a test with %j: %s', (change, reason) => {
  expect(testReason({ ...refused, ...change })).toBe(reason)
})
