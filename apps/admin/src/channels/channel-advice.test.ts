import { expect, test } from 'vitest'
import { adviceFor } from './channel-advice'
import { healthyChannel } from './channel-health.testing'

test.each([
  [{}, 'fine'],
  [{ failed: 1 }, 'failing'],
  [{ canSend: false, waitingOut: 500 }, 'cannotSend'],
  [{ failed: 1, waitingOut: 500 }, 'waiting'],
  [{ waitingIn: 500 }, 'waiting'],
  [{ state: 'down', failed: 3, waitingOut: 500 }, 'down.sms'],
  [{ state: 'off', isEnabled: false, channel: 'email' }, 'off.email'],
] as const)('a channel with %j: %s', (change, advice) => {
  expect(adviceFor({ ...healthyChannel, ...change })).toBe(advice)
})
