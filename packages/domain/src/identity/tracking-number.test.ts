import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTrackingNumber, TrackingNumber, toTrackingNumber } from './tracking-number'

const trackingNumber = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(toTrackingNumber)

describe('tracking numbers', () => {
  it('are read back as written', () => {
    fc.assert(fc.property(trackingNumber, (number) => parseTrackingNumber(number) === number))
  })

  it('use all 55 bits: neighbouring bytes give another number', () => {
    const base = new Uint8Array([1, 2, 3, 4, 5, 6, 8])
    for (let index = 0; index < 7; index += 1) {
      const other = Uint8Array.from(base, (byte, at) => (at === index ? byte + 2 : byte))
      expect(toTrackingNumber(other)).not.toBe(toTrackingNumber(base))
    }
  })

  it('are read in lower case, with O, I and L, without dashes, spaces or prefix', () => {
    const number = toTrackingNumber(new Uint8Array([0, 68, 64, 3, 9, 7, 200]))
    const letters = number.slice(4).replaceAll('-', '')
    const sloppy = letters.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    for (const text of [sloppy, ` spl ${sloppy}`, `SPL${letters}`, `spl-${letters.replaceAll('1', 'I')}`]) {
      expect(parseTrackingNumber(text)).toBe(number)
    }
  })

  it('show every wrong character and every swap of two', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const position = fc.integer({ min: 0, max: 11 })
    fc.assert(
      fc.property(trackingNumber, position, position, fc.constantFrom(...alphabet), (number, first, second, letter) => {
        const letters = [...number.slice(4).replaceAll('-', '')]
        const wrong = letters.with(first, letter).join('')
        const swapped = letters
          .with(first, letters.at(second) ?? '')
          .with(second, letters.at(first) ?? '')
          .join('')
        for (const other of [wrong, swapped]) {
          expect(parseTrackingNumber(other)).toBe(other === letters.join('') ? number : undefined)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('are refused when they are something else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = parseTrackingNumber(text)
        return number === undefined || TrackingNumber.safeParse(number).success
      }),
    )
    expect(parseTrackingNumber('SPL-UUUU-UUUU-UUUU')).toBeUndefined()
  })

  it('need seven random bytes', () => {
    expect(() => toTrackingNumber(new Uint8Array(6))).toThrow(RangeError)
  })
})
