import { localized } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { describe, expect, it } from 'vitest'
import { defaultWords } from './notice-words'
import { readAnswer, thingsToBring, visitNoticeText } from './visit-notice-text'

const appointment = { date: '2026-09-14', time: '09:00', place: 'Balai Desa Sanur', villageName: 'Sanur' }

describe('the notice of an appointment', () => {
  it('says day, hour, place, what to bring and how to answer', () => {
    const definition = findDefinition('KTP-BARU')
    const { text, subject } = visitNoticeText(
      { kind: 'planned', mode: 'village', purpose: 'enrolment', appointment, trackingNumber: 'SPL-1', definition },
      defaultWords['visit-planned'].id,
      'id',
      'https://contoh.id/lacak',
    )
    for (const part of ['14 September 2026', '09.00 WITA', 'Balai Desa Sanur, Sanur', 'SPL-1', 'YA', 'LAIN HARI'])
      expect(text).toContain(part)
    expect(subject).toContain('14 September 2026')
    for (const thing of thingsToBring({ purpose: 'enrolment', definition }, 'id')) expect(text).toContain(thing)
  })

  it('tells people at home to wait there, and who has no application no number and no link', () => {
    const { text } = visitNoticeText(
      { kind: 'moved', mode: 'home', purpose: 'assistance', appointment, trackingNumber: null, definition: undefined },
      localized(defaultWords['visit-moved'], 'en'),
      'en',
      'https://contoh.id/lacak',
    )
    expect(text).toContain('come to your home in Sanur')
    expect(text).toContain('has changed')
    expect(text).not.toContain('lacak')
  })

  it('says that only the place is another', () => {
    for (const [language, words] of [
      ['id', 'Tempat jemput bola berubah, harinya tetap: 14 September 2026'],
      ['en', 'The place of the visit has changed, the day has not: 14 September 2026'],
    ] as const) {
      const { text } = visitNoticeText(
        {
          kind: 'place_changed',
          mode: 'village',
          purpose: 'enrolment',
          appointment,
          trackingNumber: 'SPL-1',
          definition: undefined,
        },
        localized(defaultWords['visit-place-changed'], language),
        language,
        'https://contoh.id/lacak',
      )
      expect(text).toContain(words)
      expect(text).toContain('Balai Desa Sanur, Sanur')
    }
  })

  it('asks for no answer where the visit is called off', () => {
    const { text } = visitNoticeText(
      {
        kind: 'called_off',
        mode: 'home',
        purpose: 'enrolment',
        appointment,
        trackingNumber: null,
        definition: undefined,
      },
      defaultWords['visit-called-off'].id,
      'id',
      '',
    )
    expect(text).toContain('tidak jadi')
    expect(text).not.toContain('Balas')
  })
})

describe('an answer', () => {
  it('is read as people write it, with the day they ask for', () => {
    for (const text of ['YA', 'ya.', ' Bisa ', 'OK\n> Jadwal jemput bola', 'yes'])
      expect(readAnswer(text)).toEqual({ answer: 'confirmed', words: null })
    expect(readAnswer('LAIN HARI')).toEqual({ answer: 'another_day', words: null })
    expect(readAnswer('lain hari, Sabtu saja\n> kutipan')).toEqual({ answer: 'another_day', words: 'Sabtu saja' })
    expect(readAnswer('Another day: after Friday')).toEqual({ answer: 'another_day', words: 'after Friday' })
  })

  it('is nothing else', () => {
    for (const text of ['', 'Yakobus Udau', 'ya saya mau tanya', 'MENU', 'nomor 12', 'KTP#1'])
      expect(readAnswer(text)).toBeUndefined()
  })
})
