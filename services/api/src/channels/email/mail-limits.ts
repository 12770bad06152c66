import type { Localized } from '@sipelandukilat/domain'
import { channelsTexts } from '#texts'

export type MailLimits = {
  /** of the whole mail, as it comes over the wire */
  rawBytes: number
  headerBytes: number
  /** multipart containers, one in another or side by side */
  containers: number
  attachments: number
  /** of all attachments, decoded */
  attachmentBytes: number
  /** longer HTML is not read; a mail with a plain text beside it is not affected */
  htmlCharacters: number
}

export const defaultMailLimits: MailLimits = {
  rawBytes: 25 * 1024 * 1024,
  headerBytes: 256 * 1024,
  containers: 50,
  attachments: 20,
  attachmentBytes: 20 * 1024 * 1024,
  htmlCharacters: 500_000,
}

export type MailRefusal = 'too-large' | 'header-too-large' | 'too-deep' | 'too-many-attachments' | 'unreadable'

/** What the sender is answered; who wrote with good intent can do something about it. */
export const mailRefusals: Readonly<Record<MailRefusal, Localized>> = {
  'too-large': channelsTexts.of('mailRefusals_too-large'),
  'header-too-large': channelsTexts.of('mailRefusals_header-too-large'),
  'too-deep': channelsTexts.of('mailRefusals_too-deep'),
  'too-many-attachments': channelsTexts.of('mailRefusals_too-many-attachments'),
  unreadable: channelsTexts.of('mailRefusals_unreadable'),
}

/** Where the header of a mail ends; undefined when it does not within the limit. */
export function findHeaderEnd(raw: Buffer, limit: number): number | undefined {
  const window = raw.subarray(0, limit)
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => window.indexOf(mark)).filter((at) => at >= 0)
  if (ends.length > 0) return Math.min(...ends)
  return raw.length <= limit ? raw.length : undefined
}

/** Refuses before anything is parsed; a part's own header that is too large is refused by the parser. */
export function findRefusal(raw: Buffer, limits: MailLimits): MailRefusal | undefined {
  if (raw.length > limits.rawBytes) return 'too-large'
  if (findHeaderEnd(raw, limits.headerBytes) === undefined) return 'header-too-large'
  return countContainers(raw, limits.containers) > limits.containers ? 'too-deep' : undefined
}

function countContainers(raw: Buffer, most: number): number {
  let count = 0
  // Latin 1 keeps one character per byte, and a search without regard to case needs text.
  const text = raw.toString('latin1')
  const container = /^content-type:\s*(?:multipart|message)\//gim
  while (count <= most && container.exec(text)) count += 1
  return count
}
