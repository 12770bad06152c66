import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../testing/eventually'
import { type FarSide, startFarSide } from '../../testing/far-side'
import type { LinkState } from '../message'
import { type ImapListener, type ImapListenerOptions, imapListener, type ReceivedMail } from './imap-listener'
import type { ParsedMail } from './parse-mail'

let farSide: FarSide
let listener: ImapListener | undefined
let states: LinkState[]
let mails: { mail: ParsedMail; received: ReceivedMail }[]
const person = 'siti@contoh.test'

const texts = () => mails.map(({ mail }) => (mail.message.content.kind === 'text' ? mail.message.content.text : ''))
const settings = () => farSide.settings.imap ?? expect.fail('IMAP is set up')
const write = (values: object) => farSide.post('/email', { person, subject: 'KK', ...values })

function listen(options: Partial<ImapListenerOptions> = {}): ImapListener {
  listener = imapListener({
    ...settings(),
    ownAddresses: [settings().user],
    onMail: async (mail, received) => void mails.push({ mail, received }),
    onState: (state) => states.push(state),
    backOff: { firstMs: 5, mostMs: 20 },
    retryMs: 10,
    ...options,
  })
  return listener
}

async function listenUntilUp(options: Partial<ImapListenerOptions> = {}) {
  const opened = listen(options)
  await eventually(() => expect(opened.state()).toEqual({ state: 'up' }))
}

const everythingIsRead = () =>
  eventually(async () => {
    const { inbox } = await farSide.state()
    expect(inbox.every(({ flags }) => flags.includes('\\Seen'))).toBe(true)
  })

beforeAll(async () => {
  farSide = await startFarSide()
})
afterAll(() => farSide.stop())

beforeEach(() => {
  states = []
  mails = []
})
afterEach(async () => {
  await listener?.close()
  listener = undefined
})

describe('a mail to the office', () => {
  it('is announced while it idles, and is read from then on', async () => {
    await listenUntilUp()
    await write({ text: 'satu' })
    await eventually(() => expect(texts()).toEqual(['satu']))
    await write({ text: 'dua' })
    await eventually(() => expect(texts()).toEqual(['satu', 'dua']))
    await everythingIsRead()
    expect(mails[0]?.mail.message).toMatchObject({ channel: 'email', from: person, to: settings().user, subject: 'KK' })
  })

  it('that came while nobody listened is found at the start', async () => {
    await write({ text: 'tadi malam' })
    await listenUntilUp()
    await eventually(() => expect(texts()).toEqual(['tadi malam']))
    await everythingIsRead()
  })

  it('stays unread until it is stored, and holds up no other', async () => {
    let tries = 0
    const errors: unknown[] = []
    await listenUntilUp({
      onError: (error) => errors.push(error),
      onMail: async (mail, received) => {
        const isFirst = mail.message.content.kind === 'text' && mail.message.content.text === 'sulit'
        if (isFirst && ++tries < 3) throw new Error('the database is away')
        mails.push({ mail, received })
      },
    })
    await write({ text: 'sulit' })
    await write({ text: 'mudah' })
    await eventually(() => expect(texts().sort()).toEqual(['mudah', 'sulit']))
    expect([tries, errors]).toEqual([3, [new Error('the database is away'), new Error('the database is away')]])
    await everythingIsRead()
  })

  it('comes with its files', async () => {
    await listenUntilUp()
    const base64 = Buffer.from('%PDF').toString('base64')
    await write({
      text: 'Berkas',
      attachments: [{ name: 'kartu keluarga.pdf', contentType: 'application/pdf', base64 }],
    })
    await eventually(() => expect(mails).toHaveLength(1))
    expect(mails[0]?.mail.attachments).toMatchObject([{ fileName: 'kartu keluarga.pdf', bytes: Buffer.from('%PDF') }])
  })

  it('is moved where that is wanted', async () => {
    await listenUntilUp({ processedMailbox: 'Selesai' })
    const before = (await farSide.state()).inbox.length
    await write({ text: 'pindah' })
    await eventually(async () => {
      const { inbox, done } = await farSide.state()
      expect([inbox.length, done.map(({ flags }) => flags)]).toEqual([before, [['\\Seen']]])
    })
  })

  it('that is larger than the limit is not taken in, and reported with its sender', async () => {
    await listenUntilUp({ limits: { rawBytes: 10_000, headerBytes: 2_000 } })
    const bomb = `From: ${person}\r\nSubject: besar\r\nMessage-ID: <bomb@contoh.test>\r\n\r\n${'x'.repeat(2_000_000)}`
    await farSide.post('/email', { raw: Buffer.from(bomb).toString('base64') })
    await eventually(() => expect(mails).toHaveLength(1))
    expect(mails[0]?.received.raw.length).toBe(2_000)
    expect(mails[0]?.mail).toMatchObject({
      refused: 'too-large',
      message: { from: person, externalId: '<bomb@contoh.test>' },
    })
    await everythingIsRead()
  })
})

describe('the link', () => {
  it('comes back after it was dropped', async () => {
    await listenUntilUp()
    await farSide.post('/faults', { dropImap: true })
    await write({ text: 'sesudah putus' })
    await eventually(() => expect(texts()).toEqual(['sesudah putus']))
    expect(states.map(({ state }) => state)).toEqual(['up', 'down', 'up'])
  })

  it('that breaks while a mail is being stored brings it again under the same id', async () => {
    let isDropped = false
    await listenUntilUp({
      onMail: async (mail, received) => {
        mails.push({ mail, received })
        if (isDropped) return
        isDropped = true
        await farSide.post('/faults', { dropImap: true })
      },
    })
    await write({ text: 'dua kali' })
    await eventually(() => expect(texts()).toEqual(['dua kali', 'dua kali']))
    await everythingIsRead()
    expect(new Set(mails.map(({ mail }) => mail.message.externalId)).size).toBe(1)
  })

  it('loses nothing when the mailbox is made anew under other numbers', async () => {
    await listenUntilUp()
    await write({ text: 'sebelum' })
    await eventually(() => expect(texts()).toEqual(['sebelum']))
    await everythingIsRead()
    await farSide.post('/faults', { renumberMailbox: true, dropImap: true })
    await write({ text: 'sesudah' })
    await eventually(() => expect(texts()).toEqual(['sebelum', 'sesudah']))
    const [before, after] = mails.map(({ received }) => received.uidValidity)
    expect(after).not.toBe(before)
  })

  it('with a wrong password stays down and says why', async () => {
    listen({ password: 'wrong' })
    await eventually(() => expect(states.length).toBeGreaterThan(1))
    expect(states[0]).toMatchObject({ state: 'down', reason: expect.any(String) })
    expect(states.every(({ state }) => state === 'down')).toBe(true)
  })
})
