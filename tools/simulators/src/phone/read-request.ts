import type { Talk, TalkContent } from '../talk'
import type { WrittenMail } from '../write-mail'

type Values = Readonly<Record<string, unknown>>

/** @throws {Error} when it is no JSON object */
export function readValues(body: Buffer): Values {
  const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString())
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('A JSON object is needed.')
  return { ...value }
}

/** @throws {Error} when it is missing */
export function textOf(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is needed.`)
  return value
}

export function optionalText(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What a citizen sends by WhatsApp, by its `kind`. */
export function toTalkContent(values: Values, talk: Talk): TalkContent {
  const kind = textOf(values, 'kind')
  switch (kind) {
    case 'text':
      return { kind, text: textOf(values, 'text') }
    case 'choice':
      return { kind, title: textOf(values, 'title') }
    case 'file': {
      const file = toFile(values)
      const caption = optionalText(values, 'caption')
      return {
        kind,
        fileId: talk.putFile(file),
        name: file.name,
        contentType: file.contentType,
        ...(caption ? { caption } : {}),
      }
    }
    case 'voice':
      return {
        kind,
        fileId: talk.putFile({ bytes: silence(), contentType: 'audio/ogg; codecs=opus', name: 'voice.ogg' }),
      }
    case 'sticker':
      return { kind }
    case 'location':
      return { kind, latitude: Number(values.latitude ?? 2.8375), longitude: Number(values.longitude ?? 117.3653) }
    default:
      throw new Error(`kind ${kind} is unknown.`)
  }
}

/** A mail of a citizen to the office. */
export function toWrittenMail(values: Values, office: string): WrittenMail {
  const attachments = Array.isArray(values.attachments) ? values.attachments : []
  const references = Array.isArray(values.references) ? values.references.map(String) : []
  const html = optionalText(values, 'html')
  const inReplyTo = optionalText(values, 'inReplyTo')
  const messageId = optionalText(values, 'messageId')
  const text = optionalText(values, 'text') ?? (html ? undefined : '')
  return {
    from: textOf(values, 'person'),
    to: office,
    subject: optionalText(values, 'subject') ?? '',
    references,
    attachments: attachments.map((file) => toFile({ ...Object(file) })),
    ...(text === undefined ? {} : { text }),
    ...(html ? { html } : {}),
    ...(inReplyTo ? { inReplyTo } : {}),
    ...(messageId ? { messageId } : {}),
    headers: toHeaders(values.headers),
  }
}

function toHeaders(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(Object(value)).map(([name, text]) => [name, String(text)]))
}

function toFile(values: Values) {
  return {
    name: optionalText(values, 'name') ?? 'berkas',
    contentType: optionalText(values, 'contentType') ?? 'application/octet-stream',
    bytes: Buffer.from(textOf(values, 'base64'), 'base64'),
  }
}

/** The first page of an Ogg file that announces Opus and holds no sound. */
function silence(): Buffer {
  const head = Buffer.from('OpusHead\u0001\u0001\u0000\u0000\u0080\u00bb\u0000\u0000\u0000\u0000\u0000', 'latin1')
  const page = Buffer.alloc(28)
  page.write('OggS', 'latin1')
  page.writeUInt8(2, 5)
  page.writeUInt8(1, 26)
  page.writeUInt8(head.length, 27)
  return Buffer.concat([page, head])
}
