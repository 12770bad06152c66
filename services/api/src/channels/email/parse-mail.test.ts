import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutQuote } from './cut-quote'
import { mailRefusals } from './mail-limits'
import { type MailOptions, parseMail } from './parse-mail'

const receivedAt = new Date('2026-09-14T02:00:00Z')
const office = 'layanan@sipelandukilat.test'
const runs = 30

const usual = {
  From: 'Siti Contoh <Siti@Contoh.Test>',
  To: `Kantor <${office}>`,
  Subject: '=?utf-8?B?S0sgYmFydSDigJMgbW9ob24=?=',
  Date: 'Mon, 14 Sep 2026 09:00:00 +0800',
  'Message-ID': '<m1@contoh.test>',
}

function parse(headers: Record<string, string | undefined>, body = '\r\nHalo', options: Partial<MailOptions> = {}) {
  const lines = Object.entries({ ...usual, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  )
  return parseMail(Buffer.from([...lines, body].join('\r\n')), { receivedAt, ownAddresses: [office], ...options })
}

/** A multipart body of these parts, each with its own header lines. */
const multipart = (kind: string, ...parts: string[]) =>
  `Content-Type: multipart/${kind}; boundary=b\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`

const attachment = (name: string, content = 'aGFsbw==') =>
  `Content-Type: application/pdf; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}`

describe('a mail', () => {
  it('says who wrote what, when, and in which thread', async () => {
    const { message, ignore, refused } = await parse({
      'In-Reply-To': '<q2@sipelandukilat>',
      References: '<q1@sipelandukilat>\r\n <q2@sipelandukilat>',
    })
    expect({ ignore, refused }).toEqual({})
    expect(message).toEqual({
      channel: 'email',
      externalId: '<m1@contoh.test>',
      from: 'siti@contoh.test',
      to: office,
      sentAt: '2026-09-14T01:00:00.000Z',
      senderName: 'Siti Contoh',
      subject: 'KK baru – mohon',
      inReplyTo: '<q2@sipelandukilat>',
      references: ['<q1@sipelandukilat>', '<q2@sipelandukilat>'],
      thread: '<q1@sipelandukilat>',
      content: { kind: 'text', text: 'Halo' },
    })
  })

  it('without a Message-ID has one that the same bytes always have', async () => {
    const first = await parse({ 'Message-ID': undefined })
    expect(first.message.externalId).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect((await parse({ 'Message-ID': undefined })).message.externalId).toBe(first.message.externalId)
    expect((await parse({ 'Message-ID': undefined }, '\r\nlain')).message.externalId).not.toBe(first.message.externalId)
  })

  it('with a date that is still to come, or none, was sent when it came', async () => {
    expect((await parse({ Date: 'Mon, 14 Sep 2099 09:00:00 +0800' })).message.sentAt).toBe(receivedAt.toISOString())
    expect((await parse({ Date: undefined })).message.sentAt).toBe(receivedAt.toISOString())
  })

  it('in HTML alone is read as text, and so is one whose text is empty', async () => {
    const html =
      'Content-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Nama: <b>Siti</b></p><script>x()</script>'
    expect((await parse({}, html)).message.content).toEqual({ kind: 'text', text: 'Nama: Siti' })
    const empty = multipart('alternative', 'Content-Type: text/plain\r\n\r\n ', html)
    expect((await parse({}, empty)).message.content).toEqual({ kind: 'text', text: 'Nama: Siti' })
  })

  it('hands over its files, without signatures and small pictures in the text', async () => {
    const logo = `Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64\r\n\r\naGFsbw==`
    const photo = `Content-Type: image/jpeg\r\nContent-ID: <photo>\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.alloc(30_000, 1).toString('base64')}`
    const body = multipart('mixed', 'Content-Type: text/plain\r\n\r\nIni KK saya', attachment('kk.pdf'))
    const parsed = await parse({}, body)
    expect(parsed.message.content).toEqual({
      kind: 'files',
      files: [{ reference: '1', contentType: 'application/pdf', fileName: 'kk.pdf', size: 4 }],
      caption: 'Ini KK saya',
    })
    expect(parsed.attachments[0]?.bytes.toString()).toBe('halo')
    const related = await parse({}, multipart('related', 'Content-Type: text/html\r\n\r\n<p>x</p>', logo, photo))
    expect(related.attachments.map(({ contentType, size }) => [contentType, size])).toEqual([['image/jpeg', 30_000]])
  })

  it('keeps the quoted history beside what the person wrote', async () => {
    const { message, wholeText } = await parse(
      {},
      '\r\nYa, benar.\r\n\r\nOn Mon, 14 Sep 2026, Kantor wrote:\r\n> Apakah benar?\r\n',
    )
    expect(message.content).toEqual({ kind: 'text', text: 'Ya, benar.' })
    expect(wholeText).toContain('> Apakah benar?')
  })
})

describe('no dialogue answers', () => {
  it.each([
    ['auto-reply', { 'Auto-Submitted': 'auto-replied' }],
    ['auto-reply', { 'X-Autoreply': 'yes' }],
    ['auto-reply', { Precedence: 'auto_reply' }],
    ['auto-reply', { Subject: 'Balasan otomatis: cuti' }],
    ['auto-reply', { 'X-Auto-Response-Suppress': 'All' }],
    ['bounce', { 'Return-Path': '<>' }],
    ['bounce', { From: 'MAILER-DAEMON@contoh.test' }],
    ['bounce', { From: undefined }],
    ['list', { 'List-Id': '<warga.contoh.test>' }],
    ['list', { Precedence: 'bulk' }],
    ['own', { 'Message-ID': '<u1@sipelandukilat>' }],
    ['own', { From: office.toUpperCase() }],
    ['loop', { 'X-Loop': office }],
    ['loop', { Received: Array.from({ length: 31 }, () => 'from a by b').join('\r\nReceived: ') }],
    [undefined, { 'Auto-Submitted': 'no' }],
    [undefined, { 'Return-Path': '<siti@contoh.test>', Received: 'from a by b' }],
  ])('%s: %j', async (reason, headers) => {
    expect((await parse(headers)).ignore).toBe(reason)
  })

  it('a report of a failed delivery', async () => {
    const body = multipart('report; report-type=delivery-status', 'Content-Type: text/plain\r\n\r\nFailed')
    expect((await parse({}, body)).ignore).toBe('bounce')
  })
})

describe('a mail bomb is refused with a reason, and its sender is still known:', () => {
  it.each([
    ['too-large', 'x', { limits: { rawBytes: 100 } }],
    ['too-large', 'x', { isCut: true }],
    ['header-too-large', `X: ${'y'.repeat(300_000)}\r\n\r\nx`, {}],
    [
      'too-many-attachments',
      multipart('mixed', ...Array.from({ length: 21 }, (_, index) => attachment(`${index}.pdf`))),
      {},
    ],
    ['too-large', multipart('mixed', attachment('a.pdf', 'aGFsbw==')), { limits: { attachmentBytes: 3 } }],
    [
      'too-deep',
      Array.from({ length: 60 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`).join('\r\n'),
      {},
    ],
    ['unreadable', multipart('mixed', ...Array.from({ length: 1_100 }, () => 'Content-Type: text/plain\r\n\r\nx')), {}],
  ])('%s', async (reason, body, options) => {
    const parsed = await parse({}, body.startsWith('x') ? `\r\n${body}` : body, options)
    expect(parsed).toMatchObject({ refused: reason, attachments: [], message: { from: 'siti@contoh.test' } })
    expect(parsed.refused && mailRefusals[parsed.refused]).toMatchObject({
      id: expect.any(String),
      en: expect.any(String),
    })
  })

  it('HTML of which each element lies in another is not followed for ever', async () => {
    const { message } = await parse({}, `Content-Type: text/html\r\n\r\n${'<div>'.repeat(50_000)}x`)
    expect(message.content.kind).toBe('text')
  })

  it('any bytes at all are read without an error', async () => {
    const line = fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=b',
      '--b',
      '--b--',
      'Content-Transfer-Encoding: base64',
      '',
      'From: a@b.test',
      '=?utf-8?Q?=00=ff?=',
      'Subject: =?',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(line, fc.string({ unit: 'binary', maxLength: 80 })), { maxLength: 30 }),
        async (lines) => {
          const parsed = await parseMail(Buffer.from(lines.join('\r\n')), { receivedAt, ownAddresses: [office] })
          expect(JSON.parse(JSON.stringify(parsed.message))).toEqual(parsed.message)
        },
      ),
      { numRuns: runs },
    )
  })
})

describe('cutQuote', () => {
  it.each([
    ['Ya\n\nPada Sen, 14 Sep 2026 pukul 09.00 Kantor\n<layanan@x.test> menulis:\n\n> Apa?', 'Ya'],
    ['Ya\n\n-----Original Message-----\nFrom: Kantor', 'Ya'],
    ['Ya\n\nDari: Kantor <a@b.test>\nDikirim: Senin\nKepada: Siti\nPerihal: KK\n\nApa?', 'Ya'],
    ['Ya\n-- \nSiti\nJalan Contoh', 'Ya'],
    ['Ya\n\nDikirim dari iPhone saya', 'Ya'],
    ['> Nama?\nSiti\n> Desa?\nLong Bawan', 'Siti\nLong Bawan'],
    ['On Mon, Kantor wrote:\n> Nama?\n\nSiti', 'On Mon, Kantor wrote:\n\nSiti'],
    ['Dari: Malinau saya menulis', 'Dari: Malinau saya menulis'],
    ['> semua kutipan', ''],
    [
      '---------- Forwarded message ---------\nFrom: Budi\nKK terlampir',
      '---------- Forwarded message ---------\nFrom: Budi\nKK terlampir',
    ],
  ])('%j', (text, own) => {
    expect(cutQuote(text)).toBe(own)
  })
})
