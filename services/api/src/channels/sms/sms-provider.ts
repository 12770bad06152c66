import type { SmsSettings } from '../../platform/channel-settings'
import type { DeliveryReceipt, InboundMessage, LinkState, OutboundMessage, SendOutcome } from '../message'

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

/** An address under `/channels/sms` to which a provider posts what it received. */
export type SmsWebhook = {
  path: string
  isAuthorized: (authorization: string | undefined) => boolean
  /** @throws ZodError for a body that is none of this provider's. */
  read: (body: unknown, receivedAt: Date) => { messages?: InboundMessage[]; receipts?: DeliveryReceipt[] }
}

export type SmsProvider = {
  /** The provider as a sender, where it is set up to send. */
  open: (settings: SmsSettings, events: SmsEvents) => SmsSender | undefined
  /** Where it posts, if it does and is set up. */
  webhooks?: (settings: SmsSettings) => readonly SmsWebhook[]
}
