import type { Readable } from 'node:stream'
import { type AddressObject, simpleParser } from 'mailparser'

/** An e-mail as a person reads it. */
export interface Mail {
  id: string
  /** ISO 8601, UTC */
  receivedAt: string
  from: string
  /** The envelope's recipients: who would have got it, blind copies included. */
  to: string[]
  subject: string
  text: string
  /** Empty when the sender wrote plain text only. */
  html: string
  attachments: { name: string; type: string; bytes: number }[]
  /** As the sender wrote them; absent in mails without. */
  messageId?: string
  inReplyTo?: string
  references?: string[]
}

/**
 * Reads a message as it came over SMTP.
 * @throws {Error} when the stream breaks
 */
export async function parseMail(
  source: Readable,
  envelope: { id: string; receivedAt: Date; from: string; to: string[] },
): Promise<Mail> {
  const parsed = await simpleParser(source, { skipImageLinks: true, skipTextToHtml: true })
  return {
    id: envelope.id,
    receivedAt: envelope.receivedAt.toISOString(),
    from: toText(parsed.from) || envelope.from,
    to: envelope.to,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    ...(parsed.messageId ? { messageId: parsed.messageId } : {}),
    ...(parsed.inReplyTo ? { inReplyTo: parsed.inReplyTo } : {}),
    ...(parsed.references ? { references: [parsed.references].flat() } : {}),
    attachments: parsed.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? '',
      type: contentType,
      bytes: size,
    })),
  }
}

function toText(address: AddressObject | undefined): string {
  return address?.text ?? ''
}
