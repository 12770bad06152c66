import { imapListener } from '../../channels/email/imap-listener'
import type { ParsedMail } from '../../channels/email/parse-mail'
import { emailSender } from '../../channels/email/sender'
import type {
  DeliveryReceipt,
  InboundMessage,
  LinkState,
  MessageChannel,
  OutboundMessage,
  SendOutcome,
} from '../../channels/message'
import { openSmsSender } from '../../channels/sms/sms-sender'
import { whatsappClient } from '../../channels/whatsapp/client'
import type { BlobStore } from '../../platform/blob-store'
import type { ChannelSettings } from '../../platform/channel-settings'
import type { Mailer } from '../../platform/mailer'

/** The far sides, as the worker holds them. */
export type ChannelLinks = {
  send: (channel: MessageChannel, message: OutboundMessage) => Promise<SendOutcome>
  /** Bytes of a message's file; undefined when the far side no longer has it. @throws when it cannot be reached now. */
  download: (channel: MessageChannel, reference: string) => Promise<Buffer | undefined>
  close: () => Promise<void>
}

type Handlers = {
  onMessage: (message: InboundMessage) => Promise<void>
  onReceipt: (receipt: DeliveryReceipt) => Promise<void>
  onMail: (mail: ParsedMail) => Promise<void>
  onState: (channel: MessageChannel, link: LinkState) => void
  onError: (error: unknown) => void
  findStored: (digest: string) => Promise<string | undefined>
}

const off: SendOutcome = { kind: 'refused', reason: 'The channel is switched off', code: 'off' }

/** Opens what is set up; a channel without settings is off and refuses. */
export function openChannelLinks(
  settings: ChannelSettings,
  options: Handlers & { mailer: Mailer; mailFrom: string; blobs: BlobStore },
): ChannelLinks {
  const { mailer, mailFrom, blobs } = options
  const whatsapp = settings.whatsapp?.sender && whatsappClient(settings.whatsapp.sender)
  const sms =
    settings.sms &&
    openSmsSender(settings.sms, {
      onMessage: options.onMessage,
      onReceipt: options.onReceipt,
      onError: options.onError,
      findStored: options.findStored,
      onState: (link) => options.onState('sms', link),
    })
  const email = emailSender({ sendMail: mailer.sendMail, from: mailFrom })
  const imap =
    settings.imap &&
    imapListener({
      ...settings.imap,
      ownAddresses: [mailFrom],
      onMail: options.onMail,
      onError: options.onError,
      onState: (link) => options.onState('email', link),
    })
  return {
    async send(channel, message) {
      switch (channel) {
        case 'whatsapp':
          return whatsapp ? whatsapp.send(message) : off
        case 'sms':
          return sms?.send(message) ?? off
        case 'email':
          return email.send(message)
        default:
          return channel satisfies never
      }
    },
    async download(channel, reference) {
      if (channel === 'email') return findBlob(blobs, reference)
      if (channel !== 'whatsapp' || !whatsapp) return undefined
      const outcome = await whatsapp.download(reference)
      if (outcome.kind === 'file') return outcome.bytes
      if (outcome.kind === 'retry') throw new Error(`A file cannot be fetched now: ${outcome.reason}`)
      return undefined
    },
    async close() {
      await Promise.all([sms?.close(), imap?.close()])
    },
  }
}

/** Undefined for a file that is gone. @throws when the disk cannot be read now */
const findBlob = (blobs: BlobStore, reference: string): Promise<Buffer | undefined> =>
  blobs.get(reference).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return undefined
    throw error
  })
