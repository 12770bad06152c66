import type { SmsSettings } from '../../platform/channel-settings'
import type { DeliveryReceipt, InboundMessage, LinkState, OutboundMessage, SendOutcome } from '../message'
import { smsGatewaySender } from './gateway'
import { smppClient } from './smpp-client'

/** Sends SMS, whichever provider carries them: nobody else asks which one it is. */
export type SmsSender = {
  send: (message: OutboundMessage) => Promise<SendOutcome>
  close: () => Promise<void>
}

/** What a provider reports of its own accord. */
export type SmsEvents = {
  onMessage: (message: InboundMessage) => Promise<void>
  onReceipt: (receipt: DeliveryReceipt) => Promise<void>
  onState: (link: LinkState) => void
  onError: (error: unknown) => void
  findStored: (digest: string) => Promise<string | undefined>
}

/** A provider as a sender, where it is set up to send. */
type Provider = (settings: SmsSettings, events: SmsEvents) => SmsSender | undefined

/** In the order in which they are asked: the first that is set up sends. A new gateway is a file and a line here. */
const providers: readonly Provider[] = [
  ({ smpp }, events) => smpp && smppClient({ ...smpp, ...events }),
  ({ gateway }) =>
    gateway?.url === undefined
      ? undefined
      : { ...smsGatewaySender({ url: gateway.url, secret: gateway.secret }), close: async () => undefined },
]

/** The one way out for SMS; undefined when no provider sends. */
export function openSmsSender(settings: SmsSettings, events: SmsEvents): SmsSender | undefined {
  for (const provider of providers) {
    const sender = provider(settings, events)
    if (sender) return sender
  }
  return undefined
}
