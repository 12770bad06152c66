import { toTrackingNumber } from '@sipelandukilat/domain'
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
  ['PIN saya 61 76 93', 'PIN saya ••••••'],
  ['pin: 6-1-7-6-9-3', 'pin: ••••••'],
  ['PIN 6 , 1 , 7 , 6 , 9 , 3 ya', 'PIN •••••• ya'],
  ['pinnya 617/693', 'pinnya ••••••'],
  ['SPL-V32X-18E5-DE9P kode rahasia 61 76 93', 'SPL-V32X-18E5-DE9P kode rahasia ••••••'],
  ['SPL V32X 18E5 DE9P 61.76.93', 'SPL V32X 18E5 DE9P ••••••'],
  ['SPL-V32X-18E5-DE9P617693', 'SPL-V32X-18E5-DE9P••••••'],
  ['kode 61 76 93, lahir 17-08-1990', 'kode ••••••, lahir 17-08-1990'],
  ['SPL 1234 5678 9012', 'SPL 1234 5678 9012'],
  ['PIN apa? Telepon 0812-3001-9977, desa 65.03.05.2022', 'PIN apa? Telepon 0812-3001-9977, desa 65.03.05.2022'],
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

test.each(['SPL V32X 18E5 DE9P', 'SPL-1234-5678-9012', 'spl12345678901a', 'ADU 7K2M 9XQ4 1VB2'])(
  'the number %s is kept whole where a PIN was asked for, and a PIN behind it is not',
  (number) => {
    expect(withoutPins(number, { isAsked: true })).toBe(number)
    expect(withoutPins(`${number} 61 76 93`, { isAsked: true })).toMatch(new RegExp(`^${number} [• ]+$`))
  },
)

test('a number without its first letters is kept whole too', () => {
  const number = toTrackingNumber(Uint8Array.from([1, 2, 3, 4, 5, 6, 7])).slice(4)
  expect(withoutPins(number, { isAsked: true })).toBe(number)
})

test('a province may name the PIN twice in its own words', () => {
  expect(fillPin(testKeyring, `PIN: ${hiddenPin}. Simpan ${hiddenPin}.`, 'application-1')).toMatch(
    /^PIN: (\d{6})\. Simpan \1\.$/,
  )
})
