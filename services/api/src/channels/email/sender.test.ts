import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FarSide, startFarSide } from '../../testing/far-side'
import { parseMail } from './parse-mail'
import { emailSender } from './sender'

const from = 'Sipelandukilat <layanan@sipelandukilat.test>'
const ourId = '0199a000-0000-7000-8000-000000000001'

describe('an answer by e-mail', () => {
  let farSide: FarSide
  let transport: ReturnType<typeof createTransport>

  beforeAll(async () => {
    farSide = await startFarSide()
    transport = createTransport(farSide.environment.SMTP_URL)
  })
  afterAll(async () => {
    transport.close()
    await farSide.stop()
  })

  it('stands in the thread of what it answers', async () => {
    const sender = emailSender({ sendMail: (mail) => transport.sendMail(mail), from })
    const outcome = await sender.send({
      to: 'siti@contoh.test',
      subject: 'KK baru',
      text: 'Pilih satu.',
      choices: [{ id: 'kk', title: 'Kartu Keluarga' }],
      inReplyTo: '<m2@contoh.test>',
      references: ['<m1@contoh.test>', 'broken\r\nBcc: x@y.test'],
      files: [{ fileName: 'bukti.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') }],
      ourId,
    })
    expect(outcome).toEqual({ kind: 'sent', externalIds: [`<${ourId}@sipelandukilat>`] })
    expect(await farSide.received('email', 'siti@contoh.test')).toMatchObject([
      {
        externalId: `<${ourId}@sipelandukilat>`,
        content: {
          subject: 'Re: KK baru',
          text: expect.stringContaining('Pilih satu.\n\n1. Kartu Keluarga'),
          references: ['<m1@contoh.test>', '<m2@contoh.test>'],
          attachments: ['bukti.pdf'],
        },
      },
    ])
  })

  it('is answered by no machine, and is known as ours when it comes back', async () => {
    const lines: string[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        stream.on('data', (chunk) => lines.push(String(chunk)))
        stream.on('end', () => done())
      },
    })
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const direct = createTransport({ host: '127.0.0.1', port: (server.server.address() as AddressInfo).port })
    const sender = emailSender({ sendMail: (mail) => direct.sendMail(mail), from })
    await sender.send({ to: 'siti@contoh.test', text: 'Halo', ourId })
    server.close()
    expect(lines.join('')).toContain('Auto-Submitted: auto-replied')
    const options = { receivedAt: new Date(), ownAddresses: [] }
    expect((await parseMail(Buffer.from(lines.join('')), options)).ignore).toBe('own')
  })
})

describe('what an SMTP server says', () => {
  it.each([
    [550, { kind: 'refused', reason: 'invalid-recipient', code: '550', words: '550 no' }],
    [451, { kind: 'retry', reason: 'far-side-fault', afterSeconds: 60, words: '451 no' }],
  ])('%i', async (responseCode, outcome) => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
    })
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    const transport = createTransport({ host: '127.0.0.1', port: (server.server.address() as AddressInfo).port })
    const sender = emailSender({ sendMail: (mail) => transport.sendMail(mail), from })
    expect(await sender.send({ to: 'siti@contoh.test', text: 'x', ourId })).toEqual(outcome)
    await new Promise<void>((resolve) => server.close(() => resolve()))
    expect(await sender.send({ to: 'siti@contoh.test', text: 'x', ourId })).toMatchObject({
      kind: 'retry',
      reason: 'no-connection',
    })
  })
})
