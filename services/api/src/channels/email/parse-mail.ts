import { createHash } from 'node:crypto'
import { EmailAddress } from '@sipelandukilat/domain'
import { filledQuote } from '@sipelandukilat/domain/dialogue'
import { type Attachment, type ParsedMail as Parsed, simpleParser } from 'mailparser'
import { cleanText } from '../clean-text'
import { type InboundContent, type InboundMessage, type MessageFile, toSentAt } from '../message'
import { cutQuote } from './cut-quote'
import { findIgnoreReason, type IgnoreReason } from './ignore-reason'
import { defaultMailLimits, findHeaderEnd, findRefusal, type MailLimits, type MailRefusal } from './mail-limits'

export type MailAttachment = Omit<MessageFile, 'size'> & { size: number; bytes: Buffer }

export type ParsedMail = {
  message: InboundMessage
  /** The bytes of the message's files, by their reference. */
  attachments: MailAttachment[]
  /** The text with everything it quotes; the message's own text is without, but for a form answered in the quote. */
  wholeText: string
  /** No dialogue may answer it. */
  ignore?: IgnoreReason
  /** It was not read beyond its header, or not in full; the sender is answered `mailRefusals[refused]`. */
  refused?: MailRefusal
}

export type MailOptions = {
  receivedAt: Date
  /** The addresses from which we write. */
  ownAddresses: readonly string[]
  limits?: Partial<MailLimits>
  /** Only the beginning was fetched, because the mail is larger than the limit. */
  isCut?: boolean
}

const MOST_TEXT = 100_000
const MOST_REFERENCES = 50
/** Smaller pictures inside a text are signatures and icons, not photos of documents. */
const LEAST_INLINE_IMAGE = 20 * 1024

/** Reads a mail. Never throws: what cannot or may not be read is named by `refused`, with what the header says. */
export async function parseMail(raw: Buffer, options: MailOptions): Promise<ParsedMail> {
  const limits = { ...defaultMailLimits, ...options.limits }
  const refused = options.isCut ? 'too-large' : findRefusal(raw, limits)
  if (refused) return readHeader(raw, options, limits, refused)
  try {
    const parsed = await parse(raw, limits)
    const text = parsed.text?.trim() ? parsed.text : await readHtml(parsed.html, limits)
    const meant = parsed.attachments.filter(isMeant)
    const bytes = meant.reduce((sum, { size }) => sum + size, 0)
    if (meant.length > limits.attachments) return toParsedMail(raw, parsed, text, [], options, 'too-many-attachments')
    if (bytes > limits.attachmentBytes) return toParsedMail(raw, parsed, text, [], options, 'too-large')
    return toParsedMail(raw, parsed, text, meant, options)
  } catch {
    return readHeader(raw, options, limits, 'unreadable')
  }
}

async function readHeader(raw: Buffer, options: MailOptions, limits: MailLimits, refused: MailRefusal) {
  const end = findHeaderEnd(raw, limits.headerBytes) ?? limits.headerBytes
  const header = raw.subarray(0, Math.min(end, limits.headerBytes)).toString('latin1').replace(/\s+$/, '')
  const shown = Buffer.from(`${header}\r\n\r\n`, 'latin1')
  // A header that even alone cannot be read names no sender: nobody is answered.
  const parsed = await parse(shown, limits).catch(() => parse(Buffer.from('\r\n\r\n'), limits))
  return toParsedMail(raw, parsed, '', [], options, refused)
}

function parse(raw: Buffer, limits: MailLimits): Promise<Parsed> {
  return simpleParser(raw, {
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    maxHtmlLengthToParse: limits.htmlCharacters,
  })
}

/** Some programs put an empty plain text beside the HTML; the same converter reads the HTML then. */
async function readHtml(html: string | false | undefined, limits: MailLimits): Promise<string> {
  if (!html) return ''
  const alone = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`)
  return (await parse(alone, limits)).text ?? ''
}

function toParsedMail(
  raw: Buffer,
  parsed: Parsed,
  text: string,
  meant: readonly Attachment[],
  options: MailOptions,
  refused?: MailRefusal,
): ParsedMail {
  const sender = parsed.from?.value[0]
  const from = EmailAddress.safeParse(sender?.address ?? '').data ?? ''
  const references = toReferences(parsed)
  const messageId = toMessageId(parsed.messageId)
  const inReplyTo = toMessageId(parsed.inReplyTo)
  const subject = cleanText(parsed.subject ?? '').slice(0, 500)
  const wholeText = cleanText(text).slice(0, MOST_TEXT)
  const attachments = meant.map(toAttachment)
  const ownAddresses = options.ownAddresses.map((address) => address.toLowerCase())
  const headers = toHeaders(parsed)
  const ignore = from === '' ? 'bounce' : findIgnoreReason({ headers, from, messageId, subject }, ownAddresses)
  const senderName = cleanText(sender?.name ?? '').trim()
  const externalId = messageId ?? `sha256:${createHash('sha256').update(raw).digest('hex')}`
  return {
    message: {
      channel: 'email',
      externalId,
      from,
      to: toRecipient(parsed, ownAddresses),
      sentAt: toSentAt(headers.has('date') ? parsed.date : undefined, options.receivedAt),
      content: toContent([cutQuote(wholeText), filledQuote(wholeText)].join('\n').trim(), attachments),
      ...(senderName ? { senderName: senderName.slice(0, 200) } : {}),
      ...(inReplyTo ? { inReplyTo } : {}),
      ...(references.length > 0 ? { references } : {}),
      ...(subject ? { subject } : {}),
      thread: references[0] ?? inReplyTo ?? externalId,
    },
    attachments,
    wholeText,
    ...(ignore ? { ignore } : {}),
    ...(refused ? { refused } : {}),
  }
}

function toContent(text: string, attachments: readonly MailAttachment[]): InboundContent {
  if (attachments.length === 0) return { kind: 'text', text }
  const files = attachments.map(({ bytes: _, ...file }) => file)
  return { kind: 'files', files, ...(text ? { caption: text } : {}) }
}

function toAttachment({ filename, contentType, size, content }: Attachment, index: number): MailAttachment {
  const fileName = cleanText(filename ?? '').slice(0, 255)
  return {
    reference: String(index + 1),
    contentType: contentType.toLowerCase(),
    ...(fileName ? { fileName } : {}),
    size,
    bytes: content,
  }
}

function isMeant({ contentType, related, size, contentDisposition }: Attachment): boolean {
  if (/^(?:application\/(?:ms-tnef|pgp-signature|(?:x-)?pkcs7-signature)|text\/calendar)$/.test(contentType))
    return false
  const isDecoration = related === true && contentType.startsWith('image/') && contentDisposition !== 'attachment'
  return size > 0 && !(isDecoration && size < LEAST_INLINE_IMAGE)
}

function toHeaders(parsed: Parsed): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const { key, line } of parsed.headerLines) {
    const value = line.slice(line.indexOf(':') + 1).replace(/\r?\n[ \t]+/g, ' ')
    headers.set(key, [...(headers.get(key) ?? []), value.trim()])
  }
  return headers
}

function toReferences({ references }: Parsed): string[] {
  const all = typeof references === 'string' ? references.split(/\s+/) : (references ?? [])
  const ids = all.flatMap((text) => toMessageId(text) ?? [])
  // The first names the thread, the last ones what it answers.
  return ids.length <= MOST_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MOST_REFERENCES)]
}

function toMessageId(text: string | undefined): string | undefined {
  return /<[^<>\s]{1,500}>/.exec(text ?? '')?.[0]
}

function toRecipient({ to }: Parsed, ownAddresses: readonly string[]): string {
  const all = [to ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address.toLowerCase()))
  return all.find((address) => ownAddresses.includes(address)) ?? all[0] ?? ''
}
