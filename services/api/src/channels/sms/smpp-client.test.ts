import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../testing/eventually'
import { type FarSide, startFarSide } from '../../testing/far-side'
import type { DeliveryReceipt, InboundMessage, LinkState } from '../message'
import { joinParts } from './join-parts'
import { digestOf } from './message-identity'
import { type SmppClient, type SmppClientOptions, smppClient } from './smpp-client'

let farSide: FarSide
let client: SmppClient | undefined
let states: LinkState[]
let receipts: DeliveryReceipt[]
/** What is stored, by external id, in the order in which it came first. */
let stored: Map<string, InboundMessage>
let persons = 0
let person: string

const store = async (message: InboundMessage) => {
  if (!stored.has(message.externalId)) stored.set(message.externalId, message)
}
const texts = () => [...stored.values()].map(({ content }) => (content.kind === 'text' ? content.text : content.kind))
const settings = () => farSide.settings.sms?.smpp ?? expect.fail('SMPP is set up')

async function connect(options: Partial<SmppClientOptions> = {}): Promise<SmppClient> {
  const opened = smppClient({
    ...settings(),
    onMessage: store,
    onReceipt: async (receipt) => void receipts.push(receipt),
    onState: (state) => states.push(state),
    backOff: { firstMs: 5, mostMs: 20 },
    ...options,
  })
  client = opened
  await eventually(() => expect(opened.state()).toEqual({ state: 'up' }))
  return opened
}

const nothingWaits = () => eventually(async () => expect((await farSide.state()).smsWaiting).toBe(0))

beforeAll(async () => {
  farSide = await startFarSide()
})
afterAll(() => farSide.stop())

beforeEach(() => {
  persons += 1
  person = `+62813999901${String(persons).padStart(2, '0')}`
  states = []
  receipts = []
  stored = new Map()
})
afterEach(async () => {
  await client?.close()
  client = undefined
})

describe('what a citizen writes', () => {
  it('is acknowledged only when it is stored', async () => {
    let tries = 0
    const errors: unknown[] = []
    await connect({
      onError: (error) => errors.push(error),
      onMessage: async (message) => {
        tries += 1
        if (tries < 3) throw new Error('the database is away')
        await store(message)
      },
    })
    await farSide.post('/sms', { person, text: 'KTP#Budi' })
    await nothingWaits()
    expect([tries, errors.length]).toEqual([3, 2])
    expect([...stored.values()]).toMatchObject([
      { channel: 'sms', from: person, to: '+6285199990100', content: { kind: 'text', text: 'KTP#Budi' } },
    ])
  })

  it.each(['header', 'sar'])('comes in parts when it is long (%s), in any order, each stored', async (form) => {
    await connect()
    const text = `${'Nama: Siti {Aminah} [1] '.repeat(20)}akhir`
    await farSide.post('/sms', { person, text, form, isReversed: true })
    await nothingWaits()
    const parts = [...stored.values()]
    expect(parts.length).toBeGreaterThan(3)
    expect(joinParts(parts)).toMatchObject({ from: person, content: { text } })
  })

  it('comes whole in a payload, and in any script', async () => {
    await connect()
    const text = 'Selamat pagi 😀 ກຂ '.repeat(20)
    await farSide.post('/sms', { person, text, form: 'payload' })
    await nothingWaits()
    expect(texts()).toEqual([text.trim()])
  })

  it('is one message when the acknowledgement was lost and the link broke', async () => {
    await connect()
    await farSide.post('/faults', { sms: { loseAcknowledgements: 2 } })
    await farSide.post('/sms', { person, text: 'satu' })
    await nothingWaits()
    expect(texts()).toEqual(['satu'])
    expect(states.filter(({ state }) => state === 'up').length).toBeGreaterThan(1)
  })

  it('is two messages when it is the same word twice', async () => {
    await connect()
    await farSide.post('/sms', { person, text: '1' })
    await nothingWaits()
    await farSide.post('/sms', { person, text: '1' })
    await nothingWaits()
    expect(texts()).toEqual(['1', '1'])
  })

  it('is recognised after a kill by what was stored before', async () => {
    const asked: string[] = []
    const findStored = async (digest: string) => {
      asked.push(digest)
      return `${digest}-stored-before`
    }
    await connect({ findStored })
    await farSide.post('/sms', { person, text: 'ya' })
    await nothingWaits()
    expect([...stored.keys()]).toEqual([`${asked[0]}-stored-before`])
    await farSide.post('/sms', { person, text: 'ya' })
    await nothingWaits()
    expect([...stored.keys()].map(digestOf)).toEqual([undefined, asked[0]])
  })

  it('is all stored, each once, when there is more at a time than we take', async () => {
    let open: (() => void) | undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    let underWay = 0
    let most = 0
    await connect({
      onMessage: async (message) => {
        underWay += 1
        most = Math.max(most, underWay)
        await gate
        await store(message)
        underWay -= 1
      },
    })
    for (let index = 0; index < 70; index += 1)
      await farSide.post('/sms', { person: `${person}${index}`, text: `${index}` })
    open?.()
    await nothingWaits()
    expect([most, new Set(texts()).size, stored.size]).toEqual([50, 70, 70])
  })

  it('keeps its order for one sender, and a slow one holds up nobody else', async () => {
    let release: (() => void) | undefined
    const slow = new Promise<void>((resolve) => {
      release = resolve
    })
    await connect({
      onMessage: async (message) => {
        if (message.content.kind === 'text' && message.content.text === 'pelan') await slow
        await store(message)
      },
    })
    await farSide.post('/sms', { person, text: 'pelan' })
    await farSide.post('/sms', { person, text: 'sesudah' })
    await farSide.post('/sms', { person: `${person}9`, text: 'lain' })
    await eventually(() => expect(texts()).toEqual(['lain']))
    release?.()
    await nothingWaits()
    expect(texts()).toEqual(['lain', 'pelan', 'sesudah'])
  })
})

describe('what we send', () => {
  it('arrives, short or long, in the GSM alphabet or UCS-2, and is reported as delivered', async () => {
    const opened = await connect()
    const sent = ['Nomor SPL-1 [A]~€', 'Permohonan diterima. '.repeat(20).trim(), 'Terima kasih 😀 '.repeat(12).trim()]
    const ids: string[] = []
    for (const [index, text] of sent.entries()) {
      const outcome = await opened.send({ to: person, text, ourId: `u${index}` })
      if (outcome.kind === 'sent') ids.push(...outcome.externalIds)
    }
    const received = await farSide.received('sms', person)
    expect(received.map(({ content }) => content.text)).toEqual(sent)
    expect(ids.length).toBeGreaterThan(sent.length)
    await eventually(() => expect(receipts.map(({ externalId }) => externalId).sort()).toEqual([...ids].sort()))
    expect(receipts.every(({ state }) => state === 'delivered')).toBe(true)
  })

  it('that cannot be delivered is reported as failed', async () => {
    const opened = await connect()
    await opened.send({ to: '+6285299990000', text: 'Halo', ourId: 'u' })
    await eventually(() => expect(receipts).toMatchObject([{ state: 'failed', error: { code: '001' } }]))
  })

  it('waits when it is too much, and does not send again what left', async () => {
    const opened = await connect()
    const message = { to: person, text: 'a'.repeat(300), ourId: 'u' }
    await farSide.post('/faults', { sms: { throttle: 1 } })
    expect(await opened.send(message)).toEqual({ kind: 'retry', reason: 'throttled', afterSeconds: 5 })
    const first = await opened.send({ ...message, text: 'a'.repeat(300) })
    expect(first).toMatchObject({ kind: 'sent', externalIds: [expect.any(String), expect.any(String)] })
    const alreadySent = first.kind === 'sent' ? first.externalIds : []
    expect(await opened.send({ ...message, alreadySent })).toEqual(first)
    expect(await farSide.received('sms', person)).toHaveLength(1)
  })

  it.each([
    [0x0b, { kind: 'refused', reason: 'invalid-recipient', code: '0x0000000b' }],
    [0x45, { kind: 'retry', reason: 'far-side-fault' }],
    [0x65, { kind: 'refused', reason: 'not-accepted' }],
  ])('refused with %i', async (status, outcome) => {
    const opened = await connect()
    await farSide.post('/faults', { sms: { refuse: { status, count: 1 } } })
    expect(await opened.send({ to: person, text: 'x', ourId: 'u' })).toMatchObject(outcome)
  })

  it('is uncertain when the link broke before the answer, and the link comes back', async () => {
    const opened = await connect()
    await farSide.post('/faults', { sms: { breakOnSubmit: 1 } })
    const outcome = await opened.send({ to: person, text: 'x', ourId: 'u' })
    expect(outcome).toMatchObject({ kind: 'retry', reason: 'no-answer', isUncertain: true })
    await eventually(() => expect(opened.state()).toEqual({ state: 'up' }))
    expect(await opened.send({ to: person, text: 'x', ourId: 'u' })).toMatchObject({ kind: 'sent' })
  })

  it('goes to numbers only, and must say something', async () => {
    const opened = await connect()
    expect(await opened.send({ to: 'Budi', text: 'x', ourId: 'u' })).toMatchObject({ reason: 'invalid-recipient' })
    expect(await opened.send({ to: person, text: ' ', ourId: 'u' })).toMatchObject({ reason: 'empty' })
  })
})

describe('the link', () => {
  it('comes back after it was dropped, and then delivers what waited', async () => {
    await connect()
    await farSide.post('/faults', { dropSms: true })
    await farSide.post('/sms', { person, text: 'tertunda' })
    await nothingWaits()
    expect(texts()).toEqual(['tertunda'])
    expect(states.map(({ state }) => state)).toEqual(['up', 'down', 'up'])
  })

  it('with a wrong password stays down and says why', async () => {
    client = smppClient({
      ...settings(),
      password: 'wrong',
      onMessage: store,
      onReceipt: async () => undefined,
      onState: (state) => states.push(state),
      backOff: { firstMs: 5, mostMs: 10 },
    })
    await eventually(() => expect(states.length).toBeGreaterThan(1))
    expect(states.every((state) => state.state === 'down' && state.reason === 'bind refused (14)')).toBe(true)
    expect(await client.send({ to: person, text: 'x', ourId: 'u' })).toMatchObject({ reason: 'no-connection' })
  })

  it('is given up at once when we close while it is being made', async () => {
    const mute = createServer((socket) => socket.on('error', () => undefined))
    mute.listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const handlers = { onMessage: store, onReceipt: async () => undefined }
    const opened = smppClient({ ...settings(), ...handlers, port: (mute.address() as AddressInfo).port })
    await once(mute, 'connection')
    await opened.close()
    expect(opened.state()).toMatchObject({ state: 'down' })
    mute.close()
  })

  it('that goes silent is closed, and one that speaks nonsense too', async () => {
    let connections = 0
    const mute = createServer((socket) => {
      connections += 1
      socket.on('error', () => undefined)
      if (connections % 2 === 0) socket.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))
    })
    mute.listen(0, '127.0.0.1')
    await once(mute, 'listening')
    client = smppClient({
      ...settings(),
      port: (mute.address() as AddressInfo).port,
      onMessage: store,
      onReceipt: async () => undefined,
      onState: (state) => states.push(state),
      backOff: { firstMs: 1, mostMs: 2 },
      times: { bindMs: 20 },
    })
    await eventually(() => expect(states.length).toBeGreaterThan(2))
    expect(states.slice(0, 2)).toMatchObject([
      { state: 'down', reason: 'no answer to bind' },
      { state: 'down', reason: expect.stringContaining('too large') },
    ])
    await client.close()
    mute.close()
  })
})
