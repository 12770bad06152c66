import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWebhook } from './parse-webhook'
import { verifyChallenge, verifySignature } from './webhook-signature'

const secret = 'demo-whatsapp-secret'
const receivedAt = new Date('2026-09-14T02:00:00Z')
const runs = 300

const sign = (body: string | Buffer, key = secret) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`

function toWebhook(value: object) {
  const metadata = { display_phone_number: '62 851-9999-0100', phone_number_id: '100' }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value: { metadata, ...value } }] }],
  }
}

const parseMessage = (message: object) =>
  parseWebhook(
    toWebhook({
      contacts: [{ profile: { name: 'Warga Contoh' }, wa_id: '6281299990001' }],
      messages: [{ from: '6281299990001', id: 'wamid.1', timestamp: '1789351000', ...message }],
    }),
    receivedAt,
  )

describe('the signature', () => {
  const body = Buffer.from('{"a":"\\u00e4"}')

  it('holds for these bytes with our secret only', () => {
    expect(verifySignature(body, sign(body), secret)).toBe(true)
    expect(verifySignature(body, sign(body, 'another'), secret)).toBe(false)
    expect(verifySignature(Buffer.from('{"a":"ä"}'), sign(body), secret)).toBe(false)
  })

  it.each([undefined, '', 'sha256=', 'sha256=zz', `sha1=${'0'.repeat(64)}`, `sha256=${'0'.repeat(64)}`])(
    'refuses %s',
    (header) => {
      expect(verifySignature(body, header, secret)).toBe(false)
    },
  )

  it('does not hold when any one bit of the body differs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), (bytes, at) => {
        const given = Buffer.from(bytes)
        const header = sign(given)
        const changed = Buffer.from(given)
        changed.writeUInt8(changed.readUInt8(at % changed.length) ^ (1 << (at % 8)), at % changed.length)
        return verifySignature(given, header, secret) && !verifySignature(changed, header, secret)
      }),
      { numRuns: runs },
    )
  })
})

describe('the challenge', () => {
  const asked = { 'hub.mode': 'subscribe', 'hub.verify_token': 'token', 'hub.challenge': '1158201444' }

  it('is answered to who knows our token', () => {
    expect(verifyChallenge(asked, 'token')).toBe('1158201444')
  })

  it.each([
    { 'hub.verify_token': 'tokem' },
    { 'hub.verify_token': ['token'] },
    { 'hub.mode': 'unsubscribe' },
    { 'hub.challenge': '<script>' },
    { 'hub.challenge': undefined },
  ])('is refused with %j', (wrong) => {
    expect(verifyChallenge({ ...asked, ...wrong }, 'token')).toBeUndefined()
  })
})

describe('a webhook', () => {
  it.each([
    [
      { type: 'text', text: { body: 'Halo\u0000\r\nkantor' } },
      { kind: 'text', text: 'Halo\nkantor' },
    ],
    [
      { type: 'button', button: { payload: 'ya', text: 'Ya' } },
      { kind: 'choice', id: 'ya', title: 'Ya' },
    ],
    [
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'Lanjut' } } },
      { kind: 'choice', id: 'b1', title: 'Lanjut' },
    ],
    [
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'l1', title: 'KK', description: 'x' } },
      },
      { kind: 'choice', id: 'l1', title: 'KK' },
    ],
    [
      { type: 'image', image: { id: 'm1', mime_type: 'image/jpeg', sha256: 'x', caption: ' KK lama ' } },
      { kind: 'files', files: [{ reference: 'm1', contentType: 'image/jpeg' }], caption: 'KK lama' },
    ],
    [
      { type: 'document', document: { id: 'm2', mime_type: 'application/pdf', filename: 'akta.pdf' } },
      { kind: 'files', files: [{ reference: 'm2', contentType: 'application/pdf', fileName: 'akta.pdf' }] },
    ],
    [
      { type: 'audio', audio: { id: 'm3', mime_type: 'audio/ogg; codecs=opus', voice: true } },
      { kind: 'voice', file: { reference: 'm3', contentType: 'audio/ogg; codecs=opus' } },
    ],
    [
      { type: 'video', video: { id: 'm4', mime_type: 'video/mp4' } },
      { kind: 'files', files: [{ reference: 'm4', contentType: 'video/mp4' }] },
    ],
    [
      { type: 'location', location: { latitude: 3.9, longitude: '115.69', name: 'Long Bawan', address: 'Krayan' } },
      { kind: 'location', latitude: 3.9, longitude: 115.69, name: 'Long Bawan, Krayan' },
    ],
    [{ type: 'sticker', sticker: { id: 'm5' } }, { kind: 'sticker' }],
    [
      { type: 'contacts', contacts: [] },
      { kind: 'unsupported', what: 'contacts' },
    ],
    [
      { type: 'reaction', reaction: { message_id: 'w', emoji: '👍' } },
      { kind: 'unsupported', what: 'reaction' },
    ],
    [
      { type: 'order', order: {} },
      { kind: 'unsupported', what: 'order' },
    ],
    [
      { type: 'system', system: { body: 'x' } },
      { kind: 'unsupported', what: 'system' },
    ],
    [
      { type: 'unsupported', errors: [{ code: 131051 }] },
      { kind: 'unsupported', what: 'unsupported' },
    ],
    [
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } },
      { kind: 'unsupported', what: 'interactive' },
    ],
    [
      { type: 'hologram', hologram: {} },
      { kind: 'unsupported', what: 'hologram' },
    ],
    [
      { type: 'location', location: { latitude: 1000, longitude: 0 } },
      { kind: 'unsupported', what: 'location' },
    ],
    [{}, { kind: 'unsupported', what: 'unknown' }],
  ])('%j', (message, content) => {
    expect(parseMessage(message).messages).toMatchObject([{ channel: 'whatsapp', externalId: 'wamid.1', content }])
  })

  it('says who wrote to whom, when, and in answer to what', () => {
    const { messages } = parseMessage({ type: 'text', text: { body: 'x' }, context: { from: '1', id: 'wamid.0' } })
    expect(messages).toEqual([
      {
        channel: 'whatsapp',
        externalId: 'wamid.1',
        from: '+6281299990001',
        to: '+6285199990100',
        sentAt: '2026-09-14T01:56:40.000Z',
        senderName: 'Warga Contoh',
        inReplyTo: 'wamid.0',
        content: { kind: 'text', text: 'x' },
      },
    ])
  })

  it('does not believe a time that is still to come', () => {
    expect(parseMessage({ timestamp: '4102444800' }).messages[0]?.sentAt).toBe(receivedAt.toISOString())
    expect(parseMessage({ timestamp: 'soon' }).messages[0]?.sentAt).toBe(receivedAt.toISOString())
  })

  it('knows who goes by a user name by the id for our business', () => {
    const { messages } = parseMessage({
      from: undefined,
      from_user_id: 'ID.1234567890',
      type: 'text',
      text: { body: 'x' },
    })
    expect(messages[0]?.from).toBe('ID.1234567890')
  })

  it('reports delivery states, with why it failed and our own id', () => {
    const statuses = [
      { id: 'w1', status: 'sent', timestamp: '1789351000', biz_opaque_callback_data: 'our-1' },
      {
        id: 'w2',
        status: 'failed',
        timestamp: '1789351000',
        errors: [{ code: 131047, title: 'Re-engagement message' }],
      },
      { id: 'w3', status: 'read', timestamp: '1789351000', pricing: { new: true } },
      { id: 'w4', status: 'pondering', timestamp: '1789351000' },
    ]
    expect(parseWebhook(toWebhook({ statuses }), receivedAt).receipts).toEqual([
      { channel: 'whatsapp', externalId: 'w1', state: 'sent', at: '2026-09-14T01:56:40.000Z', ourId: 'our-1' },
      {
        channel: 'whatsapp',
        externalId: 'w2',
        state: 'failed',
        at: '2026-09-14T01:56:40.000Z',
        error: { code: '131047', text: 'Re-engagement message' },
      },
      { channel: 'whatsapp', externalId: 'w3', state: 'read', at: '2026-09-14T01:56:40.000Z' },
    ])
  })

  it('keeps the readable when something beside it is not, and says where', () => {
    const { messages, unreadable } = parseWebhook(
      toWebhook({
        messages: [{ id: 7 }, { id: 'wamid.2', from: '6281299990001', type: 'text', text: { body: 'ya' } }],
        statuses: ['x'],
      }),
      receivedAt,
    )
    expect(messages.map(({ externalId }) => externalId)).toEqual(['wamid.2'])
    expect(unreadable).toEqual(['entry.0.changes.0.value.messages.0', 'entry.0.changes.0.value.statuses.0'])
  })

  it('of another kind holds nothing for us', () => {
    expect(parseWebhook({ object: 'page', entry: [] }, receivedAt)).toEqual({
      messages: [],
      receipts: [],
      unreadable: ['object'],
    })
    expect(parseWebhook(null, receivedAt).unreadable).toEqual(['body'])
  })

  it('of any shape never throws, and what it gives survives JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.string(), (value, type) => {
        const bodies = [
          value,
          toWebhook({ messages: [value] }),
          toWebhook({ messages: [{ id: 'w', from: '1', type, [type]: value }] }),
        ]
        for (const body of bodies) {
          const parsed = parseWebhook(body, receivedAt)
          expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed)
        }
      }),
      { numRuns: runs },
    )
  })
})
