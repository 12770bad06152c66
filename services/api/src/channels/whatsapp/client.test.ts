import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../testing/eventually'
import { type FarSide, startFarSide } from '../../testing/far-side'
import type { DeliveryReceipt, InboundMessage } from '../message'
import { type WhatsappClient, whatsappClient } from './client'
import { isOfFarSide } from './download'
import { parseWebhook } from './parse-webhook'
import { verifyChallenge, verifySignature } from './webhook-signature'

let farSide: FarSide
let client: WhatsappClient
let webhook: Server
let messages: InboundMessage[]
let receipts: DeliveryReceipt[]
/** How the API answers the next webhooks. */
let answers: number[]
let persons = 0
let person: string

/** The webhook as the API has it: signature on the raw bytes, then everything at least once. */
function openWebhook(): Promise<string> {
  webhook = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams)
      const challenge = verifyChallenge(query, 'demo-verify-token')
      return void response.writeHead(challenge === undefined ? 403 : 200).end(challenge)
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const raw = Buffer.concat(chunks)
    const header = String(request.headers['x-hub-signature-256'])
    const status = verifySignature(raw, header, 'demo-whatsapp-secret') ? (answers.shift() ?? 200) : 401
    if (status === 200) {
      const parsed = parseWebhook(JSON.parse(raw.toString()), new Date())
      messages.push(...parsed.messages)
      receipts.push(...parsed.receipts)
    }
    response.writeHead(status).end()
  })
  return new Promise((resolve) =>
    webhook.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(webhook.address() as AddressInfo).port}/webhook`),
    ),
  )
}

const say = (values: object) => farSide.post('/whatsapp', { person, ...values })
const portOf = (server: Server) => (server.address() as AddressInfo).port
const settings = () => farSide.settings.whatsapp?.sender ?? expect.fail('WhatsApp is set up')
const hello = async () => {
  await say({ kind: 'text', text: 'Halo' })
  await eventually(() => expect(messages).toHaveLength(1))
}

beforeAll(async () => {
  farSide = await startFarSide({ webhookUrl: await openWebhook() })
  client = whatsappClient(settings())
})

afterAll(async () => {
  await farSide.stop()
  webhook.close()
})

beforeEach(() => {
  persons += 1
  person = `+62812999900${String(persons).padStart(2, '0')}`
  messages = []
  receipts = []
  answers = []
})

describe('the webhook', () => {
  it('proves to be ours with our token only', async () => {
    expect(await farSide.post('/whatsapp/verify', { token: 'demo-verify-token' })).toEqual({ isVerified: true })
    expect(await farSide.post('/whatsapp/verify', { token: 'another' })).toEqual({ isVerified: false })
  })
})

describe('what a citizen sends', () => {
  it('arrives signed, as it was written', async () => {
    await hello()
    expect(messages).toMatchObject([{ from: person, to: '+6285199990100', content: { kind: 'text', text: 'Halo' } }])
  })

  it('comes again until it is taken, and more often than once', async () => {
    answers = [503, 500]
    await farSide.post('/faults', { whatsapp: { copies: 2 } })
    await say({ kind: 'text', text: 'Sekali' })
    await eventually(() => expect(messages).toHaveLength(2))
    await farSide.post('/faults', { whatsapp: { copies: 1 } })
    expect(new Set(messages.map(({ externalId }) => externalId)).size).toBe(1)
  })

  it('may come in another order than it was written', async () => {
    await farSide.post('/faults', { whatsapp: { isHolding: true } })
    for (const text of ['satu', 'dua', 'tiga']) await say({ kind: 'text', text })
    await farSide.post('/faults', { whatsapp: { isHolding: false } })
    await eventually(() => expect(messages).toHaveLength(3))
    expect(messages.map(({ content }) => content)).toMatchObject([{ text: 'tiga' }, { text: 'dua' }, { text: 'satu' }])
  })

  it.each([2, 5])('is a choice of %i that we offered, in answer to the message that offered it', async (count) => {
    await hello()
    const choices = Array.from({ length: count }, (_, index) => ({ id: `c${index}`, title: `Pilihan ${index}` }))
    const outcome = await client.send({ to: person, text: 'Pilih', choices, ourId: 'u' })
    await eventually(async () => expect(await farSide.received('whatsapp', person)).toHaveLength(1))
    await say({ kind: 'choice', choiceId: 'c1', title: 'Pilihan 1' })
    await eventually(() => expect(messages).toHaveLength(2))
    expect(messages[1]).toMatchObject({
      content: { kind: 'choice', id: 'c1', title: 'Pilihan 1' },
      inReplyTo: outcome.kind === 'sent' ? outcome.externalIds[0] : undefined,
    })
  })

  it('is fetched in two steps when it is a file', async () => {
    const bytes = Buffer.from('%PDF-1.4 akta')
    await say({ kind: 'file', name: 'akta.pdf', contentType: 'application/pdf', base64: bytes.toString('base64') })
    await eventually(() => expect(messages).toHaveLength(1))
    const content = messages[0]?.content
    const reference = content?.kind === 'files' ? content.files[0]?.reference : undefined
    expect(await client.download(reference ?? '')).toEqual({ kind: 'file', bytes, contentType: 'application/pdf' })
    const small = whatsappClient({ ...settings(), maxFileBytes: 5 })
    expect(await small.download(reference ?? '')).toEqual({ kind: 'too-large' })
    expect(await client.download('nowhere')).toEqual({ kind: 'gone' })
    expect(await client.download('../100/messages')).toEqual({ kind: 'gone' })
  })

  it('is marked as read', async () => {
    await hello()
    expect(await client.markRead(messages[0]?.externalId ?? '', { isTyping: true })).toBe(true)
    expect(await whatsappClient({ ...settings(), accessToken: 'wrong' }).markRead('w')).toBe(false)
  })
})

describe('what we send', () => {
  it('arrives and is reported sent and delivered with our id', async () => {
    await hello()
    const outcome = await client.send({
      to: person,
      text: 'Pilih',
      choices: [{ id: 'kk', title: 'KK' }],
      ourId: 'our-1',
    })
    const id = outcome.kind === 'sent' ? outcome.externalIds[0] : undefined
    await eventually(() => expect(receipts.map(({ state }) => state)).toEqual(['sent', 'delivered']))
    expect(receipts).toMatchObject([{ externalId: id, ourId: 'our-1' }, { externalId: id }])
    expect(await farSide.received('whatsapp', person)).toMatchObject([
      { content: { text: 'Pilih', choices: [{ id: 'kk', title: 'KK' }] } },
    ])
  })

  it('every size and number of choices is within what the far side takes', async () => {
    await hello()
    for (const count of [0, 1, 3, 4, 10, 11]) {
      const choices = Array.from({ length: count }, (_, index) => ({
        id: `c${index}`,
        title: `${'Akta Perkawinan '.repeat(index)}${index}`,
        description: 'x'.repeat(index * 20),
      }))
      const outcome = await client.send({ to: person, text: 'Panjang. '.repeat(700), choices, ourId: `u${count}` })
      expect(outcome).toMatchObject({ kind: 'sent' })
    }
  })

  it('a file is uploaded first and stands before the text', async () => {
    await hello()
    const files = [{ fileName: 'kk.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') }]
    const outcome = await client.send({ to: person, text: 'Dokumen Anda', files, ourId: 'u1' })
    expect(outcome).toMatchObject({ kind: 'sent', externalIds: [expect.any(String), expect.any(String)] })
    expect(await farSide.received('whatsapp', person)).toMatchObject([
      { content: { kind: 'file', name: 'kk.pdf', contentType: 'application/pdf' } },
      { content: { text: 'Dokumen Anda' } },
    ])
  })

  it('goes on where it stopped when a part was refused for the moment', async () => {
    await hello()
    const message = { to: person, text: `${'a'.repeat(4000)} ${'b'.repeat(4000)}`, ourId: 'u1' }
    const later = { status: 429, code: 130429, retryAfter: 3 }
    await farSide.post('/faults', { whatsapp: { failNext: [null, later] } })
    const first = await client.send(message)
    expect(first).toMatchObject({
      kind: 'retry',
      reason: 'rate-limit',
      afterSeconds: 3,
      externalIds: [expect.any(String)],
    })
    const alreadySent = first.kind === 'retry' ? (first.externalIds ?? []) : []
    expect(await client.send({ ...message, alreadySent })).toMatchObject({ kind: 'sent' })
    const texts = (await farSide.received('whatsapp', person)).map(({ content }) => content.text?.slice(0, 1))
    expect(texts).toEqual(['a', 'b'])
  })

  it.each([
    [{ status: 400, code: 131047 }, { kind: 'needs-template' }],
    [
      { status: 400, code: 131026 },
      { kind: 'refused', reason: 'not-on-whatsapp' },
    ],
    [
      { status: 500, code: 131000 },
      { kind: 'retry', reason: 'far-side-fault' },
    ],
  ])('%j', async (fault, outcome) => {
    await farSide.post('/faults', { whatsapp: { failNext: [fault] } })
    expect(await client.send({ to: person, text: 'x', ourId: 'u' })).toMatchObject(outcome)
  })

  it('outside of the 24 hours fails by a receipt, and a template does not', async () => {
    await client.send({ to: person, text: 'Kabar', ourId: 'u1' })
    await eventually(() =>
      expect(receipts).toMatchObject([{ state: 'failed', error: { code: '131047' }, ourId: 'u1' }]),
    )
    const template = { name: 'kabar', language: 'id', parameters: ['SPL-1'] }
    await client.send({ to: person, text: '', template, ourId: 'u2' })
    await eventually(() => expect(receipts.at(-1)).toMatchObject({ state: 'delivered', ourId: 'u2' }))
  })

  it('tells a link that cannot be made from an answer that did not come', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const apiUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const patient = whatsappClient({ ...settings(), apiUrl, timeouts: { sendMs: 30 } })
    expect(await patient.send({ to: person, text: 'x', ourId: 'u' })).toMatchObject({
      reason: 'timeout',
      isUncertain: true,
    })
    silent.closeAllConnections()
    await new Promise((resolve) => silent.close(resolve))
    expect(await patient.send({ to: person, text: 'x', ourId: 'u' })).toEqual({
      kind: 'retry',
      reason: 'no-connection',
      afterSeconds: 10,
    })
  })
})

describe('our token', () => {
  it('is not sent to an address that the far side names but that is not its own, nor where it redirects', async () => {
    const seen: string[] = []
    const foreign = createServer((request, response) => {
      seen.push(String(request.headers.authorization))
      response.end('bytes')
    })
    const graph = createServer((request, response) => {
      const url = `http://127.0.0.1:${portOf(foreign)}/x`
      if (request.url?.endsWith('/redirected')) response.writeHead(302, { location: url }).end()
      else response.end(JSON.stringify({ url, mime_type: 'image/png' }))
    })
    for (const server of [foreign, graph]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const curious = whatsappClient({ ...settings(), apiUrl: `http://127.0.0.1:${portOf(graph)}/v23.0` })
    expect(await curious.download('1')).toEqual({ kind: 'retry', reason: 'foreign-host' })
    expect(await curious.download('redirected')).toMatchObject({ kind: 'retry' })
    expect(seen).toEqual([])
    for (const server of [foreign, graph]) server.close()
  })

  it.each([
    ['https://graph.facebook.com/v23.0', 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['https://graph.facebook.com/v23.0', 'https://mmg.whatsapp.net/x', true],
    ['https://graph.facebook.com/v23.0', 'https://evilfbsbx.com/x', false],
    ['https://graph.facebook.com/v23.0', 'http://lookaside.fbsbx.com/x', false],
    ['https://graph.facebook.com/v23.0', 'https://lookaside.fbsbx.com:8443/x', false],
    ['http://127.0.0.1:4100/v23.0', 'http://127.0.0.1:4100/bytes/1', true],
    ['http://127.0.0.1:4100/v23.0', 'http://127.0.0.1:4000/api', false],
  ])('of %s goes to %s: %s', (api, url, goes) => {
    expect(isOfFarSide(new URL(url), new URL(api))).toBe(goes)
  })
})
