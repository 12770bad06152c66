import type { ChannelHealth } from '@sipelandukilat/sdk/api/conversations'

/** The settings of the server that make a channel what it is, as `.env` names them. */
export const channelSettings: Record<ChannelHealth['channel'], readonly string[]> = {
  whatsapp: [
    'WHATSAPP_APP_SECRET',
    'WHATSAPP_VERIFY_TOKEN',
    'WHATSAPP_API_URL',
    'WHATSAPP_PHONE_NUMBER_ID',
    'WHATSAPP_ACCESS_TOKEN',
  ],
  sms: ['SMPP_HOST', 'SMPP_SYSTEM_ID', 'SMPP_PASSWORD', 'SMPP_SOURCE', 'SMS_GATEWAY_SECRET', 'SMS_GATEWAY_URL'],
  email: ['IMAP_HOST', 'IMAP_USER', 'IMAP_PASSWORD', 'SMTP_URL'],
}

/** More than this waiting is no longer the usual coming and going. */
const manyWaiting = 20

export type Advice =
  | `off.${ChannelHealth['channel']}`
  | `down.${ChannelHealth['channel']}`
  | 'failing'
  | 'waiting'
  | 'fine'

/** What an administrator should do about a channel, the gravest matter first. */
export function adviceFor(health: ChannelHealth): Advice {
  if (health.state === 'off') return `off.${health.channel}`
  if (health.state === 'down') return `down.${health.channel}`
  if (health.waitingIn > manyWaiting || health.waitingOut > manyWaiting) return 'waiting'
  return health.failed > 0 ? 'failing' : 'fine'
}
