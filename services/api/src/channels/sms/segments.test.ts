import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InboundMessage } from '../message'
import { decodeText } from './decode-text'
import { joinParts, partKey } from './join-parts'
import { readDelivery } from './read-delivery'
import { toSegments } from './segments'

const runs = 200
const receivedAt = new Date('2026-09-14T02:00:00Z')

/** What a phone would receive of a text: each SMS as a delivery, read by our own reader. */
function deliver(text: string): InboundMessage[] {
  const segments = toSegments(text, 7)
  if (!segments) throw new Error('too long')
  return segments.bodies.map((body, index) => {
    const pdu = {
      source_addr: '6281299990001',
      destination_addr: '100',
      esm_class: segments.hasHeader ? 0x40 : 0,
      data_coding: segments.dataCoding,
      short_message: body,
    }
    const delivery = readDelivery(pdu, receivedAt)
    if (delivery.kind !== 'message') throw new Error('no message')
    return { ...delivery.message, externalId: String(index) }
  })
}

const textOf = (message: InboundMessage | undefined) =>
  message?.content.kind === 'text' ? message.content.text : undefined

describe('a text as SMS', () => {
  it.each([
    ['a'.repeat(160), 0, 1],
    ['a'.repeat(161), 0, 2],
    ['a'.repeat(306), 0, 2],
    ['€'.repeat(80), 0, 1],
    ['€'.repeat(81), 0, 2],
    ['ก'.repeat(70), 8, 1],
    ['ก'.repeat(71), 8, 2],
    ['😀'.repeat(35), 8, 1],
    ['😀'.repeat(36), 8, 2],
    ['Kantor “buka” – pukul 8…', 0, 1],
  ])('%s', (text, dataCoding, count) => {
    expect(toSegments(text, 1)).toMatchObject({ dataCoding, hasHeader: count > 1 })
    expect(toSegments(text, 1)?.bodies).toHaveLength(count)
  })

  it('no SMS is larger than 140 bytes on the air', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900, size: 'max' }), (text) => {
        const segments = toSegments(text, 1)
        for (const body of segments?.bodies ?? []) {
          const header = segments?.hasHeader ? 6 : 0
          const septets = body.length - header + Math.ceil((header * 8) / 7)
          expect(segments?.dataCoding === 0 ? septets <= 160 : body.length <= 140).toBe(true)
        }
      }),
      { numRuns: runs },
    )
  })

  it('is the same text on the other side, whatever it holds, whichever order its parts come in and however often', () => {
    const alphabet = fc.constantFrom(...'@£é ÄñΔ{}[]~|€^\\aZ09\n', 'ä', 'ක', '😀', '👨‍👩‍👧')
    fc.assert(
      fc.property(
        fc.array(alphabet, { minLength: 1, maxLength: 500, size: 'max' }),
        fc.infiniteStream(fc.nat()),
        (characters, order) => {
          const text = characters.join('')
          const parts = deliver(text)
          const shuffled = [...parts, ...parts]
            .map((part) => ({ part, at: order.next().value }))
            .sort((a, b) => a.at - b.at)
          const whole = parts.length === 1 ? parts[0] : joinParts(shuffled.map(({ part }) => part))
          expect(textOf(whole)?.trim()).toBe(text.trim())
        },
      ),
      { numRuns: runs },
    )
  })

  it('longer than 255 parts is not one', () => {
    expect(toSegments('a'.repeat(153 * 255), 1)?.bodies).toHaveLength(255)
    expect(toSegments('a'.repeat(153 * 255 + 1), 1)).toBeUndefined()
  })
})

describe('parts', () => {
  it('make no message while one is missing', () => {
    const parts = deliver('a'.repeat(400))
    expect(joinParts(parts.slice(1))).toBeUndefined()
    expect(joinParts([])).toBeUndefined()
    expect(joinParts(parts)).toMatchObject({ externalId: '0', content: { text: 'a'.repeat(400) } })
    expect(joinParts(parts)).not.toHaveProperty('part')
  })

  it('of one message have one key, those of another sender another', () => {
    const [first, second] = deliver('a'.repeat(200))
    if (!first || !second) throw new Error('two parts')
    expect(partKey(first)).toBe(partKey(second))
    expect(partKey({ ...first, from: '+6281299990002' })).not.toBe(partKey(first))
    expect(deliver('a').map(partKey)).toEqual([undefined])
  })
})

describe('the data coding', () => {
  it.each([
    [0x00, [0x00, 0x1b, 0x65], '@€'],
    [0x01, [0x40, 0x24], '@$'],
    [0x03, [0xe9], 'é'],
    [0x08, [0x00, 0x41, 0xd8, 0x3d, 0xde, 0x00], 'A😀'],
    [0x18, [0x00, 0x41], 'A'],
    [0xf1, [0x00], '@'],
    [0x04, [0x00], undefined],
    [0xf5, [0x00], undefined],
  ])('0x%s', (coding, bytes, text) => {
    expect(decodeText(Buffer.from(bytes), coding)).toBe(text)
  })
})

describe('a delivery', () => {
  it('of any bytes is read without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 160 }), fc.nat(255), fc.nat(255), (bytes, esm_class, data_coding) => {
        const pdu = {
          source_addr: '1',
          destination_addr: '2',
          esm_class,
          data_coding,
          short_message: Buffer.from(bytes),
        }
        const delivery = readDelivery(pdu, receivedAt)
        expect(JSON.parse(JSON.stringify(delivery))).toEqual(delivery)
      }),
      { numRuns: runs },
    )
  })

  it.each([
    ['id:abc stat:DELIVRD err:000 text:', {}, { externalId: 'abc', state: 'delivered' }],
    ['id:abc sub:001 stat:undeliv err:045 text:x', {}, { state: 'failed', error: { code: '045', text: 'UNDELIV' } }],
    ['', { receipted_message_id: 'tlv', message_state: 3 }, { externalId: 'tlv', state: 'failed' }],
  ])('that is a receipt: %s %j', (text, more, receipt) => {
    const pdu = { source_addr: '1', esm_class: 4, data_coding: 0, short_message: Buffer.from(text), ...more }
    expect(readDelivery(pdu, receivedAt)).toMatchObject({ kind: 'receipt', receipt })
  })

  it('that is a receipt of nothing says nothing', () => {
    const pdu = { source_addr: '1', esm_class: 4, data_coding: 0, short_message: Buffer.from('hello') }
    expect(readDelivery(pdu, receivedAt)).toEqual({ kind: 'nothing' })
  })
})
