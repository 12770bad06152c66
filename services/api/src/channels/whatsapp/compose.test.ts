import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutboundMessage } from '../message'
import { splitText } from '../split-text'
import { compose } from './compose'
import { toFailure } from './send-errors'

const runs = 300
const message = (fields: Partial<OutboundMessage>): OutboundMessage => ({
  to: '+6281299990001',
  text: 'Pilih layanan',
  ourId: 'u1',
  ...fields,
})
const choices = (count: number, title = 'Pilihan') =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, title: `${title} ${index + 1}` }))

describe('what is sent', () => {
  it('up to three short choices are buttons', () => {
    expect(compose(message({ choices: choices(3) }))).toMatchObject([
      { type: 'interactive', content: { type: 'button', body: { text: 'Pilih layanan' } } },
    ])
  })

  it('more, longer or explained ones are a list', () => {
    expect(compose(message({ choices: choices(10) }))).toMatchObject([{ content: { type: 'list' } }])
    expect(compose(message({ choices: [{ id: 'a', title: 'A', description: 'b' }] }))).toMatchObject([
      { content: { type: 'list' } },
    ])
  })

  it('a title that is too long for a list stands whole below it', () => {
    const title = 'Pelaporan Peristiwa dari Luar Negeri'
    const [piece] = compose(message({ choices: [{ id: 'a', title }] }))
    expect(JSON.stringify(piece)).toContain(`"title":"Lapor peristiwa LN","description":"${title}"`)
  })

  it.each([
    [20, 'button', 20],
    [21, 'list', 21],
    [24, 'list', 24],
  ])('a title of %i characters is shown in a %s with %i', (length, type, shown) => {
    const [piece] = compose(message({ choices: [{ id: 'a', title: 'x'.repeat(length) }] }))
    expect(piece).toMatchObject({ content: { type } })
    expect(/"title":"([^"]*)"/.exec(JSON.stringify(piece))?.[1]).toHaveLength(shown)
  })

  it('places of one name are told apart by where they lie', () => {
    const places = ['Tanjung Harapan, Kec. Nunukan Selatan', 'Tanjung Harapan, Kec. Sebatik Timur']
    const [piece] = compose(message({ choices: places.map((title, index) => ({ id: `${index}`, title })) }))
    expect(JSON.stringify(piece)).toContain(`"title":"Kec. Nunukan Selatan","description":"${places[0]}"`)
  })

  it('a title that nobody wrote shorter is never cut: numbers say it whole', () => {
    const [piece] = compose(message({ choices: [{ id: 'a', title: 'x'.repeat(25) }] }))
    expect(piece).toMatchObject({ type: 'text', content: { body: expect.stringContaining(`1. ${'x'.repeat(25)}`) } })
  })

  it('what fits in no list is text with numbers', () => {
    const [piece] = compose(message({ choices: choices(11) }))
    expect(piece).toMatchObject({ type: 'text', content: { body: expect.stringContaining('\n11. Pilihan 11') } })
    expect(compose(message({ choices: [...choices(1), ...choices(1)] }))).toMatchObject([{ type: 'text' }])
  })

  it('a long question leaves its beginning in a message of its own', () => {
    const text = Array.from({ length: 60 }, (_, index) => `Kalimat nomor ${index} tentang syarat.`).join('\n')
    const pieces = compose(message({ text, choices: choices(2) }))
    expect(pieces).toMatchObject([{ type: 'text' }, { type: 'interactive' }])
  })

  it('choices without a question still have the body that the far side asks for', () => {
    expect(compose(message({ text: ' ', choices: choices(1) }))).toMatchObject([{ content: { body: { text: '…' } } }])
    expect(compose(message({ text: ' ' }))).toEqual([])
  })

  it('a code stands on the button of its template too', () => {
    const template = { name: 'kode', language: 'id', parameters: ['123456'], isCode: true } as const
    const parameters = [{ type: 'text', text: '123456' }]
    expect(compose(message({ template }))).toMatchObject([
      {
        content: {
          components: [
            { type: 'body', parameters },
            { type: 'button', sub_type: 'url', index: '0', parameters },
          ],
        },
      },
    ])
  })

  it('a template is sent instead of the text, without line breaks in its values', () => {
    const template = { name: 'kabar', language: 'id', parameters: ['SPL-1\n2', ''] }
    expect(compose(message({ template }))).toEqual([
      {
        kind: 'body',
        type: 'template',
        content: {
          name: 'kabar',
          language: { code: 'id' },
          components: [
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'SPL-1 2' },
                { type: 'text', text: '-' },
              ],
            },
          ],
        },
      },
    ])
  })
})

describe('splitText', () => {
  it('loses no word and keeps every piece within the limit, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400, size: 'max' }),
        fc.integer({ min: 4, max: 60 }),
        (text, limit) => {
          const pieces = splitText(text, limit)
          expect(pieces.every((piece) => piece.length <= limit)).toBe(true)
          expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
          expect(pieces.some((piece) => /\p{Cs}/u.test(piece))).toBe(false) // no half of a pair
        },
      ),
      { numRuns: runs },
    )
  })
})

describe('what the far side refuses', () => {
  const fail = (status: number, code?: number) =>
    toFailure(status, code === undefined ? '<html>' : { error: { code } }, null)

  it.each([
    [400, 131047, { kind: 'needs-template' }],
    [400, 130429, { kind: 'retry', reason: 'rate-limit' }],
    [400, 80007, { kind: 'retry', reason: 'rate-limit' }],
    [400, 131056, { kind: 'retry', reason: 'pair-rate-limit' }],
    [400, 131026, { kind: 'refused', reason: 'not-on-whatsapp', code: '131026' }],
    [401, 190, { kind: 'retry', reason: 'access-token-expired' }],
    [400, 100, { kind: 'refused', reason: 'not-accepted', code: '100' }],
    [500, undefined, { kind: 'retry', reason: 'far-side-fault' }],
    [429, undefined, { kind: 'retry', reason: 'rate-limit' }],
    [404, undefined, { kind: 'refused', code: '404' }],
  ])('%i with code %s', (status, code, outcome) => {
    expect(fail(status, code)).toMatchObject(outcome)
  })

  it('says itself when to come again', () => {
    expect(toFailure(429, {}, '7')).toMatchObject({ afterSeconds: 7 })
  })
})
