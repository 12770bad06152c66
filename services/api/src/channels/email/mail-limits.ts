import type { Localized } from '@sipelandukilat/domain'

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

/** What the sender is told; who wrote with good intent can do something about it. */
export const mailRefusals: Readonly<Record<MailRefusal, Localized>> = {
  'too-large': {
    id: 'Surel Anda terlalu besar. Kirim ulang dengan lampiran yang lebih kecil, misalnya satu foto dalam satu surel.',
    en: 'Your mail is too large. Send it again with smaller attachments, for example one photo in one mail.',
  },
  'header-too-large': {
    id: 'Kepala surel Anda terlalu besar untuk dibaca. Kirim ulang sebagai surel baru.',
    en: 'The header of your mail is too large to be read. Send it again as a new mail.',
  },
  'too-deep': {
    id: 'Surel Anda berisi terlalu banyak surel terusan di dalamnya. Kirim ulang sebagai surel baru dengan lampiran langsung.',
    en: 'Your mail holds too many forwarded mails inside it. Send it again as a new mail with the files attached to it.',
  },
  'too-many-attachments': {
    id: 'Surel Anda berisi terlalu banyak lampiran. Kirim paling banyak 20 berkas dalam satu surel.',
    en: 'Your mail holds too many attachments. Send at most 20 files in one mail.',
  },
  unreadable: {
    id: 'Surel Anda tidak dapat dibaca. Kirim ulang sebagai surel baru.',
    en: 'Your mail cannot be read. Send it again as a new mail.',
  },
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
