import { describe, expect, it } from 'vitest'
import { readDate } from '../calendar/read-date'
import { languageCodes } from '../language/languages'
import type { FormField } from '../services/service-definition'
import { commandsTexts } from '../texts/texts'
import { testContext } from './testing'
import { readTyped } from './typed-value'
import { findCommand, guessCommand, readYesOrNo } from './words'

const context = { today: '2026-06-30', regions: testContext().regions }
const label = { id: 'Isian', en: 'Entry' }
const field = (type: FormField['type'], rest: Partial<FormField> = {}): FormField => ({
  id: 'one',
  type,
  label,
  required: true,
  verified: true,
  ...rest,
})
const religions = [
  { code: '1', label: { id: 'Islam', en: 'Islam' } },
  { code: '2', label: { id: 'Kristen', en: 'Protestant' } },
  { code: '3', label: { id: 'Katolik', en: 'Catholic' } },
  { code: '9', label: { id: 'Penghayat kepercayaan', en: 'Traditional belief' } },
]
const cards = [
  { code: 'A', label: { id: 'KK', en: 'Family card' } },
  { code: 'B', label: { id: 'KTP-el', en: 'Identity card' } },
  { code: 'C', label: { id: 'KIA', en: 'Child identity card' } },
]

describe('dates as typed', () => {
  it.each([
    ['17-8-1990', ['1990-08-17']],
    ['17/08/1990', ['1990-08-17']],
    ['17 Agustus 1990', ['1990-08-17']],
    ['tgl 17 agustsu 1990', ['1990-08-17']],
    ['Jumat, 17 Nopember 1990', ['1990-11-17']],
    ['1990-08-17', ['1990-08-17']],
    ['August 17, 1990', ['1990-08-17']],
    ['17081990', ['1990-08-17']],
    ['17agu1990', ['1990-08-17']],
    ['31-2-1990', []],
    ['kemarin', []],
    ['17-13-1990', []],
  ])('%s', (text, dates) => {
    expect(readDate(text)).toEqual({ dates, certain: true })
  })

  it('with two digits of a year are asked about', () => {
    expect(readDate('17/08/90', '2026-06-30')).toEqual({ dates: ['1990-08-17'], certain: false })
    expect(readDate('5-6-24', '2026-06-30')).toEqual({ dates: ['1924-06-05', '2024-06-05'], certain: false })
    expect(readTyped(field('date', { isPast: true }), '5/6/24', context)).toEqual({
      kind: 'several',
      options: ['1924-06-05', '2024-06-05'],
    })
  })
})

describe('answers as typed', () => {
  it.each<[FormField, string, unknown]>([
    [field('boolean'), 'iya', true],
    [field('boolean'), 'gak ada', false],
    [field('boolean'), 'Betul', true],
    [field('number', { unit: 'kg' }), '3,2 kg', 3.2],
    [field('number'), 'ke-2', 2],
    [field('time'), 'jam 7.30 wita', '07:30'],
    [field('nik'), 'NIK: 6503 0517 0890.9901', '6503051708909901'],
    [field('kkNumber'), 'no. KK 6503050101209901', '6503050101209901'],
    [field('nik'), 'nik saya 6503114707099901', '6503114707099901'],
    [field('nik'), '6503114707099901 pak', '6503114707099901'],
    [field('nik'), 'ini nik nenek 6503.1147.0709.9901, lahir 7-7-1970', '6503114707099901'],
    [field('nik'), '6503114707099901\n\nTerima kasih\nAnton', '6503114707099901'],
    [field('kkNumber'), 'kk nya 6503 0501 0120 9901 ya pak', '6503050101209901'],
    [field('kkNumber'), 'my card number is 6503050101209901', '6503050101209901'],
    [field('phone'), 'hp saya 0812-3456-7890 pak', '+6281234567890'],
    [field('phone'), 'nomor saya +60 12 345 6789 di Tawau', '+60123456789'],
    [field('date'), 'tanggalnya 12-3-1990 pak', '1990-03-12'],
    [field('date'), 'kalau tidak salah 12 Maret 1990, subuh', '1990-03-12'],
    [field('personName'), '  BUDI   SANTOSO ', 'BUDI SANTOSO'],
    [field('phone'), '0812-3456-7890', '+6281234567890'],
    [field('choice', { codes: religions }), 'islam', '1'],
    [field('choice', { codes: religions }), 'katholik', '3'],
    [field('choice', { codes: religions }), 'protestant', '2'],
    [field('choice', { codes: religions }), 'penghayat', '9'],
    [field('choice', { codes: religions }), '9', '9'],
    [field('multiChoice', { codes: religions }), '1 dan katolik', ['1', '3']],
    [field('multiChoice', { codes: religions }), '1,3', ['1', '3']],
    [field('multiChoice', { codes: cards }), 'KK, KTP-el', ['A', 'B']],
    [field('multiChoice', { codes: cards }), 'KTP-el', ['B']],
    [field('region', { level: 'village' }), 'desa Long Bawan kec. Krayan', '65.03.05.2041'],
    [field('region', { level: 'regency' }), 'kab malinau', '65.02'],
  ])('%j: %s', (asked, text, value) => {
    expect(readTyped(asked, text, context)).toEqual({ kind: 'value', value })
  })

  it('of two numbers ask which is meant', () => {
    expect(readTyped(field('nik'), '6503114707099901 atau 6503114707099902', context)).toEqual({
      kind: 'several',
      options: ['6503114707099901', '6503114707099902'],
    })
    expect(readTyped(field('nik'), 'nik 6503114707099901, ya 6503114707099901', context).kind).toBe('value')
  })

  it('that cannot be read say so', () => {
    for (const [asked, text] of [
      [field('boolean'), 'mungkin'],
      [field('choice', { codes: religions }), 'xyz'],
      [field('date'), '31-2-2020'],
      [field('personName'), 'ya'],
      [field('personName'), 'ya setuju'],
      [field('personName'), 'nenek sy'],
      [field('region', { level: 'village' }), 'qqqq'],
    ] as const)
      expect(readTyped(asked, text, context).kind, text).toBe('unread')
  })
})

describe('words that may be said at any time', () => {
  it.each([
    ['BATAL', 'cancel'],
    ['bantuan', 'help'],
    ['Kembali ya', 'back'],
    ['cek status', 'status'],
    ['petugas', 'person'],
    ['nombor giliran', 'queue'],
    ['Bahasa Melayu', { speak: 'ms' }],
    ['SUDAH TIBA', 'complete'],
  ] as const)('%s', (text, command) => {
    expect(findCommand(text)).toEqual(command)
  })

  it('mean one thing, whichever language they are of', () => {
    for (const command of ['cancel', 'skip', 'keep', 'person', 'queue', 'complaint'] as const)
      for (const language of languageCodes)
        for (const word of commandsTexts.say(language, command).split(', '))
          expect(findCommand(word), word).toBe(command)
  })

  it('are understood with one slip, when nothing else is meant', () => {
    expect(guessCommand('batl')).toBe('cancel')
    expect(guessCommand('kembai')).toBe('back')
    expect(guessCommand('bantaun')).toBe('help')
    expect(guessCommand('menara')).toBeUndefined()
    expect(guessCommand('dua kata')).toBeUndefined()
    expect(findCommand('batal nikah')).toBeUndefined()
  })

  it('yes and no', () => {
    for (const text of ['ya', 'Y', 'iya pak', 'betul', 'OK', 'yes', 'saya setuju', 'I agree'])
      expect(readYesOrNo(text), text).toBe(true)
    for (const text of ['tidak', 'gak', 'bukan', 'tdk ada', 'no', 'belum', 'tdiak'])
      expect(readYesOrNo(text), text).toBe(false)
    for (const text of ['', 'Yanti', 'Nova', 'mungkin ya mungkin tidak'])
      expect(readYesOrNo(text), text).toBeUndefined()
  })
})
