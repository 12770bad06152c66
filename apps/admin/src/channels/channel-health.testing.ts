import type { ChannelHealth } from '@sipelandukilat/sdk/api/conversations'

/** A channel of which there is nothing to say. */
export const healthyChannel: ChannelHealth = {
  channel: 'sms',
  isEnabled: true,
  canReceive: true,
  canSend: true,
  state: 'up',
  since: null,
  lastInboundAt: null,
  lastOutboundAt: null,
  waitingIn: 0,
  waitingOut: 0,
  failed: 0,
  heldOut: 0,
  heldUntil: null,
  detail: null,
}
