import type { ChannelHealth } from '@sipelandukilat/sdk/api/conversations'
import { expect, test } from 'vitest'
import { adviceFor } from './channel-advice'

const healthy: ChannelHealth = {
  channel: 'sms',
  isEnabled: true,
  state: 'up',
  since: null,
  lastInboundAt: null,
  lastOutboundAt: null,
  waitingIn: 0,
  waitingOut: 0,
  failed: 0,
  detail: null,
}

test.each([
  [{}, 'fine'],
  [{ failed: 1 }, 'failing'],
  [{ failed: 1, waitingOut: 500 }, 'waiting'],
  [{ waitingIn: 500 }, 'waiting'],
  [{ state: 'down', failed: 3, waitingOut: 500 }, 'down.sms'],
  [{ state: 'off', isEnabled: false, channel: 'email' }, 'off.email'],
] as const)('a channel with %j: %s', (change, advice) => {
  expect(adviceFor({ ...healthy, ...change })).toBe(advice)
})
