/** The channels on which a citizen writes with words and files and is answered by the dialogue. */
export const messageChannels = ['whatsapp', 'sms', 'email'] as const
export type MessageChannel = (typeof messageChannels)[number]

/** A file of a message, by the name under which the channel hands out its bytes. */
export type MessageFile = {
  /** WhatsApp: the media's id. E-mail: the attachment's reference in the parsed mail. */
  reference: string
  contentType: string
  fileName?: string
  /** bytes, when the far side says so */
  size?: number
}

export type InboundContent =
  | { kind: 'text'; text: string }
  /** A button or a row of a list that we offered. */
  | { kind: 'choice'; id: string; title: string }
  | { kind: 'files'; files: MessageFile[]; caption?: string }
  | { kind: 'voice'; file: MessageFile }
  | { kind: 'location'; latitude: number; longitude: number; name?: string }
  | { kind: 'sticker' }
  /** What it was, in the far side's word: `contacts`, `reaction`, `order`, … */
  | { kind: 'unsupported'; what: string }

/** A piece of a long SMS; `joinParts` makes the message of all of them. */
export type MessagePart = { reference: number; number: number; total: number }

/** One message from outside, as data that survives JSON; one per channel and external id. */
export type InboundMessage = {
  channel: MessageChannel
  /** WhatsApp: wamid. SMS: see `sms/message-identity.ts`. E-mail: the Message-ID, or a digest when it has none. */
  externalId: string
  /** E.164 for the two countries' numbers (as the far side wrote it otherwise), or an e-mail address in lower case. */
  from: string
  to: string
  /** ISO 8601, by the far side's word, never after the moment it reached us. */
  sentAt: string
  content: InboundContent
  senderName?: string
  /** The external id of the message that it answers. */
  inReplyTo?: string
  references?: string[]
  subject?: string
  /** The first mail of the thread. */
  thread?: string
  /**
   * Set on one piece of a long SMS. Every piece is stored, then acknowledged; its text may end in half of a surrogate
   * pair, which JSON keeps and UTF-8 does not.
   */
  part?: MessagePart
}

/** What the far side reports of a message of ours. */
export type DeliveryReceipt = {
  channel: MessageChannel
  externalId: string
  state: 'sent' | 'delivered' | 'read' | 'failed'
  at: string
  error?: { code: string; text: string }
  /** Our own id, where the channel gives it back (WhatsApp). */
  ourId?: string
}

export type OutboundFile = { fileName: string; contentType: string; bytes: Uint8Array }

export type OutboundChoice = { id: string; title: string; description?: string }

export type OutboundMessage = {
  to: string
  text: string
  choices?: readonly OutboundChoice[]
  /** E-mail only. */
  subject?: string
  inReplyTo?: string
  references?: readonly string[]
  /** WhatsApp outside of the 24-hour window: an approved template instead of the text. */
  template?: {
    name: string
    language: string
    parameters: readonly string[]
    /** A template of the authentication kind: its one parameter stands on its button too. */
    isCode?: true
  }
  files?: readonly OutboundFile[]
  /** A UUID, the same for every try: Message-ID of a mail, `biz_opaque_callback_data`, reference of a long SMS. */
  ourId: string
  /** What left on an earlier try (`externalIds` of its `retry`); those pieces are not sent again. */
  alreadySent?: readonly string[]
}

export type SendOutcome =
  | { kind: 'sent'; externalIds: string[] }
  | {
      kind: 'retry'
      reason: string
      afterSeconds?: number
      /** The pieces of a long message that did leave. */
      externalIds?: string[]
      /** The link broke before an answer: the far side may have it. */
      isUncertain?: boolean
      /** The far side's own words, which may quote the address. */
      words?: string
    }
  | { kind: 'refused'; reason: string; code?: string; words?: string }
  /** WhatsApp: the citizen last wrote more than 24 hours ago. */
  | { kind: 'needs-template' }

/** The link to a far side, reported to whoever shows the channel's health. */
export type LinkState = { state: 'up' } | { state: 'down'; reason: string }

/** A time by the far side's clock, which may be wrong: never after the moment it reached us. */
export function toSentAt(claimed: Date | undefined, receivedAt: Date): string {
  const isBelievable = claimed !== undefined && Number.isFinite(claimed.getTime()) && claimed <= receivedAt
  return (isBelievable ? claimed : receivedAt).toISOString()
}
