import { expect, test } from 'vitest'
import { testKeyring } from '../../testing/test-database'
import { fillPin, hiddenPin, withoutPins } from './hidden-pin'

test.each([
  ['SPL-0000-0000-0000 123456', 'SPL-0000-0000-0000 ••••••'],
  ['spl 1a2b 3456 7890, pin 123 456', 'spl 1a2b 3456 7890, pin ••••••'],
  ['SPL-A123-456B-123C pin123456', 'SPL-A123-456B-123C pin••••••'],
  ['123456 untuk ADU-7K2M-9XQ4-1VBC', '•••••• untuk ADU-7K2M-9XQ4-1VBC'],
  ['ADU7K2M9XQ41VBC\n123456', 'ADU7K2M9XQ41VBC\n••••••'],
  ['PIN: 123456. Simpan', 'PIN: ••••••. Simpan'],
])('%s is kept without its PIN', (typed, kept) => expect(withoutPins(typed)).toBe(kept))

test.each([
  'NIK 6503051708909901',
  'pindah 123456 hari lalu',
  'KTP#6503051708909901#6503050101209901#BUDI#LONG BAWAN',
  'lahir 170890',
  'SPL-1234-5678-9012',
])('%s is kept as it is', (typed) => expect(withoutPins(typed)).toBe(typed))

test('digits alone are a PIN where one was asked for', () => {
  expect(withoutPins('1 2 3 4 5 6', { isAsked: true })).toBe('• • • • • •')
  expect(withoutPins('ini 123-456 ya', { isAsked: true })).toMatch(/^ini •••.•••/)
  expect(withoutPins('KTP saya hilang', { isAsked: true })).toBe('KTP saya hilang')
})

test('a province may name the PIN twice in its own words', () => {
  expect(fillPin(testKeyring, `PIN: ${hiddenPin}. Simpan ${hiddenPin}.`, 'application-1')).toMatch(
    /^PIN: (\d{6})\. Simpan \1\.$/,
  )
})
