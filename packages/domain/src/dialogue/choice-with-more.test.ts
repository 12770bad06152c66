import { describe, expect, it, it as test } from 'vitest'
import { play, testContext } from './testing'

const mail = testContext({ channel: 'email', contact: { email: 'budi@contoh.id' } })
const begin = (code: string) => ({ kind: 'choice' as const, id: `begin:${code}` })

describe.each(['whatsapp', 'email'] as const)('a choice with more said beside it, by %s', (channel) => {
  const context = testContext({ channel })
  const opened = play(context, ['ktp saya hilang di sungai'])

  test.each([
    '1\ntolong ya pak, saya butuh cepat karena mau berangkat',
    'yang nomor 1 pak, terima kasih',
    'no 1 saja ya',
    '1.\nBudi',
  ])('is chosen: %j', (said) => {
    expect(play(context, [said], opened.state).state?.step).toEqual(play(context, ['1'], opened.state).state?.step)
  })

  test('and loses neither what was told before nor what is told with it', () => {
    const said = '1. \nNama saya Budi Santoso pak, NIK ada di KK saja'
    const begun = play(context, [said, 'mulai'], opened.state).state?.application
    const plain = play(context, ['1', 'mulai'], opened.state).state?.application
    expect(plain?.answers.request).toBeDefined()
    expect(begun).toMatchObject({ answers: plain?.answers, applicant: { name: 'Budi Santoso' } })
  })
})

describe('the review', () => {
  const form = 'Nama: Ani Lestari\nNIK: 6503055708909901\nKK: 6503050101209901\nDesa: Long Bawan, Krayan\nNANTI'
  const reviewed = play(mail, [begin('KTP-GANTI'), `${form}\nApa yang terjadi: hilang`, 'lewati'])

  it.each(['1. benar\nmohon dibantu cepat ya pak', 'iya pak, silakan dikirim\nBudi', 'Right', '1 benar ya pak'])(
    'is right: %j',
    (said) => {
      expect(reviewed.state?.step.kind).toBe('review')
      expect(play(mail, [said], reviewed.state).state?.step.kind).toBe('declaration')
    },
  )

  it('is not where the rest takes it back', () => {
    expect(play(mail, ['1. benar\ntapi tunggu dulu'], reviewed.state).state?.step.kind).toBe('review')
  })
})

test('begins by START where a service was introduced', () => {
  const english = testContext({ language: 'en' })
  const introduced = play(english, [{ kind: 'choice', id: 'service:KTP-GANTI' }])
  expect(play(english, ['start'], introduced.state).state?.application?.serviceCode).toBe('KTP-GANTI')
})
