import type { ChannelHealth } from '@sipelandukilat/sdk/api/conversations'

/** More than this waiting is no longer the usual coming and going. */
const manyWaiting = 20

export type Advice =
  | `off.${ChannelHealth['channel']}`
  | `down.${ChannelHealth['channel']}`
  | 'cannotSend'
  | 'failing'
  | 'waiting'
  | 'fine'

/** What an administrator should do about a channel, the gravest matter first. */
export function adviceFor(health: ChannelHealth): Advice {
  if (health.state === 'off') return `off.${health.channel}`
  if (health.state === 'down') return `down.${health.channel}`
  if (!health.canSend) return 'cannotSend'
  if (health.waitingIn > manyWaiting || health.waitingOut > manyWaiting) return 'waiting'
  return health.failed > 0 ? 'failing' : 'fine'
}
