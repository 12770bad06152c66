import type { SmsSettings } from '../../platform/channel-settings'
import { smsGateway } from './gateway'
import { smppClient } from './smpp-client'
import type { SmsEvents, SmsProvider, SmsSender, SmsWebhook } from './sms-provider'

/** In the order in which they are asked: the first that is set up sends. A new gateway is a file and a line here. */
const providers: readonly SmsProvider[] = [
  { open: ({ smpp }, events) => smpp && smppClient({ ...smpp, ...events }) },
  smsGateway,
]

/** The one way out for SMS; undefined when no provider sends. */
export function openSmsSender(settings: SmsSettings, events: SmsEvents): SmsSender | undefined {
  for (const provider of providers) {
    const sender = provider.open(settings, events)
    if (sender) return sender
  }
  return undefined
}

/** Where the providers that are set up post what they received; also those that do not send. */
export const smsWebhooks = (settings: SmsSettings): SmsWebhook[] =>
  providers.flatMap(({ webhooks }) => webhooks?.(settings) ?? [])
