import type { SendMailOptions } from 'nodemailer'
import type { OutboundMessage, SendOutcome } from '../message'
import { withNumberedChoices } from '../numbered-choices'
import { MESSAGE_ID_DOMAIN } from './ignore-reason'

export type EmailSenderOptions = {
  /** The system's one SMTP transport. */
  sendMail: (mail: SendMailOptions) => Promise<unknown>
  from: string
}

export type EmailSender = { send: (message: OutboundMessage) => Promise<SendOutcome> }

/** Answers by e-mail, in the thread of what is answered. Never throws: every end is an outcome. */
export function emailSender({ sendMail, from }: EmailSenderOptions): EmailSender {
  return {
    async send(message) {
      const mail = toMail(message, from)
      try {
        await sendMail(mail)
        return { kind: 'sent', externalIds: [mail.messageId] }
      } catch (error) {
        return toFailure(error)
      }
    },
  }
}

/** The Message-ID of the message with this id of ours: the same at every try, so that a mailbox can tell a repetition. */
export function toMessageId(ourId: string): string {
  return `<${ourId}@${MESSAGE_ID_DOMAIN}>`
}

const MOST_REFERENCES = 20

function toMail(message: OutboundMessage, from: string): SendMailOptions & { messageId: string } {
  const { inReplyTo, references = [], files = [] } = message
  const subject = message.subject ?? 'Sipelandukilat'
  const chain = [...new Set([...references, ...(inReplyTo ? [inReplyTo] : [])])].filter(isMessageId)
  return {
    from,
    to: message.to,
    subject: chain.length > 0 && !/^re:/i.test(subject) ? `Re: ${subject}` : subject,
    text: withNumberedChoices(message.text, message.choices),
    messageId: toMessageId(message.ourId),
    ...(inReplyTo && isMessageId(inReplyTo) ? { inReplyTo } : {}),
    ...(chain.length > 0 ? { references: shorten(chain) } : {}),
    headers: {
      'Auto-Submitted': 'auto-replied', // RFC 3834: no machine answers this
      'X-Auto-Response-Suppress': 'All', // the same for Exchange
    },
    attachments: files.map(({ fileName, contentType, bytes }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(bytes),
    })),
    // Nothing of a message may make the transport read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function isMessageId(text: string): boolean {
  return /^<[^<>\s]+>$/.test(text)
}

function shorten(chain: readonly string[]): string[] {
  return chain.length <= MOST_REFERENCES ? [...chain] : [...chain.slice(0, 1), ...chain.slice(1 - MOST_REFERENCES)]
}

/** A refusal of the recipient ends it; everything else (no link, a wrong password of ours, a full queue) is tried again. */
function toFailure(error: unknown): SendOutcome {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) || undefined : undefined
  const said = error instanceof Error && 'response' in error ? { words: String(error.response) } : {}
  if (code === 'EAUTH') return { kind: 'retry', reason: 'not-permitted', afterSeconds: 300, ...said }
  if (status !== undefined && status >= 500) {
    const isRecipient = code === 'EENVELOPE'
    return {
      kind: 'refused',
      reason: isRecipient ? 'invalid-recipient' : 'not-accepted',
      code: String(status),
      ...said,
    }
  }
  if (status !== undefined) return { kind: 'retry', reason: 'far-side-fault', afterSeconds: 60, ...said }
  if (code === 'EENVELOPE') return { kind: 'refused', reason: 'invalid-recipient', ...said }
  return {
    kind: 'retry',
    reason: 'no-connection',
    afterSeconds: 30,
    ...(code === 'ETIMEDOUT' ? { isUncertain: true } : {}),
  }
}
