import { describe, expect, test as it } from 'vitest'
import { callBackReply } from './call-back'
import { stepDialogue } from './dialogue'
import { play, testContext } from './testing'
import { findCommand } from './words'

const mail = { channel: 'email', contact: { email: 'warga@surel.test' } } as const

describe('a wish to be called', () => {
  it.each([
    'telepon saya',
    'TELEPON',
    'Tolong telepon balik saya',
    'minta ditelepon',
    'call me please',
    'tolong call saya',
    'Pak, tolong telpon saya ya. Terima kasih',
    'bisa telepon saya?',
    'mohon dihubungi kembali',
    'saya mau ditelepon petugas saja',
    'tolong telepon saya di 0812-3456-7890',
    'Hubungi saya ke nomor 081234567890 pak',
    'please call me back at +60 12-345 6789',
    'minta tlp balik',
  ])('%s', (text) => {
    expect(findCommand(text)).toBe('call')
    for (const channel of ['whatsapp', 'sms'] as const) {
      const { effects } = play(testContext({ channel }), [text])
      expect(effects).toMatchObject([{ kind: 'call-back' }])
    }
  })

  it.each([
    'nomor telepon saya 081234567890',
    'Telepon saya 081234567890',
    'telepon saya rusak',
    'minta nomor telepon kantor',
    'sudah ditelepon petugas',
    'jangan telepon saya',
    'telepon genggam saya hilang, tolong',
    'ganti nomor telepon',
    'minta surat pindah',
    'tolong',
    'saya',
  ])('is none: %s', (text) => expect(findCommand(text)).not.toBe('call'))

  it('after PETUGAS, in the midst of a form and beside other words', () => {
    expect(play(testContext(), ['petugas', 'telepon saya']).effects).toMatchObject([
      { kind: 'person' },
      { kind: 'call-back' },
    ])
    const asked = play(testContext({ channel: 'sms' }), ['KK-BARU', 'mulai'])
    const called = play(testContext({ channel: 'sms' }), ['tolong telepon balik saya'], asked.state)
    expect(called.effects).toMatchObject([{ kind: 'call-back' }])
    expect(called.state?.step).toEqual(asked.state?.step)
    expect(called.last?.text, 'the question again').toContain(asked.last?.text.split('\n').at(-1) ?? '-')
    expect(play(testContext(), ['saya tidak bisa mengetik, tolong telepon saya']).effects).toMatchObject([
      { kind: 'call-back' },
    ])
  })

  it('the number that is written is called', () => {
    const { effects } = play(testContext({ channel: 'sms' }), ['tolong telepon saya di 0852 1111 2222'])
    expect(effects).toEqual([{ kind: 'call-back', phone: '+6285211112222' }])
  })

  it('by e-mail the number is asked for, or taken from the words', () => {
    const asked = play(testContext(mail), ['Tolong telepon saya.\n\nSalam,\nBudi Santoso'])
    expect(asked.effects).toEqual([])
    expect(asked.last?.text).toContain('Nomor mana')
    const named = play(testContext(mail), ['ke 081234567890 ya pak\n\nBudi'], asked.state)
    expect(named.effects).toEqual([{ kind: 'call-back', phone: '+6281234567890' }])
    expect(named.state?.step.kind).toBe('idle')
    const atOnce = play(testContext(mail), ['Mohon telepon saya di 0812 3456 7890\n\nSalam,\nBudi Santoso'])
    expect(atOnce.effects).toEqual([{ kind: 'call-back', phone: '+6281234567890' }])
    const wrong = play(testContext(mail), ['12345'], asked.state)
    expect(wrong.last?.text).toContain('belum terbaca')
  })

  it('what is under way goes on once the number is known', () => {
    const form = play(testContext(mail), ['KK-BARU', 'mulai'])
    const asked = play(testContext(mail), ['telepon saya'], form.state)
    expect(asked.state?.step.kind).toBe('call')
    const named = play(testContext(mail), ['0812 3456 7890'], asked.state)
    expect(named.state?.step).toEqual(form.state?.step)
    expect(named.state?.application).toEqual(form.state?.application)
    const back = play(testContext(mail), ['kembali'], asked.state)
    expect(back.state?.step).toEqual(form.state?.step)
  })

  it('a complaint that is being written is kept', () => {
    const written = play(testContext(mail), ['pengaduan', '1', 'Petugas tidak datang sesuai jadwal'])
    const asked = play(testContext(mail), ['telepon saya', '0812 3456 7890'], written.state)
    expect(asked.state?.step).toEqual(written.state?.step)
  })

  it('the answer comes before what is asked next', () => {
    const { state } = play(testContext({ channel: 'sms' }), ['KK-BARU', 'mulai'])
    const turn = stepDialogue(testContext({ channel: 'sms' }), state, { kind: 'text', text: 'telepon saya' })
    expect(turn.replies).toEqual([])
    expect(turn.afterwards).toHaveLength(1)
  })

  it('by when, where, and what has not come', () => {
    const dueAt = new Date('2026-07-01T09:00:00Z')
    const given = { dueAt, isKnown: false, isLate: false }
    expect(callBackReply(given, 'id').text).toMatch(/nomor ini pada jam kerja, paling lambat 1 Juli 2026/)
    expect(callBackReply({ ...given, phone: '+6281234567890' }, 'ms').text).toContain('+6281234567890')
    expect(callBackReply({ ...given, isKnown: true }, 'id').text).toContain('sudah tercatat')
    expect(callBackReply({ ...given, isKnown: true, isLate: true }, 'id').text).toMatch(/Maaf, sampai 1 Juli 2026/)
  })
})
