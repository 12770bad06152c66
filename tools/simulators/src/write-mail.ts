import { randomUUID } from 'node:crypto'

export type WrittenMail = {
  from: string
  to: string
  subject: string
  text?: string
  html?: string
  attachments?: { name: string; contentType: string; bytes: Buffer }[]
  inReplyTo?: string
  references?: readonly string[]
  messageId?: string
  /** More header lines, or others in place of the usual ones. */
  headers?: Readonly<Record<string, string>>
}

/** A mail as a mail program writes it (RFC 5322 and MIME). */
export function writeMail(mail: WrittenMail): { raw: Buffer; messageId: string } {
  const messageId = mail.messageId ?? `<${randomUUID()}@warga.test>`
  const bodies = [
    ...(mail.text === undefined ? [] : [toPart('text/plain; charset=utf-8', Buffer.from(mail.text))]),
    ...(mail.html === undefined ? [] : [toPart('text/html; charset=utf-8', Buffer.from(mail.html))]),
  ]
  const body = bodies.length === 1 ? (bodies[0] ?? '') : toMultipart('alternative', bodies)
  const files = (mail.attachments ?? []).map(({ name, contentType, bytes }) =>
    toPart(contentType, bytes, `attachment; filename*=UTF-8''${encodeURIComponent(name)}`),
  )
  const headers: Record<string, string> = {
    From: mail.from,
    To: mail.to,
    Subject: toWord(mail.subject),
    Date: new Date().toUTCString().replace('GMT', '+0000'),
    'Message-ID': messageId,
    ...(mail.inReplyTo ? { 'In-Reply-To': mail.inReplyTo } : {}),
    ...(mail.references?.length ? { References: mail.references.join('\r\n ') } : {}),
    'MIME-Version': '1.0',
    ...mail.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const content = files.length > 0 ? toMultipart('mixed', [body, ...files]) : body
  return { raw: Buffer.from(lines.join('') + content), messageId }
}

function toPart(type: string, bytes: Buffer, disposition?: string): string {
  const encoded = bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
  return [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    ...(disposition ? [`Content-Disposition: ${disposition}`] : []),
    '',
    encoded,
    '',
  ].join('\r\n')
}

function toMultipart(kind: string, parts: readonly string[]): string {
  const boundary = `=_${randomUUID()}`
  const inside = parts.map((part) => `--${boundary}\r\n${part}`).join('')
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${inside}--${boundary}--\r\n`
}

function toWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}
